package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.targets.Target;
import io.salesflow.camel.routes.targets.Targets;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.standin.Fault;
import io.salesflow.sandbox.standin.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactsToSalesforceTest extends SalesforceRoutesTest {

    @Test
    void writesEveryFieldThatALeadHasAPlaceFor() {
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

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(salesforce.objects().all("Lead")).singleElement().satisfies(lead -> assertThat(lead.values())
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("Salesflow_Key__c", "ada-lovelace"),
                        Map.entry("FirstName", "Ada"),
                        Map.entry("LastName", "Lovelace"),
                        Map.entry("Title", "Mathematician"),
                        Map.entry("Company", "Analytical Engines"),
                        Map.entry("Email", "Ada@Example.com"),
                        Map.entry("Phone", "+44 20 1234"),
                        Map.entry("LinkedIn_URL__c", "https://www.linkedin.com/in/ada-lovelace"),
                        Map.entry("Salesflow_Location__c", "London"),
                        Map.entry("Salesflow_Industry__c", "Computing"),
                        Map.entry("Salesflow_Status__c", "MEMBER_CONNECTED"),
                        Map.entry(
                                "Salesflow_Campaign__c",
                                String.valueOf(salesflow.campaign().id())),
                        Map.entry("Salesflow_Added_At__c", "2026-01-02T03:04:05.678Z"),
                        Map.entry("Salesflow_Modified_At__c", "2026-02-03T04:05:06Z"))));
    }

    @Test
    void takesAllInBatchesOfTwoHundredAndASecondPollWritesNothing() {
        addContacts(450);

        assertThat(running.contacts())
                .containsExactly(
                        new SalesforceTotals(200, 200, 0, 0),
                        new SalesforceTotals(200, 200, 0, 0),
                        new SalesforceTotals(50, 50, 0, 0));
        assertThat(running.contacts()).isEmpty();

        assertThat(salesforce.journal().entries("PATCH", UPSERT)).hasSize(3);
        assertSameInBoth();
    }

    @Test
    void tellsWhatSalesforceTookAndHowManyCallsOfTheDayAreLeft() {
        addContacts(3);
        running.contacts();

        Target target = Targets.of(running.camel()).target("Salesforce contacts");
        assertThat(target.getDelivered()).isEqualTo(3);
        assertThat(target.getFailed()).isZero();
        assertThat(target.getCallLimit()).isEqualTo(15_000);
        assertThat(target.getCallsLeft()).isBetween(14_900L, 14_999L);
        assertThat(target.getCallLimitPeriod()).isEqualTo("today");
    }

    @Test
    void writesOnlyWhoHasChanged() {
        addContacts(3);
        running.contacts();
        member("person-1").edit(contact -> contact.email("one@example.com"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertSameInBoth();
    }

    @Test
    void whatSalesflowDoesNotKnowOverwritesNothingInSalesforce() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
        assertThat(lead("ada").values())
                .containsEntry("LastName", "Unknown")
                .containsEntry("Company", "Unknown")
                .doesNotContainKeys("Email", "Phone");

        SObjectRecord lead = lead("ada");
        Map.of("LastName", "Lovelace", "Company", "Analytical Engines", "Email", "ada@example.com", "Phone", "1")
                .forEach((field, value) -> salesforce.objects().edit("Lead", lead.id(), field, value));
        member("ada").edit(contact -> contact.occupation("Mathematician"));
        running.contacts();

        assertThat(lead("ada").values())
                .containsEntry("LastName", "Lovelace")
                .containsEntry("Company", "Analytical Engines")
                .containsEntry("Email", "ada@example.com")
                .containsEntry("Phone", "1")
                .containsEntry("Title", "Mathematician");
    }

    @Test
    void ofAContactThatIsGoneSalesforceKeepsEverythingButTheStatus() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .phone("1"));
        running.contacts();
        member("ada").delete();
        running.allContacts();

        assertThat(running.allContacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(lead("ada").values())
                .containsEntry("Salesflow_Status__c", "MEMBER_DELETED")
                .containsEntry("FirstName", "Ada")
                .containsEntry("Phone", "1");
    }

    @Test
    void whoIsGoneFromBothIsNotMadeAgain() {
        addContacts(1);
        running.contacts();
        salesforce.objects().delete("Lead", lead("person-0").id());
        member("person-0").delete();
        running.allContacts();

        assertThat(running.allContacts()).containsExactly(new SalesforceTotals(1, 0, 0, 0));

        assertThat(salesforce.objects().all("Lead")).isEmpty();
    }

    @Test
    void aPersonInTwoCampaignsIsOneLeadAndTheLastKnownValuesWin() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .phone("1"));
        salesflow
                .account()
                .addCampaign("Second")
                .addContact("https://uk.linkedin.com/in/ADA/", contact -> contact.firstName("Augusta")
                        .company("Analytical Engines"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 1, 0, 0));

        assertThat(lead("ada").values())
                .containsEntry("FirstName", "Augusta")
                .containsEntry("Company", "Analytical Engines")
                .containsEntry("Phone", "1");
    }

    @Test
    void whatIsTooLongForAFieldEndsInAnEllipsis() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("A".repeat(60))
                .lastName("L".repeat(63))
                .occupation("x".repeat(126) + "\ud83d\ude80 and more")
                .company("C".repeat(1023)));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(lead("ada").value("Title")).hasValue("x".repeat(126) + "…");
        assertThat(lead("ada").value("FirstName")).hasValue("A".repeat(39) + "…");
        assertThat(lead("ada").value("Company")).hasValue("C".repeat(254) + "…");
    }

    @Test
    void namesOfAllScriptsArriveAsTheyAre() {
        salesflow.campaign().addContact("linkedin.com/in/z-\u00fcnal-\u738b", contact -> contact.firstName(
                        "\u738b\u5c0f\u660e \ud83d\ude80")
                .lastName("\u0141ukasiewicz-\u00dcnal \"O'Brien\"")
                .occupation("\u0627\u0644\u0645\u062f\u064a\u0631 & <b>\\chef\\</b>\n2nd line"));

        running.contacts();

        assertThat(lead("z-\u00fcnal-\u738b").values())
                .containsEntry("FirstName", "\u738b\u5c0f\u660e \ud83d\ude80")
                .containsEntry("LastName", "\u0141ukasiewicz-\u00dcnal \"O'Brien\"")
                .containsEntry("Title", "\u0627\u0644\u0645\u062f\u064a\u0631 & <b>\\chef\\</b>\n2nd line");
    }

    @Test
    void onlyWhatSalesforceDoesNotTakeIsTriedAgainAndThenParkedUntilItIsCorrected() {
        addContacts(3);
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.email("not an address"));
        SalesflowFeeds feeds = SalesflowFeeds.of(running.camel());

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(4, 3, 0, 1));
        for (int attempt = 2; attempt <= 5; attempt++) {
            assertThat(feeds.parked(RunningRoutes.CONTACTS_FEED)).isEmpty();
            assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 0, 1));
        }
        assertThat(running.contacts()).isEmpty();
        assertThat(feeds.parked(RunningRoutes.CONTACTS_FEED)).singleElement().satisfies(parked -> assertThat(
                        parked.reason())
                .isEqualTo("Salesforce did not take it: Email: invalid email address: not an address (field Email,"
                        + " INVALID_EMAIL_ADDRESS). Correct it in Salesflow or Salesforce"));

        member("ada").edit(contact -> contact.email("ada@example.com"));
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
        assertSameInBoth();
    }

    @Test
    void severalLeadsOfOneKeyAreAnAmbiguityThatIsToldAndNotMerged() {
        addContacts(2);
        salesforce.objects().add("Lead", Map.of("LastName", "A", "Company", "A", "Salesflow_Key__c", "person-0"));
        String second = salesforce
                .objects()
                .add("Lead", Map.of("LastName", "B", "Company", "B"))
                .id();
        salesforce.objects().edit("Lead", second, "Salesflow_Key__c", "person-0");

        try (LogLines lines = LogLines.of(SalesforceContacts.class)) {
            assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 1, 0, 1));
            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .contains("Salesflow member", "more than one record", "Correct");
        }
        assertThat(salesforce.objects().find("Lead", "LastName", "A")).hasSize(1);
        assertThat(salesforce.objects().find("Lead", "LastName", "B")).hasSize(1);
    }

    @Test
    void aDuplicateRuleOfTheOrgStopsOnlyWhoItConcerns() {
        salesforce.objects().add("Lead", Map.of("LastName", "A", "Company", "A", "Phone", "1"));
        salesforce.objects().blockDuplicates("Lead", "Phone");
        addContacts(1);
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.phone("1")
                .lastName("L")
                .company("C"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 1, 0, 1));

        assertThat(running.exchanges().get(0).getAllProperties().toString()).contains("DUPLICATES_DETECTED");
    }

    @Test
    void aContactWithoutALinkedInUrlIsToldAndNotSent() {
        addContacts(1);
        int nobody = salesflow
                .campaign()
                .addContact("linkedin.com/in/nobody", contact -> contact.memberUrl("https://example.com")
                        .publicIdentifier(null))
                .id();

        try (LogLines lines = LogLines.of(SalesforceContacts.class)) {
            assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 1, 0, 1));
            assertThat(lines.all()).singleElement().asString().contains("member " + nobody, "no LinkedIn URL");
        }
    }

    @Test
    void waitsWhileSalesforceIsDownWithoutCountingAttempts() {
        addContacts(3);
        salesforce.faults().next(4, "/oauth2/token", Fault.status(503));
        salesforce.faults().next(4, UPSERT, Fault.status(503));
        salesforce.faults().next(2, UPSERT, Fault.reset());

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(3, 3, 0, 0));

        assertThat(SalesflowFeeds.of(running.camel()).parked(RunningRoutes.CONTACTS_FEED))
                .isEmpty();
        assertSameInBoth();
    }

    @Test
    void waitsWhileTheCallsOfTheDayAreUsedUp() {
        addContacts(1);
        salesforce.faults().next(3, UPSERT, Fault.requestLimitExceeded());

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
    }

    @Test
    void leavesItToTheNextPollAfterSomeRetriesIfThatIsAskedFor() {
        restart("salesforce.retries", "2", "salesflow.contacts-to-salesforce.maxAttempts", "1");
        addContacts(1);
        salesforce.faults().next(3, UPSERT, Fault.status(503));

        assertThat(running.contacts()).isEmpty();

        assertThat(running.failures()).singleElement().isInstanceOf(SalesforceUnavailableException.class);
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
    }

    @Test
    void anAnswerThatIsLostOrBreaksOffIsNoSuccess() {
        addContacts(2);
        salesforce.faults().next(1, UPSERT, Fault.truncated());
        salesforce.faults().next(1, UPSERT, Fault.resetAfterWork());

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(2, 0, 2, 0));

        assertThat(salesforce.journal().entries("PATCH", UPSERT)).hasSize(3);
        assertSameInBoth();
    }

    @Test
    void anAnswerThatTakesTooLongIsAskedForAgain() {
        restart("camel.component.salesforce.http-request-timeout", "300");
        addContacts(1);
        salesforce.faults().next(1, UPSERT, Fault.delay(Duration.ofSeconds(5)));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));
    }

    @Test
    void logsInAgainWhenTheSessionHasExpired() {
        addContacts(1);
        running.contacts();
        salesforce.expireSessions();
        member("person-0").edit(contact -> contact.phone("1"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 0, 1, 0));

        assertThat(lead("person-0").value("Phone")).hasValue("1");
    }

    @Test
    void aCallThatSalesforceRefusesFailsAllOfItAndSaysWhatToDo() {
        addContacts(250);
        salesforce.faults().next(1, UPSERT, Fault.status(400));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(50, 50, 0, 0));
        assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                .isInstanceOf(SalesforceCallException.class)
                .isNotInstanceOf(SalesforceUnavailableException.class)
                .hasMessageContaining("status 400"));
        assertThat(running.contacts()).hasSize(200);
        assertSameInBoth();
    }

    @Test
    void fieldsThatWereNotDeployedAreExplained() {
        restart("salesforce.mapping", "classpath:mapping/with-an-unknown-field.yaml");
        addContacts(1);

        running.contacts();

        assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                .hasMessageContainingAll("INVALID_FIELD", "Unheard_Of__c", "Deploy examples/salesforce"));
    }

    @Test
    void contactsBecomeContactsIfThatIsAskedFor() {
        restart("salesforce.object", "Contact");
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));

        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));

        assertThat(salesforce.objects().all("Lead")).isEmpty();
        assertThat(salesforce.objects().find("Contact", "Salesflow_Key__c", "ada"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.values())
                        .containsEntry("FirstName", "Ada")
                        .containsEntry("LastName", "Unknown"));
    }

    @Test
    void theStatusOfLeadsIsLeftAloneUnlessItIsMapped() {
        addContacts(2);
        member("person-0").edit(contact -> contact.status(MemberStatus.CONNECTED));
        running.contacts();
        assertThat(lead("person-0").value("Status")).isEmpty();

        restart("salesforce.leadStatuses", "MEMBER_CONNECTED=Working - Contacted, MEMBER_PENDING=Open - Not Contacted");
        member("person-0").edit(contact -> contact.status(MemberStatus.PENDING));
        running.contacts();

        assertThat(lead("person-0").value("Status")).hasValue("Open - Not Contacted");
        assertThat(lead("person-1").value("Status")).isEmpty();
    }

    @Test
    void goesOnAfterARestartInTheMiddle() {
        addContacts(450);
        salesforce.faults().next(2, UPSERT, Fault.status(400));
        assertThat(running.contacts()).hasSize(1);

        restart();
        running.contacts();

        assertSameInBoth();
        List<Journal.Entry> calls = salesforce.journal().entries("PATCH", UPSERT);
        running.contacts();
        assertThat(salesforce.journal().entries("PATCH", UPSERT)).hasSameSizeAs(calls);
    }
}
