package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.CampaignAnalytics;
import io.salesflow.camel.api.CampaignAnalytics.Email;
import io.salesflow.camel.api.CampaignAnalytics.General;
import io.salesflow.camel.api.CampaignAnalytics.Linkedin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VendorSamplesOfAnalyticsTest {
    private static final Email NO_EMAIL = new Email(0.0, 0.0, 0L, 0L, 0L, 0L, 0L, 0L, Map.of());

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @Test
    void figuresOfACampaign() {
        SALESFLOW.answers(Samples.of("analytics/by-campaign"));

        assertThat(SALESFLOW.bodyOf(Examples.of("analytics/by-campaign").uriWithArguments()))
                .isEqualTo(new CampaignAnalytics(
                        10L,
                        new Linkedin(
                                0.0, 0.0, 0.0, 0.0, 0L, 0L, 0L, 0.0, 0.0, 0.0, 0.0, 0.0, 0L, 0L, 0L, 0.0, 0.0, 0L, 0L,
                                0L, 0L, Map.of()),
                        NO_EMAIL,
                        new General(0.0, 1115L, 5L, 0L, 116L, 13L, Map.of()),
                        Map.of()));
    }

    @Test
    void figuresOfAllCampaignsOfAnAccount() {
        SALESFLOW.answers(Samples.of("analytics/by-account"));

        assertThat(SALESFLOW.bodyOf(Examples.of("analytics/by-account").uriWithArguments()))
                .isEqualTo(List.of(
                        new CampaignAnalytics(
                                10L,
                                new Linkedin(
                                        0.0,
                                        19.066666666666666,
                                        19.066666666666666,
                                        0.0,
                                        2L,
                                        5L,
                                        0L,
                                        3.3025099075297231,
                                        2.4,
                                        7.0,
                                        0.0,
                                        17.482517482517483,
                                        0L,
                                        143L,
                                        0L,
                                        0.0,
                                        0.0,
                                        750L,
                                        143L,
                                        139L,
                                        25L,
                                        Map.of()),
                                NO_EMAIL,
                                new General(3.3025099075297231, 865L, 5L, 0L, 25L, 1L, Map.of()),
                                Map.of()),
                        new CampaignAnalytics(
                                11L,
                                new Linkedin(
                                        0.0,
                                        32.026768642447415,
                                        32.026768642447415,
                                        0.0,
                                        31L,
                                        13L,
                                        16L,
                                        10.750695088044486,
                                        5.353728489483748,
                                        60.0,
                                        0.0,
                                        34.626865671641795,
                                        0L,
                                        335L,
                                        0L,
                                        0.0,
                                        0.0,
                                        1046L,
                                        335L,
                                        858L,
                                        116L,
                                        Map.of()),
                                NO_EMAIL,
                                new General(10.750695088044486, 1115L, 5L, 0L, 116L, 13L, Map.of()),
                                Map.of())));
    }
}
