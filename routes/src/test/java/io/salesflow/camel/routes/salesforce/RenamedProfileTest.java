package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gives his LinkedIn profile another name stays one record. */
class RenamedProfileTest extends SalesforceRoutesTest {
    private SandboxContact ada;

    @BeforeEach
    void addAda() {
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email("ada@example.com"));
        restart("salesflow.contacts-to-salesforce.maxAttempts", "1");
        running.contacts();
    }

    @Test
    void whoHasAnotherNameThereGetsTheNewKey() {
        String id = lead("ada").id();
        rename(ada);

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(salesforce.objects().all("Lead")).singleElement().satisfies(lead -> {
            assertThat(lead.id()).isEqualTo(id);
            assertThat(lead.values())
                    .containsEntry("Salesflow_Key__c", "ada-lovelace")
                    .containsEntry("LinkedIn_URL__c", "https://www.linkedin.com/in/ada-lovelace")
                    .containsEntry("Email", "ada@example.com");
        });
    }

    @Test
    void soDoesWhoIsInTwoCampaignsThoughOneIsRenamedLater() {
        SandboxContact second = salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada");
        running.contacts();
        rename(ada);
        running.contacts();
        rename(second);
        running.contacts();

        assertThat(lead("ada-lovelace").values()).containsEntry("FirstName", "Ada");
        assertThat(salesforce.objects().all("Lead")).hasSize(1);
    }

    @Test
    void ifThereIsARecordOfEachNameTheChangeIsParked() {
        SObjectRecord other = salesforce
                .objects()
                .add("Lead", Map.of("LastName", "Lovelace", "Company", "Engines", "Salesflow_Key__c", "ada-lovelace"));
        rename(ada);

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 0, 1));

        assertThat(SalesflowFeeds.of(running.camel()).parked(RunningRoutes.CONTACTS_FEED))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason())
                        .contains("was renamed", lead("ada").id(), other.id(), "Merge them"));
    }

    @Test
    void whoIsNotThereUnderEitherNameIsMadeWithAllThatIsKnown() {
        salesforce.objects().delete("Lead", lead("ada").id());
        rename(ada);

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(lead("ada-lovelace").values()).containsEntry("Email", "ada@example.com");
    }

    private static void rename(SandboxContact contact) {
        contact.edit(edit -> edit.memberUrl("https://www.linkedin.com/in/ada-lovelace"));
    }
}
