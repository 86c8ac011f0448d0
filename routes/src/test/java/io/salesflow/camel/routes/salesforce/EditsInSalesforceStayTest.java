package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.SandboxContact;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people edit in Salesforce stays, however the same person comes from Salesflow as new again. */
class EditsInSalesforceStayTest extends SalesforceRoutesTest {
    private static final String EMAIL = "ada@example.com";
    private static final Map<String, String> EDITED = Map.of("Company", "Edited", "Phone", "9");

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whenThePersonComesIntoASecondCampaign(String email) {
        addAda(email);
        running.contacts();
        edit(EDITED);

        addAdaToSecondCampaign(email);
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(lead("ada").values()).containsAllEntriesOf(EDITED);
    }

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whenTheFeedForgetsAll(String email) {
        addAda(email);
        running.contacts();
        edit(EDITED);

        SalesflowFeeds.of(running.camel()).forget(RunningRoutes.CONTACTS_FEED);
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(lead("ada").values()).containsAllEntriesOf(EDITED);
    }

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whenTheLedgerIsLostAndWhatReallyChangesInSalesflowArrivesAfterThat(String email) {
        SandboxContact member = addAda(email);
        running.contacts();
        edit(EDITED);

        forget();
        running.contacts();
        assertThat(lead("ada").values()).containsAllEntriesOf(EDITED);

        member.edit(contact -> contact.phone("3"));
        running.contacts();
        assertThat(lead("ada").values()).containsEntry("Phone", "3").containsEntry("Company", "Edited");
    }

    @Test
    void alsoWhenTheAddressOrTheStatusIsWhatSomebodyEdited() {
        restart("salesforce.leadStatuses", "MEMBER_CONNECTED=Working - Contacted");
        addAda(EMAIL);
        running.contacts();
        Map<String, String> edited = Map.of("Email", "lovelace@example.com", "Status", "Qualified");
        edit(edited);

        SalesflowFeeds.of(running.camel()).forget(RunningRoutes.CONTACTS_FEED);
        running.contacts();

        assertThat(lead("ada").values()).containsAllEntriesOf(edited);
    }

    @Test
    void whatSalesforceLacksOrHasOnlyForWantOfMoreIsFilledIn() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        running.contacts();
        assertThat(lead("ada").values()).containsEntry("Company", "Unknown");

        addAdaToSecondCampaign(EMAIL);
        running.contacts();

        assertThat(lead("ada").values())
                .containsEntry("Email", EMAIL)
                .containsEntry("Phone", "1")
                .containsEntry("Company", "Engines");
    }

    private SandboxContact addAda(String email) {
        return salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email(email)
                .phone("1")
                .company("Engines")
                .status(MemberStatus.CONNECTED));
    }

    private void addAdaToSecondCampaign(String email) {
        salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email(email)
                .phone("1")
                .company("Engines")
                .status(MemberStatus.CONNECTED));
    }

    private void edit(Map<String, String> fields) {
        String id = lead("ada").id();
        fields.forEach((field, value) -> salesforce.objects().edit("Lead", id, field, value));
    }
}
