package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.BeforeSending;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesToSalesforceTest extends SalesforceRoutesTest {
    private static final String CREATE = "/composite/sobjects";
    private static final String QUERY = "/query/";

    @Test
    void aMessageBecomesACompletedTaskOfItsLead() {
        SandboxContact ada = contact("ada");
        int number = ada.addMessage(Instant.parse("2026-01-04T23:30:00.500Z"), "Sounds good!")
                .conversationMessageId();
        running.contacts();

        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.value("Salesflow_Message_Key__c"))
                    .hasValue(salesflow.accountId() + "/" + ada.id() + ":" + number);
            assertThat(task.values())
                    .containsEntry("WhoId", lead("ada").id())
                    .containsEntry("Subject", "LinkedIn message from Ada Lovelace")
                    .containsEntry("Description", "Sounds good!")
                    .containsEntry("ActivityDate", "2026-01-04")
                    .containsEntry("Salesflow_Sent_At__c", "2026-01-04T23:30:00.500Z")
                    .containsEntry("Status", "Completed")
                    .hasSize(7);
        });
    }

    @Test
    void theDayOfAMessageFollowsTheTimeZone() {
        restart("salesforce.zone", "Europe/Berlin");
        contact("ada").addMessage(Instant.parse("2026-01-04T23:30:00Z"), "Late");

        running.messages();

        assertThat(tasks()).singleElement().satisfies(task -> assertThat(task.value("ActivityDate"))
                .hasValue("2026-01-05"));
    }

    @Test
    void aLeadThatIsMissingIsMadeAndOneThatIsThereIsLeftAsItIs() {
        contact("ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "First");
        contact("bob").addMessage(Instant.parse("2026-01-04T09:00:00Z"), "Second");
        salesforce.objects().add("Lead", Map.of("LastName", "Of a person", "Company", "C", "Salesflow_Key__c", "bob"));

        assertThat(running.messages()).containsExactly(new SalesforceTotals(2, 2, 0, 0));

        assertThat(lead("bob").value("LastName")).hasValue("Of a person");
        assertThat(lead("ada").values()).containsEntry("LastName", "Lovelace").containsEntry("Company", "Unknown");
        assertThat(tasks())
                .extracting(task -> task.value("WhoId").orElseThrow())
                .containsExactlyInAnyOrder(lead("ada").id(), lead("bob").id());
    }

    @Test
    void whatIsAssumedOfAWriterDoesNotOverwriteWhatTheOtherRouteWritesMeanwhile() {
        contact("ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "First");
        BeforeSending.to("SObjectCollections", 2, running.camel(), () -> salesforce
                .objects()
                .add("Lead", Map.of("LastName", "Byron", "Company", "Engines", "Salesflow_Key__c", "ada")));

        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(lead("ada").values()).containsEntry("Company", "Engines").containsEntry("LastName", "Lovelace");
        assertThat(tasks()).singleElement().satisfies(task -> assertThat(task.value("WhoId"))
                .hasValue(lead("ada").id()));
    }

    @Test
    void eachMessageComesOnceAlsoAfterAFullScanAndForAProgramWithoutMemory() {
        SandboxContact ada = contact("ada");
        for (int day = 1; day <= 5; day++) {
            ada.addMessage(Instant.parse("2026-01-0" + day + "T08:00:00Z"), "Message " + day);
        }
        assertThat(running.messages()).containsExactly(new SalesforceTotals(5, 5, 0, 0));
        SalesflowFeeds.of(running.camel()).scan(RunningRoutes.MESSAGES_FEED);
        assertThat(running.messages()).isEmpty();

        forget();
        assertThat(running.messages()).containsExactly(new SalesforceTotals(5, 0, 0, 0));

        assertThat(tasks())
                .extracting(task -> task.value("Description").orElseThrow())
                .containsExactly("Message 1", "Message 2", "Message 3", "Message 4", "Message 5");
    }

    @Test
    void aMessageThatIsMarkedAsInterestingLaterChangesItsTask() {
        SandboxContact ada = contact("ada");
        ada.addMessage(Instant.parse("2026-01-04T08:00:00Z"), "First");
        ada.addMessage(Instant.parse("2026-01-05T08:00:00Z"), "Second");
        running.messages();
        tasks().forEach(task -> salesforce.objects().edit("Task", task.id(), "Priority", "High"));
        ada.markInterested(true);
        SalesflowFeeds.of(running.camel()).scan(RunningRoutes.MESSAGES_FEED);

        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(tasks())
                .extracting(task -> task.value("Subject").orElseThrow())
                .containsExactly(
                        "LinkedIn message from Ada Lovelace", "LinkedIn message from Ada Lovelace (interested)");
        assertThat(tasks())
                .allSatisfy(task -> assertThat(task.value("Priority")).hasValue("High"));
        assertThat(running.messages()).isEmpty();
    }

    @Test
    void aTaskIsNotMadeTwiceWhenTheAnswerIsLost() {
        contact("ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Once");
        contact("bob").addMessage(Instant.parse("2026-01-04T09:00:00Z"), "Once, too");
        running.contacts();
        salesforce.faults().next(1, CREATE, Fault.resetAfterWork());
        salesforce.faults().next(1, QUERY, Fault.truncated());
        salesforce.faults().next(1, QUERY, Fault.status(503));

        assertThat(running.messages()).containsExactly(new SalesforceTotals(2, 0, 0, 0));

        assertThat(tasks()).hasSize(2);
    }

    @Test
    void aTaskIsNotMadeTwiceWhenTheAnswerBreaksOff() {
        contact("ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Once");
        running.contacts();
        salesforce.faults().next(1, CREATE, Fault.truncated());

        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 0, 0, 0));

        assertThat(tasks()).hasSize(1);
    }

    @Test
    void anExternalIdOnTasksKeepsThemSingleWithoutLookingFirst(@TempDir Path folder) throws IOException {
        deployExternalIdOfTasks(folder);
        restart("salesforce.taskUpsert", "true");
        contact("ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Once");
        salesforce.faults().next(1, "/Task/Salesflow_Message_Key__c", Fault.resetAfterWork());

        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(tasks()).hasSize(1);
        assertThat(salesforce.journal().entries("GET", QUERY))
                .noneMatch(entry -> entry.query().contains("FROM Task"));
    }

    @Test
    void anExternalIdOnTasksThatIsMissingIsTold() {
        restart("salesforce.taskUpsert", "true");
        contact("ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Hi");

        running.messages();

        assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContainingAll("external ID", "Salesflow_Message_Key__c", "Task"));
    }

    @Test
    void htmlUnicodeAndLongTextArriveAsTheyAre() {
        SandboxContact ada = contact("ada");
        ada.addMessage(Instant.parse("2026-01-01T08:00:00Z"), "<b>Hi</b> & 'bye' \\ \ud83d\ude80 \u738b\n2nd line");
        ada.addMessage(Instant.parse("2026-01-02T08:00:00Z"), "x".repeat(31_998) + "\ud83d\ude80 and more");

        assertThat(running.messages()).containsExactly(new SalesforceTotals(2, 2, 0, 0));

        assertThat(tasks())
                .extracting(task -> task.value("Description").orElseThrow())
                .containsExactly("<b>Hi</b> & 'bye' \\ \ud83d\ude80 \u738b\n2nd line", "x".repeat(31_998) + "\u2026");
    }

    @Test
    void aKeyWithQuotesAndOfOtherScriptsIsFound() {
        salesflow
                .campaign()
                .addContact("linkedin.com/in/o'brien-\u738b\u5c0f\u660e", contact -> contact.firstName("\u738b"))
                .addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Hi");
        running.contacts();

        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(salesforce.objects().all("Lead")).hasSize(1);
    }

    @Test
    void ofManySendersAllAreFoundThoughAQueryMustBeShort() {
        for (int i = 0; i < 250; i++) {
            salesflow
                    .campaign()
                    .addContact("linkedin.com/in/somebody-with-a-long-name-" + "\u738b".repeat(5) + i)
                    .addMessage(Instant.parse("2026-01-04T08:00:00Z").plusSeconds(i), "Hi");
        }
        running.contacts();

        assertThat(running.messages())
                .containsExactly(new SalesforceTotals(200, 200, 0, 0), new SalesforceTotals(50, 50, 0, 0));

        assertThat(salesforce.objects().all("Lead")).hasSize(250);
        assertThat(tasks())
                .extracting(task -> task.value("WhoId").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void aSenderWhomSalesforceDoesNotTakeHoldsUpOnlyTheirOwnMessages() {
        contact("ada").addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Fine");
        salesflow
                .campaign()
                .addContact("linkedin.com/in/broken", contact -> contact.email("not an address"))
                .addMessage(Instant.parse("2026-01-04T09:00:00Z"), "Held up");

        try (LogLines lines = LogLines.of(SalesforceMessages.class)) {
            assertThat(running.messages()).containsExactly(new SalesforceTotals(2, 1, 0, 1));
            assertThat(lines.all()).singleElement().asString().contains("INVALID_EMAIL_ADDRESS", "its contact");
        }
        member("broken").edit(contact -> contact.email("right@example.com"));
        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(tasks()).hasSize(2);
    }

    @Test
    void aMessageOfSomebodyWithoutALinkedInUrlIsToldAndParkedInTheEnd() {
        salesflow
                .campaign()
                .addContact("linkedin.com/in/nobody", contact -> contact.memberUrl("https://example.com")
                        .publicIdentifier(null))
                .addMessage(Instant.parse("2026-01-04T09:00:00Z"), "Hi");

        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 0, 0, 1));
        }

        assertThat(SalesflowFeeds.of(running.camel()).parked(RunningRoutes.MESSAGES_FEED))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("no LinkedIn URL"));
    }

    @Test
    void whileSalesforceIsDownNothingIsParkedAndThenAllMessagesCome() {
        restart("salesforce.retries", "0", "salesflow.messages-to-salesforce.maxAttempts", "1");
        addMessages();
        for (String call : List.of("/oauth2/token", QUERY, UPSERT, CREATE, CREATE)) {
            salesforce.faults().next(1, call, Fault.status(503));
            assertThat(running.messages()).isEmpty();
            assertThat(running.failures()).singleElement().isInstanceOf(SalesforceUnavailableException.class);
        }

        assertThat(running.messages()).containsExactly(new SalesforceTotals(6, 6, 0, 0));

        assertThat(SalesflowFeeds.of(running.camel()).parked(RunningRoutes.MESSAGES_FEED))
                .isEmpty();
        assertSameMessagesInBoth();
    }

    @Test
    void waitsWhileTheCallsOfTheDayAreUsedUp() {
        addMessages();
        for (String call : List.of(QUERY, UPSERT, CREATE)) {
            salesforce.faults().next(3, call, Fault.requestLimitExceeded());
        }

        assertThat(running.messages()).containsExactly(new SalesforceTotals(6, 6, 0, 0));

        assertSameMessagesInBoth();
    }

    @Test
    void aSalesforceThatIsTooSlowIsAskedAgainAndGetsEachMessageOnce() {
        restart("camel.component.salesforce.http-request-timeout", "500");
        addMessages();
        for (String call : List.of(QUERY, UPSERT, CREATE)) {
            salesforce.faults().next(1, call, Fault.delay(Duration.ofSeconds(3)));
        }

        assertThat(running.messages()).hasSize(1);

        assertSameMessagesInBoth();
    }

    @Test
    void aMessageOfSomebodyWhoIsGoneFromSalesflowArrivesAndStays() {
        SandboxContact ada = contact("ada");
        ada.addMessage(Instant.parse("2026-01-04T08:00:00Z"), "Before she was deleted");
        salesflow
                .faults()
                .on("members/get", io.salesflow.sandbox.fault.Fault.answer(200, "application/json", "null"))
                .times(1);
        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
        ada.delete();
        SalesflowFeeds feeds = SalesflowFeeds.of(running.camel());
        for (int poll = 1; poll <= 3; poll++) {
            feeds.scan(RunningRoutes.MESSAGES_FEED);
            assertThat(running.messages()).isEmpty();
        }

        assertThat(feeds.parked(RunningRoutes.MESSAGES_FEED)).isEmpty();
        assertThat(tasks()).singleElement().satisfies(task -> {
            assertThat(task.value("WhoId")).contains(lead("ada").id());
            assertThat(task.value("Description")).contains("Before she was deleted");
        });
    }

    private void addMessages() {
        for (String slug : List.of("ada", "bob", "z-\u738b")) {
            SandboxContact contact = contact(slug);
            contact.addMessage(Instant.parse("2026-01-04T08:00:00Z"), "First of " + slug);
            contact.addMessage(Instant.parse("2026-01-04T08:00:00.250Z"), "Second of " + slug + " \ud83d\ude80");
        }
    }

    /** Each message in Salesflow is one Task of its writer, with its text and its time, and nothing else is there. */
    private void assertSameMessagesInBoth() {
        List<String> inSalesflow = salesflow.campaign().contacts().stream()
                .flatMap(contact -> salesflow.account().contact(contact.memberId()).conversation().received().stream()
                        .map(message -> contact.profile().memberUrl().replaceAll(".*/in/", "") + " "
                                + message.createdAt() + " " + message.text()))
                .toList();
        assertThat(tasks())
                .extracting(task -> keyOf(task.value("WhoId").orElseThrow()) + " "
                        + Instant.parse(task.value("Salesflow_Sent_At__c").orElseThrow()) + " "
                        + task.value("Description").orElseThrow())
                .containsExactlyInAnyOrderElementsOf(inSalesflow);
    }

    private String keyOf(String leadId) {
        return salesforce
                .objects()
                .find("Lead", "Id", leadId)
                .get(0)
                .value("Salesflow_Key__c")
                .orElseThrow();
    }

    private void deployExternalIdOfTasks(Path folder) throws IOException {
        String file = "objects/Activity/fields/Salesflow_Message_Key__c.field-meta.xml";
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.writeString(
                copy,
                Files.readString(METADATA.resolve("main/default").resolve(file))
                        .replace("<externalId>false", "<externalId>true"));
        salesforce.deploy(folder);
    }

    private List<SObjectRecord> tasks() {
        return salesforce.objects().all("Task");
    }

    private SandboxContact contact(String slug) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName("Ada")
                .lastName("Lovelace"));
    }
}
