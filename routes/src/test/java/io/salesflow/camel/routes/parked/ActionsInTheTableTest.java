package io.salesflow.camel.routes.parked;

import static io.salesflow.camel.routes.parked.RunningParked.CONTACTS;
import static io.salesflow.camel.routes.parked.RunningParked.TO_FILE;
import static io.salesflow.camel.routes.parked.RunningParked.TO_TABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import org.junit.jupiter.api.Test;

/** What people write into the table of parked records is done and answered. */
class ActionsInTheTableTest extends ParkedRoutesTest {
    @Test
    void replayInTheTableHasItDeliveredAndTheRowGoes() {
        added("ada", "Ada");
        added("bob", "Bob");
        refused(CONTACTS);
        running.run(TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = ' Replay ' where name like 'Ada%'");
        running.run(TO_TABLE);

        await().untilAsserted(() -> assertThat(running.feeds().parked(feed)).hasSize(1));
        running.run(TO_TABLE);
        assertThat(table()).extracting(row -> row.get("name")).containsExactly("Bob Lovelace");
        assertThat(inHubSpot()).containsExactly("ada");
    }

    @Test
    void whatIsRefusedAgainStaysWithoutTheOldAnswer() {
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_TABLE);
        Object since = table().get(0).get("since");
        POSTGRES.sql().update("update salesflow_parked set action = 'replay'");
        hubSpot.faults().next(1000, "/contacts/batch/upsert", io.salesflow.sandbox.standin.Fault.status(400));
        running.run(TO_TABLE);
        await().untilAsserted(() -> {
            running.run(TO_TABLE);
            assertThat(table()).singleElement().satisfies(row -> assertThat(row)
                    .containsEntry("action", null)
                    .containsEntry("answer", null)
                    .doesNotContainEntry("since", since));
        });
    }

    @Test
    void discardInTheTableGivesItUp() {
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = 'discard'");
        running.run(TO_TABLE);

        assertThat(table()).isEmpty();
        assertThat(running.feeds().parked(feed)).isEmpty();
        assertThat(inHubSpot()).isEmpty();
    }

    @Test
    void whatCanNotBeDoneIsAnswered() {
        added("ada", "Ada");
        refused(CONTACTS);
        running.run(TO_TABLE);
        POSTGRES.sql().update("update salesflow_parked set action = 'retry'");
        POSTGRES.sql()
                .update(
                        "insert into salesflow_parked (feed, key, since, action) values ('no-such-feed', '1', now(), 'replay')");
        POSTGRES.sql()
                .update("insert into salesflow_parked (feed, key, since, action) values ('" + feed
                        + "', '1', now(), 'replay')");
        running.run(TO_TABLE);

        assertThat(table())
                .filteredOn(row -> row.get("feed").equals(feed))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("answer", "Nothing was done: write replay or discard, not retry")
                        .containsEntry("action", null));
        assertThat(table())
                .filteredOn(row -> row.get("feed").equals("no-such-feed"))
                .singleElement()
                .satisfies(row -> assertThat((String) row.get("answer")).contains("There is no feed 'no-such-feed'"));
        assertThat(running.feeds().parked(feed)).hasSize(1);
    }

    @Test
    void aParkedEventIsShownAndReplayed() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .lastName("Lovelace"));
        running.run(CONTACTS);
        salesflow
                .faults()
                .on("members/get", Fault.envelope(404, "no such member"))
                .times(1);
        ada.connect();
        String events = "events:" + salesflow.accountId() + ":camel-salesflow";
        await().untilAsserted(
                        () -> assertThat(running.feeds().parkedEvents(events)).hasSize(1));
        running.run(TO_TABLE);
        running.run(TO_FILE);

        assertThat(table()).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("feed", events)
                    .containsEntry("what", "event connected")
                    .containsEntry("name", "Ada Lovelace")
                    .containsEntry("route", "salesflow-events")
                    .containsEntry("reason", "there is no such contact");
            assertThat((String) row.get("what_to_do")).contains("Look the person up");
        });
        assertThat(folder.resolve("events-" + salesflow.accountId() + "-camel-salesflow.csv"))
                .exists();
        POSTGRES.sql().update("update salesflow_parked set action = 'replay'");
        running.run(TO_TABLE);

        await().untilAsserted(() -> assertThat(hubSpot.contacts().all())
                .anySatisfy(contact ->
                        assertThat(contact.properties()).containsEntry("salesflow_status", "MEMBER_CONNECTED")));
        running.run(TO_TABLE);
        assertThat(table()).isEmpty();
    }
}
