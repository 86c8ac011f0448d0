package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class ContactsToHubSpotTest {
    private static final String UPSERT = "/crm/v3/objects/contacts/batch/upsert";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @Parameter
    private Language language;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private RunningContext running;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        running = between(Map.of());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void writesEveryFieldThatHubSpotHasAPlaceFor() {
        salesflow.campaign().addContact("https://www.linkedin.com/in/Ada-Lovelace/?x=1", contact -> contact.firstName(
                        "Ada")
                .lastName("Lovelace")
                .occupation("Mathematician")
                .company("Analytical Engines")
                .email("Ada@Example.com")
                .phone("+44 20 1234")
                .location("London")
                .industry("Computing")
                .status(MemberStatus.CONNECTED)
                .addedAt(Instant.parse("2026-01-02T03:04:05.678Z"))
                .lastModifiedAt(Instant.parse("2026-02-03T04:05:06Z")));

        ContactTotals totals = running.run();

        assertThat(totals).isEqualTo(new ContactTotals(1, 1, 0, 0, 0, 0, 0));
        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> assertThat(contact.properties())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("salesflow_linkedin_key", "ada-lovelace"),
                        Map.entry("firstname", "Ada"),
                        Map.entry("lastname", "Lovelace"),
                        Map.entry("jobtitle", "Mathematician"),
                        Map.entry("company", "Analytical Engines"),
                        Map.entry("email", "ada@example.com"),
                        Map.entry("phone", "+44 20 1234"),
                        Map.entry("hs_linkedin_url", "https://www.linkedin.com/in/ada-lovelace"),
                        Map.entry("salesflow_location", "London"),
                        Map.entry("salesflow_industry", "Computing"),
                        Map.entry("salesflow_status", "MEMBER_CONNECTED"),
                        Map.entry("salesflow_connected", "true"),
                        Map.entry(
                                "salesflow_campaign",
                                String.valueOf(salesflow.campaign().id())),
                        Map.entry(
                                "salesflow_member_id",
                                String.valueOf(member("ada-lovelace").id())),
                        Map.entry("salesflow_added_at", "2026-01-02T03:04:05.678Z"),
                        Map.entry("salesflow_modified_at", "2026-02-03T04:05:06.000Z"))));
    }

    @Test
    void takesAllContactsInBatchesOfAHundred() {
        addContacts(250);

        assertThat(running.run()).isEqualTo(new ContactTotals(250, 250, 0, 0, 0, 0, 0));

        assertThat(hubSpot.contacts().count()).isEqualTo(250);
        assertThat(hubSpot.journal().count("POST", UPSERT)).isEqualTo(3);
    }

    @Test
    void aSecondRunCreatesNobodyTwice() {
        addContacts(150);
        running.run();
        Map<String, Map<String, String>> afterFirst = propertiesById();

        assertThat(running.run()).isEqualTo(ContactTotals.NONE);
        try (RunningContext withoutMemory = between(Map.of())) {
            assertThat(withoutMemory.run()).isEqualTo(new ContactTotals(150, 0, 150, 0, 0, 0, 0));
        }

        assertThat(propertiesById()).isEqualTo(afterFirst);
    }

    @Test
    void anAccountWithoutContactsIsNoTrouble() {
        assertThat(running.run()).isEqualTo(ContactTotals.NONE);
        assertThat(hubSpot.journal().count("POST", UPSERT)).isZero();
    }

    @Test
    void createsItsPropertiesOnceAndChangesNone() {
        addContacts(1);
        running.run();
        int callsOfTheFirstRun = hubSpot.journal().count();
        try (RunningContext later = between(Map.of())) {
            later.run();
        }

        assertThat(hubSpot.properties().find("salesflow_linkedin_key"))
                .hasValueSatisfying(key -> assertThat(key.hasUniqueValue()).isTrue());
        assertThat(hubSpot.properties().all())
                .filteredOn(property -> property.name().startsWith("salesflow_"))
                .hasSize(9)
                .allSatisfy(property -> assertThat(property.groupName()).isEqualTo("salesflow"));
        assertThat(hubSpot.journal().entries().stream().skip(callsOfTheFirstRun).map(entry -> entry.method()))
                .containsExactly("GET", "GET", "POST");
    }

    @Test
    void refusesAKeyThatIsNotUnique() {
        addContacts(1);
        Caller.post(hubSpot, "/crm/v3/properties/contacts", """
                {"name":"salesflow_linkedin_key","label":"Mine","type":"string","fieldType":"text",\
                "groupName":"contactinformation"}""");

        assertThat(running.failure())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("salesflow_linkedin_key of contacts is not unique");
        assertThat(hubSpot.properties().find("salesflow_linkedin_key"))
                .hasValueSatisfying(key -> assertThat(key.label()).isEqualTo("Mine"));
    }

    @Test
    void whatSalesflowDoesNotKnowOverwritesNothing() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        running.run();
        Contact ada = hubSpot.contacts().all().get(0);
        Caller.patch(hubSpot, "/crm/v3/objects/contacts/" + ada.id(), """
                {"properties":{"phone":"+44 20 1234","jobtitle":"Countess","website":"example.com"}}""");
        member("ada").edit(contact -> contact.lastName("Lovelace"));

        running.run();

        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> assertThat(contact.properties())
                .containsEntry("lastname", "Lovelace")
                .containsEntry("phone", "+44 20 1234")
                .containsEntry("jobtitle", "Countess")
                .containsEntry("website", "example.com"));
        assertThat(lastUpsert()).doesNotContain("null").doesNotContain("phone");
    }

    @Test
    void aRecordThatHubSpotDoesNotTakeDoesNotStopTheOthers() {
        addContacts(3);
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email("not an address"));

        try (LogLines lines = LogLines.of(HubSpotContacts.class)) {
            assertThat(running.run()).isEqualTo(new ContactTotals(4, 3, 0, 0, 0, 0, 1));
            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .contains("Salesflow member", "INVALID_EMAIL", "Correct it");
        }
        assertThat(hubSpot.contacts().count()).isEqualTo(3);
    }

    @Test
    void aRecordThatHubSpotDoesNotTakeIsTriedAgainAndThenParkedUntilItIsCorrected() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.email("not an address"));
        ContactTotals failed = new ContactTotals(1, 0, 0, 0, 0, 0, 1);
        SalesflowFeeds feeds = SalesflowFeeds.of(running.camel());
        String feedId = running.feedId();

        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(feeds.parked(feedId)).isEmpty();
            assertThat(running.run()).isEqualTo(failed);
        }
        assertThat(running.run()).isEqualTo(ContactTotals.NONE);
        assertThat(feeds.parked(feedId)).singleElement().satisfies(parked -> assertThat(parked.reason())
                .isEqualTo("HubSpot did not take it: Email address not an address is invalid (property email,"
                        + " INVALID_EMAIL). Correct it in Salesflow or HubSpot"));

        member("ada").edit(contact -> contact.email("ada@example.com"));
        assertThat(running.run()).isEqualTo(new ContactTotals(1, 1, 0, 0, 0, 0, 0));
        assertThat(feeds.parked(feedId)).isEmpty();
    }

    @Test
    void ofAContactThatIsGoneHubSpotKeepsEverythingButTheStatus() {
        addContacts(1);
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .phone("1"));
        running.run();
        member("ada").delete();

        scanAll();
        ContactTotals totals = scanAll();

        assertThat(totals).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));
        assertThat(hubSpot.contacts().count()).isEqualTo(2);
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.properties())
                        .containsEntry("salesflow_status", "MEMBER_DELETED")
                        .containsEntry("firstname", "Ada")
                        .containsEntry("phone", "1"));
    }

    @Test
    void aBatchThatIsRefusedAsAWholeIsSentInHalves() {
        addContacts(150);
        hubSpot.faults().next(1, "/batch/upsert", Fault.status(409));

        assertThat(running.run()).isEqualTo(new ContactTotals(150, 150, 0, 0, 0, 0, 0));
        assertThat(hubSpot.journal().count("POST", UPSERT)).isEqualTo(4);
    }

    @Test
    void aContactWithoutALinkedInUrlIsReportedAndNotSent() {
        addContacts(1);
        int nobody = salesflow
                .campaign()
                .addContact("linkedin.com/in/nobody", contact -> contact.memberUrl("https://example.com")
                        .publicIdentifier(null)
                        .firstName("Nobody"))
                .id();

        try (LogLines lines = LogLines.of(HubSpotContacts.class)) {
            assertThat(running.run()).isEqualTo(new ContactTotals(2, 1, 0, 0, 0, 1, 0));
            assertThat(lines.all()).singleElement().asString().contains("member " + nobody, "no LinkedIn URL");
        }
        assertThat(hubSpot.contacts().count()).isEqualTo(1);
    }

    @Test
    void contactsOfTheSameProfileBecomeOneAndLaterValuesWin() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .phone("1"));
        salesflow.campaign().addContact("https://uk.linkedin.com/in/ADA/", contact -> contact.firstName("Augusta")
                .company("Analytical Engines"));

        assertThat(running.run()).isEqualTo(new ContactTotals(2, 1, 0, 0, 1, 0, 0));

        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> assertThat(contact.properties())
                .containsEntry("firstname", "Augusta")
                .containsEntry("phone", "1")
                .containsEntry("company", "Analytical Engines"));
    }

    @Test
    void namesOfAllScriptsArriveAsTheyAre() {
        salesflow.campaign().addContact("linkedin.com/in/z-\u00fcnal-\u738b", contact -> contact.firstName(
                        "\u738b\u5c0f\u660e \ud83d\ude80")
                .lastName("\u0141ukasiewicz-\u00dcnal \"O'Brien\"")
                .occupation("\u0627\u0644\u0645\u062f\u064a\u0631 & <b>\\chef\\</b>\n2nd line"));

        running.run();

        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> assertThat(contact.properties())
                .containsEntry("salesflow_linkedin_key", "z-\u00fcnal-\u738b")
                .containsEntry("firstname", "\u738b\u5c0f\u660e \ud83d\ude80")
                .containsEntry("lastname", "\u0141ukasiewicz-\u00dcnal \"O'Brien\"")
                .containsEntry("jobtitle", "\u0627\u0644\u0645\u062f\u064a\u0631 & <b>\\chef\\</b>\n2nd line"));
    }

    @Test
    void waitsAsLongAsHubSpotAsks() {
        addContacts(1);
        hubSpot.faults().next(1, "/batch/upsert", Fault.rateLimited(Duration.ofSeconds(1)));

        assertThat(running.run()).isEqualTo(new ContactTotals(1, 1, 0, 0, 0, 0, 0));

        List<Instant> calls = hubSpot.journal().entries("POST", UPSERT).stream()
                .map(entry -> entry.at())
                .toList();
        assertThat(calls).hasSize(2);
        assertThat(Duration.between(calls.get(0), calls.get(1))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void failsAtOnceIfHubSpotAsksForMorePatienceThanWeHave() {
        addContacts(1);
        hubSpot.faults().next(1, "/batch/upsert", Fault.rateLimited(Duration.ofHours(5)));

        assertThat(running.failure())
                .isInstanceOfSatisfying(HubSpotException.class, failure -> assertThat(failure.status())
                        .isEqualTo(429));
        assertThat(hubSpot.journal().count("POST", UPSERT)).isEqualTo(1);
    }

    @Test
    void sendsABatchAgainAfterAServerErrorOrABrokenConnection() {
        addContacts(1);
        hubSpot.faults().next(1, "/batch/upsert", Fault.status(503));
        hubSpot.faults().next(1, "/batch/upsert", Fault.reset());
        hubSpot.faults().next(1, "/batch/upsert", Fault.resetAfterWork());

        assertThat(running.run()).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));
        assertThat(hubSpot.contacts().count()).isEqualTo(1);
    }

    @Test
    void givesUpAfterAWhileAndTriesAgainWithTheNextPoll() {
        addContacts(3);
        hubSpot.faults().next(6, "/batch/upsert", Fault.status(502));

        assertThat(running.failure()).isInstanceOf(HubSpotException.class);
        assertThat(hubSpot.journal().count("POST", UPSERT)).isEqualTo(6);
        assertThat(running.run()).isEqualTo(new ContactTotals(3, 3, 0, 0, 0, 0, 0));
    }

    @Test
    void anAnswerThatBreaksOffIsAskedForAgain() {
        addContacts(1);
        hubSpot.faults().next(1, "/batch/upsert", Fault.truncated());

        assertThat(running.run()).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));
        assertThat(hubSpot.journal().count("POST", UPSERT)).isEqualTo(2);
    }

    private RunningContext between(Map<String, String> more) {
        return RunningContext.between(language, salesflow, hubSpot, more);
    }

    private ContactTotals scanAll() {
        running.askForWholeList();
        return running.run();
    }

    private SandboxContact member(String slug) {
        return salesflow.campaign().contacts().stream()
                .filter(contact -> contact.profile().memberUrl().endsWith("/" + slug))
                .map(contact -> salesflow.account().contact(contact.memberId()))
                .findFirst()
                .orElseThrow();
    }

    private void addContacts(int count) {
        IntStream.range(0, count).forEach(i -> salesflow
                .campaign()
                .addContact("linkedin.com/in/person-" + i, contact -> contact.firstName("Person " + i)));
    }

    private Map<String, Map<String, String>> propertiesById() {
        return hubSpot.contacts().all().stream().collect(Collectors.toMap(Contact::id, Contact::properties));
    }

    private String lastUpsert() {
        List<String> bodies = hubSpot.journal().entries("POST", UPSERT).stream()
                .map(entry -> entry.body())
                .toList();
        return bodies.get(bodies.size() - 1);
    }
}
