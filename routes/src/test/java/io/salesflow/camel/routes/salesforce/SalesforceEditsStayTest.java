package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.account.MemberStatus;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What salespeople edit in Salesforce is not overwritten by what has not changed in Salesflow. */
class SalesforceEditsStayTest extends SalesforceRoutesTest {
    private static final String CONTACTED = "Working - Contacted";

    @BeforeEach
    void addAda() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .lastName("Lovelace")
                .email("ada@example.com")
                .phone("1")
                .company("Engines")
                .status(MemberStatus.CONNECTED));
    }

    @Test
    void whatSomebodyEditedStaysUntilItChangesInSalesflow() {
        running.contacts();
        edit(Map.of("Email", "lovelace@example.com", "Phone", "2", "Company", "Analytical Engines"));
        member("ada").edit(contact -> contact.occupation("Mathematician"));
        running.contacts();
        assertThat(lead("ada").values())
                .containsEntry("Title", "Mathematician")
                .containsEntry("Email", "lovelace@example.com")
                .containsEntry("Phone", "2")
                .containsEntry("Company", "Analytical Engines");

        member("ada").edit(contact -> contact.phone("3"));
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(lead("ada").values())
                .containsEntry("Phone", "3")
                .containsEntry("Email", "lovelace@example.com")
                .containsEntry("Company", "Analytical Engines");
    }

    @Test
    void theStatusOfALeadGoesOnlyWhereThatOfTheContactHasChanged() {
        restart("salesforce.leadStatuses", "MEMBER_DISCONNECTED=Closed - Not Converted, MEMBER_CONNECTED=" + CONTACTED);
        running.contacts();
        assertThat(lead("ada").values()).containsEntry("Status", CONTACTED);
        edit(Map.of("Status", "Qualified"));
        member("ada").edit(contact -> contact.phone("2"));
        running.contacts();
        assertThat(lead("ada").values()).containsEntry("Status", "Qualified").containsEntry("Phone", "2");

        member("ada").status(MemberStatus.DISCONNECTED);
        running.contacts();

        assertThat(lead("ada").values()).containsEntry("Status", "Closed - Not Converted");
    }

    @Test
    void aRecordThatSomebodyDeletedIsMadeAgainWithAllThatSalesflowKnows() {
        restart("salesforce.leadStatuses", "MEMBER_CONNECTED=" + CONTACTED);
        running.contacts();
        salesforce.objects().delete("Lead", lead("ada").id());
        member("ada").edit(contact -> contact.company("Analytical Engines"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(lead("ada").values())
                .containsEntry("Email", "ada@example.com")
                .containsEntry("Phone", "1")
                .containsEntry("Company", "Analytical Engines")
                .containsEntry("Status", CONTACTED);
    }

    private void edit(Map<String, String> fields) {
        String id = lead("ada").id();
        fields.forEach((field, value) -> salesforce.objects().edit("Lead", id, field, value));
    }
}
