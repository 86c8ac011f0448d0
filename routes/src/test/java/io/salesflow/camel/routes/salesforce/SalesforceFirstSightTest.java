package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.standin.Fault;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People whom Salesforce knows before Salesflow tells of them: recognised, never doubled, never mixed up. */
class SalesforceFirstSightTest extends SalesforceRoutesTest {
    private static final String UPDATE = "/composite/sobjects";
    private static final String QUERY = "/query/";

    @Test
    void whoIsInSalesforceByEmailGetsTheKeyAndKeepsTheRest() {
        SObjectRecord known = addLead(Map.of("Email", "ada@example.com", "Status", "Working - Contacted"));
        addContact("ada", "Ada@Example.com");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(salesforce.objects().all("Lead")).singleElement().satisfies(lead -> {
            assertThat(lead.id()).isEqualTo(known.id());
            assertThat(lead.values())
                    .containsEntry("Salesflow_Key__c", "ada")
                    .containsEntry("Status", "Working - Contacted")
                    .containsEntry("FirstName", "Ada")
                    .containsEntry("LastName", "Known")
                    .containsEntry("Company", "Before");
        });
    }

    @Test
    void orByTheUrlOfTheProfileIfThatIsAskedFor() {
        addLead(Map.of("LinkedIn_URL__c", "https://www.LinkedIn.com/in/Ada/"));
        addContact("ada", "ada@example.com");
        addContact("bob", null);
        restart("salesforce.findByLinkedInUrl", "true");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 1, 1, 0));

        assertThat(lead("ada").value("LastName")).hasValue("Known");
        assertThat(salesforce.objects().all("Lead")).hasSize(2);
    }

    @Test
    void nobodyIsLookedUpIfThatIsNotWanted() {
        addLead(Map.of("Email", "ada@example.com"));
        addContact("ada", "ada@example.com");
        restart("salesforce.findByEmail", "false");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(salesforce.journal().entries("GET", QUERY))
                .noneMatch(call -> call.query().contains("WHERE Email"));
    }

    @Test
    void contactsAreFoundAsLeadsAre() {
        salesforce.objects().add("Contact", Map.of("LastName", "Known", "Email", "ada@example.com"));
        addContact("ada", "ada@example.com");
        restart("salesforce.object", "Contact");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(salesforce.objects().find("Contact", "Salesflow_Key__c", "ada"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.value("LastName")).hasValue("Known"));
    }

    @Test
    void severalRecordsThatMayBeOnePersonAreParkedAndNotMerged() {
        SObjectRecord one = addLead(Map.of("Email", "ada@example.com"));
        SObjectRecord other = addLead(Map.of("Email", "ADA@example.com"));
        addContact("ada", "ada@example.com");
        addContact("bob", null);
        restart("salesflow.contacts-to-salesforce.maxAttempts", "1");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 1, 0, 1));

        assertParked("several records with its e-mail address", one.id(), other.id());
        assertThat(salesforce.objects().find("Lead", "Salesflow_Key__c", "ada")).isEmpty();
        assertThat(salesforce.objects().all("Lead")).hasSize(3);
    }

    @Test
    void whoIsInDoubtStaysSoWhenHeChanges() {
        addLead(Map.of("Email", "ada@example.com"));
        addLead(Map.of("Email", "ADA@example.com"));
        addContact("ada", "ada@example.com");
        restart("salesflow.contacts-to-salesforce.maxAttempts", "1");
        running.contacts();
        member("ada").edit(edit -> edit.lastName("Lovelace").company("Analytical Engines"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 0, 1));

        assertParked("several records with its e-mail address");
        assertThat(salesforce.objects().all("Lead")).hasSize(2);
    }

    @Test
    void anEmailOfSomebodyElseIsParkedUntilItIsCorrected() {
        addContact("ada", "shared@example.com");
        restart("salesflow.contacts-to-salesforce.maxAttempts", "1");
        running.contacts();
        addContact("bob", "shared@example.com");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 0, 1));
        assertParked("has its e-mail address, but is linkedin.com/in/ada");

        member("bob").edit(edit -> edit.email("bob@example.com"));
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
        assertSameInBoth();
    }

    @Test
    void oneRecordThatMayBeTwoPeopleIsNeither() {
        addLead(Map.of("Email", "shared@example.com"));
        addContact("ada", "shared@example.com");
        addContact("bob", "shared@example.com");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 0, 0, 2));

        assertThat(salesforce.objects().all("Lead"))
                .singleElement()
                .satisfies(lead -> assertThat(lead.value("Salesflow_Key__c")).isEmpty());
    }

    @Test
    void whoeverHasTheKeyIsThePersonWhateverAddressOthersHave() {
        addLead(Map.of("Email", "ada@example.com"));
        addLead(Map.of("Salesflow_Key__c", "ADA", "Email", "old@example.com"));
        addLead(Map.of("Salesflow_Key__c", "bob", "Email", "bob@example.com"));
        addLead(Map.of("Email", "bob@example.com"));
        addContact("ada", "ada@example.com");
        addContact("bob", "bob@example.com");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 0, 2, 0));

        assertThat(salesforce.objects().all("Lead")).hasSize(4);
        assertThat(lead("ada").values()).containsEntry("FirstName", "Ada").containsEntry("Email", "old@example.com");
    }

    @Test
    void oddAddressesAreLookedUpAsTheyAre() {
        addLead(Map.of("Email", "o'brien\\@example.com"));
        addContact("obrien", "O'Brien\\@example.com");
        addContact("mallory", "x@example.com') OR Name LIKE ('%");
        addContact("eve", "eve\n@example.com\t'");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(3, 0, 1, 2));

        assertThat(lead("obrien").value("LastName")).hasValue("Known");
    }

    @Test
    void manyAreLookedUpWithFewQueriesAndOnlyWhoIsNew() {
        IntStream.range(0, 200).forEach(i -> addContact("person-" + i, "person" + i + "@example.com"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(200, 200, 0, 0));
        assertThat(salesforce.journal().entries("GET", QUERY))
                .hasSizeBetween(3, 5)
                .allSatisfy(call -> assertThat(URLEncoder.encode(call.query(), StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(4000));

        salesforce.journal().clear();
        member("person-7").edit(edit -> edit.phone("7"));
        running.contacts();
        assertThat(salesforce.journal().entries("GET", QUERY)).isEmpty();
    }

    @Test
    void whoWasRecognisedIsNotRecognisedAgainAfterAnAnswerWasLostOrAllIsForgotten() {
        SObjectRecord known = addLead(Map.of("Email", "ada@example.com"));
        addContact("ada", "ada@example.com");
        salesforce.faults().next(1, UPDATE, Fault.resetAfterWork());

        running.contacts();
        forget();
        running.contacts();

        assertThat(salesforce.objects().all("Lead")).singleElement().satisfies(lead -> assertThat(lead.id())
                .isEqualTo(known.id()));
    }

    @Test
    void whoWritesIsRecognisedToo() {
        SObjectRecord known = addLead(Map.of("Email", "ada@example.com"));
        addContact("ada", "ada@example.com").addMessage(Instant.parse("2026-01-05T09:00:00Z"), "Hello");

        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(salesforce.objects().all("Task")).singleElement().satisfies(task -> assertThat(task.value("WhoId"))
                .hasValue(known.id()));
        assertThat(lead("ada").id()).isEqualTo(known.id());
    }

    @Test
    void messagesOfSomebodyWhoMayBeSeveralRecordsAreParkedAndComeOnceWhenTheyAreMerged() {
        SObjectRecord one = addLead(Map.of("Email", "ada@example.com"));
        SObjectRecord other = addLead(Map.of("Email", "ADA@example.com"));
        addContact("ada", "ada@example.com").addMessage(Instant.parse("2026-01-05T09:00:00Z"), "Who am I?");
        addContact("bob", null).addMessage(Instant.parse("2026-01-05T09:30:00Z"), "I am Bob");
        restart("salesflow.messages-to-salesforce.maxAttempts", "1");
        SalesflowFeeds feeds = SalesflowFeeds.of(running.camel());

        assertThat(running.messages()).containsExactly(new SalesforceTotals(2, 1, 0, 1));

        assertThat(feeds.parked(RunningRoutes.MESSAGES_FEED)).singleElement().satisfies(parked -> assertThat(
                        parked.reason())
                .contains("its contact", "several records with its e-mail address", one.id(), other.id())
                .contains("Merge them, or write", "Salesflow_Key__c"));
        assertThat(messagesByWriter()).containsOnly(Map.entry(lead("bob").id(), List.of("I am Bob")));
        assertThat(salesforce.objects().all("Lead")).hasSize(3);

        salesforce.objects().delete("Lead", other.id());
        feeds.replayAll(RunningRoutes.MESSAGES_FEED);
        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(feeds.parked(RunningRoutes.MESSAGES_FEED)).isEmpty();
        assertThat(messagesByWriter())
                .containsOnly(
                        Map.entry(lead("bob").id(), List.of("I am Bob")), Map.entry(one.id(), List.of("Who am I?")));
        assertThat(lead("ada").id()).isEqualTo(one.id());
        assertThat(salesforce.objects().all("Lead")).hasSize(2);
    }

    @Test
    void messagesOfAPersonInTwoCampaignsAreTasksOfOneRecord() {
        SandboxContact first = addContact("ada", "ada@example.com");
        SandboxContact second = salesflow
                .account()
                .addCampaign("Second")
                .addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                        .email("ada@example.com"));
        first.addMessage(Instant.parse("2026-01-05T09:00:00Z"), "To the first");
        second.addMessage(Instant.parse("2026-01-05T09:30:00Z"), "To the second");

        assertThat(running.messages()).containsExactly(new SalesforceTotals(2, 2, 0, 0));
        first.addMessage(Instant.parse("2026-01-05T10:00:00Z"), "To the first again");
        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
        running.contacts();

        assertThat(salesforce.objects().all("Lead")).hasSize(1);
        assertThat(messagesByWriter())
                .containsOnly(
                        Map.entry(lead("ada").id(), List.of("To the first", "To the first again", "To the second")));
    }

    @Test
    void aLeadThatHasBecomeAContactIsLeftAloneAndThatIsTold() {
        SObjectRecord converted = addLead(Map.of("Email", "ada@example.com"));
        String contact = salesforce.objects().convert(converted.id()).id();
        addContact("ada", "ada@example.com");
        addContact("bob", null);
        restart("salesflow.contacts-to-salesforce.maxAttempts", "1");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 1, 0, 1));

        assertParked(converted.id(), "has become Contact " + contact);
        assertThat(salesforce.objects().all("Lead")).hasSize(2);
    }

    @Test
    void changesOfALeadThatHasBecomeAContactAreToldButItsMessagesGoToTheContact() {
        SandboxContact ada = addContact("ada", "ada@example.com");
        restart("salesflow.contacts-to-salesforce.maxAttempts", "1");
        running.contacts();
        String contact = salesforce.objects().convert(lead("ada").id()).id();
        ada.edit(edit -> edit.phone("1"));
        ada.addMessage(Instant.parse("2026-01-05T09:00:00Z"), "Hello");

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 0, 1));
        assertParked("CANNOT_UPDATE_CONVERTED_LEAD", "has become a Contact");
        assertThat(running.messages()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
        assertThat(salesforce.objects().all("Task")).singleElement().satisfies(task -> assertThat(task.value("WhoId"))
                .hasValue(contact));
    }

    /** The texts of all Tasks, in order, by whose they are. */
    private Map<String, List<String>> messagesByWriter() {
        return salesforce.objects().all("Task").stream()
                .collect(Collectors.groupingBy(
                        task -> task.value("WhoId").orElseThrow(),
                        Collectors.collectingAndThen(
                                Collectors.mapping(
                                        task -> task.value("Description").orElseThrow(), Collectors.toList()),
                                texts -> texts.stream().sorted().toList())));
    }

    private SObjectRecord addLead(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("LastName", "Known", "Company", "Before"));
        all.putAll(values);
        SObjectRecord lead = salesforce.objects().add("Lead", Map.of("LastName", "Known", "Company", "Before"));
        all.forEach((field, value) -> salesforce.objects().edit("Lead", lead.id(), field, value));
        return salesforce.objects().find("Lead", "Id", lead.id()).get(0);
    }

    private SandboxContact addContact(String slug, String email) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName("Ada")
                .email(email));
    }

    private void assertParked(String... words) {
        assertThat(SalesflowFeeds.of(running.camel()).parked(RunningRoutes.CONTACTS_FEED))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains(words));
    }
}
