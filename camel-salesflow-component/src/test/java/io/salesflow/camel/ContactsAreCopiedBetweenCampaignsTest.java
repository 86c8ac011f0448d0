package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ContactsAreCopiedBetweenCampaignsTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @Test
    void aContactThatWasReadIsImportedIntoTheEndpointsCampaignAndNotItsOwn() {
        salesflow.answers(
                "\uFEFF{\"MemberId\":5,\"FirstName\":\"Ada\",\"CampaignId\":1,\"MemberUrl\":\"https://www.linkedin.com/in/ada\"}");
        Exchange read = salesflow.send("salesflow:members/get?memberId=5", null, Map.of());
        Contact contact = read.getMessage().getBody(Contact.class);

        Exchange imported = salesflow.send("salesflow:members/import?campaignId=2", contact, Map.of());

        assertThat(imported.getException()).isNull();
        assertThat(salesflow.requests().get(1).getUrl())
                .contains("campaignId=2")
                .contains("firstName=Ada")
                .contains("linkedInUrl=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fada")
                .doesNotContain("campaignId=1");
    }
}
