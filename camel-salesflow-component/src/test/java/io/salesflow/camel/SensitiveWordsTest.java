package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveWordsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel.component.salesflow.token",
                "camel.component.salesflow.domainToken",
                "camel.component.salesflow.webhook-secret",
                "camel.kamelet.salesflow-events-source.webhookOldSecret"
            })
    void camelMasksOurSecretsAmongItsProperties(String property) {
        CamelContext context = new DefaultCamelContext();
        new SalesflowComponent().setCamelContext(context);
        assertThat(CamelContextHelper.containsSensitive(context, property)).isTrue();
        assertThat(CamelContextHelper.containsSensitive(context, "camel.component.salesflow.accountId"))
                .isFalse();
    }

    @Test
    void whatTheUserNamedStays() {
        CamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setAdditionalSensitiveKeywords("iban");
        SensitiveWords.add(context, List.of("hubspotToken"));
        SensitiveWords.add(context, List.of("hubspotToken"));
        assertThat(context.getCamelContextExtension().getAdditionalSensitiveKeywords())
                .isEqualTo("iban,hubspotToken");
    }
}
