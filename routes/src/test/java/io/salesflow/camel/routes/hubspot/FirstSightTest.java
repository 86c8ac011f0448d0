package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People whom HubSpot knows before Salesflow tells of them: recognised, never doubled, never mixed up. */
@ParameterizedClass
@EnumSource
class FirstSightTest {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Map<String, String> BY_URL = Map.of("hubspot.contact.findByLinkedInUrl", "true");
    private static final String CONTACTS = "/crm/v3/objects/contacts";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT =
            new HubSpotSandboxExtension(HubSpotSandbox.builder().withoutRateLimit());

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;

    @BeforeEach
    void findSandboxes() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
    }

    @Test
    void whoIsInHubSpotByEmailGetsTheKeyAndKeepsTheRest() {
        Contact known = hubSpot.contacts().add(Map.of("email", "ada@example.com", "website", "example.com"));
        addContact("ada", "Ada@Example.com");

        assertThat(run(Map.of())).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));

        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> {
            assertThat(contact.id()).isEqualTo(known.id());
            assertThat(contact.properties())
                    .containsEntry("salesflow_linkedin_key", "ada")
                    .containsEntry("website", "example.com")
                    .containsEntry("firstname", "Ada");
        });
    }

    @Test
    void anEmailOfSomebodyElseIsParkedAndNotMerged() {
        addContact("ada", "shared@example.com");
        try (RunningContext running = context(Map.of("salesflow.contacts-to-hubspot.maxAttempts", "1"))) {
            running.run();
            addContact("bob", "shared@example.com");
            addContact("cyd", "cyd@example.com");

            assertThat(running.run()).isEqualTo(new ContactTotals(2, 1, 0, 0, 0, 0, 1));
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason())
                            .contains("has the e-mail address of it, but is linkedin.com/in/ada"));
        }
        assertThat(hubSpot.contacts().count()).isEqualTo(2);
    }

    @Test
    void oneContactOfHubSpotThatMayBeTwoPeopleIsNeither() {
        hubSpot.contacts().add(Map.of("email", "shared@example.com"));
        addContact("ada", "shared@example.com");
        addContact("bob", "shared@example.com");

        assertThat(run(Map.of())).isEqualTo(new ContactTotals(2, 0, 0, 0, 0, 0, 2));
        assertThat(hubSpot.contacts().find("email", "shared@example.com"))
                .singleElement()
                .satisfies(contact ->
                        assertThat(contact.value("salesflow_linkedin_key")).isEmpty());
    }

    @Test
    void whoIsInHubSpotByTheUrlOfHisProfileGetsTheKeyAndKeepsTheRest() {
        Contact known = hubSpot.contacts()
                .add(Map.of(
                        "firstname",
                        "A.",
                        "hs_linkedin_url",
                        "https://www.linkedin.com/in/ada/",
                        "website",
                        "example.com"));
        addContact("ada", null);

        assertThat(run(BY_URL)).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));

        assertIsTheOnlyOne(known);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://linkedin.com/in/ada",
                "http://www.linkedin.com/in/ada/",
                "http://linkedin.com/in/Ada",
                "www.linkedin.com/in/ada",
                "linkedin.com/in/ada/"
            })
    void inWhicheverWaySomebodyTypedTheUrl(String url) {
        Contact known =
                hubSpot.contacts().add(Map.of("firstname", "A.", "hs_linkedin_url", url, "website", "example.com"));
        addContact("ada", null);

        assertThat(run(BY_URL)).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));

        assertIsTheOnlyOne(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"linkedin.com/in/j%C3%BCrgen-%E7%8E%8B", "https://www.linkedin.com/in/jürgen-王/"})
    void alsoWithANameThatIsEncodedOrIsNot(String url) {
        Contact known = hubSpot.contacts().add(Map.of("firstname", "J.", "hs_linkedin_url", url));
        addContact("j%C3%BCrgen-%E7%8E%8B", null);

        assertThat(run(BY_URL)).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));

        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "jürgen-王"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.id()).isEqualTo(known.id()));
    }

    @Test
    void manyWithLongNamesAreLookedForInSearchesThatHubSpotTakes() {
        String longest = "-" + "long".repeat(20);
        for (int i = 0; i < 30; i++) {
            hubSpot.contacts()
                    .add(Map.of("firstname", "P", "hs_linkedin_url", "linkedin.com/in/person-" + i + longest + "/"));
            addContact("person-" + i + longest, null);
        }

        assertThat(run(BY_URL)).isEqualTo(new ContactTotals(30, 0, 30, 0, 0, 0, 0));
    }

    @Test
    void whoWritesBeforeHisContactCameIsFoundByTheUrlOfHisProfileToo() {
        Contact known = hubSpot.contacts()
                .add(Map.of(
                        "firstname",
                        "A.",
                        "hs_linkedin_url",
                        "https://www.linkedin.com/in/ada",
                        "website",
                        "example.com"));
        addContact("ada", null).addMessage(NINE, "Yes, please");

        assertThat(messages()).containsExactly(new MessageOutcomes(1, 1, 0, 0, 0, 0));

        assertIsTheOnlyOne(known);
        assertThat(hubSpot.communications().of(known.id())).hasSize(1);
    }

    @Test
    void severalContactsOfHubSpotWithOneProfileAreToldAndNoneOfThemChanges() {
        Contact one =
                hubSpot.contacts().add(Map.of("firstname", "A.", "hs_linkedin_url", "https://www.linkedin.com/in/ada"));
        Contact other = hubSpot.contacts()
                .add(Map.of("firstname", "A.", "hs_linkedin_url", "https://www.linkedin.com/in/ada/"));
        addContact("ada", null).addMessage(NINE, "Yes, please");
        try (RunningContext running = context(Map.of(
                "hubspot.contact.findByLinkedInUrl", "true", "salesflow.contacts-to-hubspot.maxAttempts", "1"))) {
            assertThat(running.run()).isEqualTo(new ContactTotals(1, 0, 0, 0, 0, 0, 1));
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason())
                            .contains("several contacts with its LinkedIn URL", "merge them in HubSpot"));
        }
        assertThat(messages()).containsExactly(new MessageOutcomes(1, 0, 0, 0, 0, 1));

        assertThat(hubSpot.contacts().all()).containsExactlyInAnyOrder(one, other);
        assertThat(hubSpot.communications().all()).isEmpty();
    }

    @Test
    void twoContactsOfHubSpotThatMayBeOnePersonAreNotMerged() {
        addContact("ada", null);
        try (RunningContext running = context(Map.of())) {
            running.run();
            hubSpot.contacts().add(Map.of("email", "ada@example.com"));
            salesflow.campaign().contacts().forEach(contact -> salesflow
                    .account()
                    .contact(contact.memberId())
                    .edit(edit -> edit.email("ada@example.com")));

            assertThat(running.run()).isEqualTo(new ContactTotals(1, 0, 0, 0, 0, 0, 1));
        }
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.value("email")).isEmpty());
    }

    @Test
    void whatHubSpotHasAlreadyIsNotWrittenAgainAfterTheLedgerIsLost() {
        addContact("ada", "ada@example.com");
        run(Map.of());
        int upserts = hubSpot.journal().count("POST", CONTACTS + "/batch/upsert");

        assertThat(run(Map.of())).isEqualTo(new ContactTotals(1, 0, 0, 1, 0, 0, 0));
        assertThat(hubSpot.journal().count("POST", CONTACTS + "/batch/upsert")).isEqualTo(upserts);
    }

    @Test
    void onlyWhoIsNewIsLookedUpAndOnlyByAnAddressThatHeHas() {
        addContact("ada", "ada@example.com");
        addContact("bob", null);
        try (RunningContext running = context(Map.of())) {
            running.run();
            salesflow.campaign().contacts().forEach(contact -> salesflow
                    .account()
                    .contact(contact.memberId())
                    .edit(edit -> edit.lastName("Changed")));
            running.run();
        }

        assertThat(hubSpot.journal().entries("POST", CONTACTS + "/batch/read"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.body()).contains("ada@example.com"));
    }

    @Test
    void whereHubSpotHasPeopleOfSalesflowWhoIsNewIsLookedUpByTheKeyTooIfSomebodyMayHaveEditedHim() {
        addContact("ada", "ada@example.com");
        run(Map.of());
        int before = hubSpot.journal().entries("POST", CONTACTS + "/batch/read").size();
        addContact("bob", "bob@example.com");
        addContact("carol", null);
        run(Map.of());

        assertThat(hubSpot.journal().entries("POST", CONTACTS + "/batch/read").stream()
                        .skip(before))
                .hasSize(2)
                .noneSatisfy(entry -> assertThat(entry.body()).contains("\"id\":\"carol\""))
                .anySatisfy(entry -> assertThat(entry.body()).contains("\"id\":\"bob\""))
                .anySatisfy(entry -> assertThat(entry.body()).contains("bob@example.com"));
    }

    @Test
    void aCulpritAmongAHundredIsFoundByHalving() {
        hubSpot.contacts().add(Map.of("email", "taken@example.com"));
        IntStream.range(0, 99).forEach(i -> addContact("person-" + i, null));
        addContact("culprit", "taken@example.com");

        assertThat(run(Map.of("hubspot.contact.findByEmail", "false")))
                .isEqualTo(new ContactTotals(100, 99, 0, 0, 0, 0, 1));
        assertThat(hubSpot.contacts().count()).isEqualTo(100);
        assertThat(hubSpot.journal().count("POST", CONTACTS + "/batch/upsert")).isLessThanOrEqualTo(15);
    }

    @Test
    void twoPeopleOfOneBatchWithTheSameNewAddressAreOneContactAndOneFailure() {
        IntStream.range(0, 10).forEach(i -> addContact("person-" + i, null));
        addContact("ada", "shared@example.com");
        addContact("bob", "shared@example.com");

        assertThat(run(Map.of())).isEqualTo(new ContactTotals(12, 11, 0, 0, 0, 0, 1));
        assertThat(hubSpot.contacts().find("email", "shared@example.com")).hasSize(1);
    }

    @Test
    void whoIsGoneFromBothIsLeftInPeace() {
        addContact("ada", null);
        try (RunningContext running = context(Map.of())) {
            running.run();
            hubSpot.contacts().remove(hubSpot.contacts().all().get(0).id());
            salesflow.campaign().contacts().forEach(contact -> salesflow
                    .account()
                    .contact(contact.memberId())
                    .delete());
            running.askForWholeList();
            running.run();
            running.askForWholeList();

            assertThat(running.run()).isEqualTo(new ContactTotals(1, 0, 0, 1, 0, 0, 0));
        }
        assertThat(hubSpot.contacts().count()).isZero();
    }

    @Test
    void whileHubSpotIsDownNothingIsParkedAndAfterwardsAllComesInBatches() {
        IntStream.range(0, 250).forEach(i -> addContact("person-" + i, null));
        Map<String, String> impatient =
                Map.of("hubspot.retries", "0", "salesflow.contacts-to-hubspot.maxAttempts", "1");
        try (RunningContext running = context(impatient)) {
            for (int poll = 0; poll < 10; poll++) {
                hubSpot.faults().next(1, Fault.status(503));
                assertThat(running.run()).isEqualTo(ContactTotals.NONE);
            }
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .isEmpty();
            hubSpot.journal().clear();

            assertThat(running.run()).isEqualTo(new ContactTotals(250, 250, 0, 0, 0, 0, 0));
            assertThat(hubSpot.journal().count("POST", CONTACTS + "/batch/upsert"))
                    .isEqualTo(3);
        }
    }

    @Test
    void aPropertyThatSomebodyDeletesIsCreatedAgain() {
        addContact("ada", null);
        try (RunningContext running = context(Map.of())) {
            running.run();
            hubSpot.properties().remove("salesflow_status");
            addContact("bob", null);

            assertThat(running.run()).isEqualTo(new ContactTotals(1, 1, 0, 0, 0, 0, 0));
        }
        assertThat(hubSpot.properties().find("salesflow_status")).isPresent();
    }

    @Test
    void aFileOfTheUserChangesTheMapping() {
        addContact("ada", null);
        run(Map.of("hubspot.contact.mapping", "classpath:mapping/hubspot-contact-changes.yaml"));

        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> assertThat(contact.properties())
                .containsEntry("lifecyclestage", "lead")
                .doesNotContainKey("salesflow_campaign"));
    }

    @Test
    void whatIsTooLongForHubSpotIsToldAloneOrCutIfTheMappingSaysSo() throws IOException {
        String tooLong = "🚀".repeat(40_000);
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .company(tooLong));
        addContact("bob", null);
        FeedStore store = new MemoryFeedStore();
        Map<String, String> once = Map.of("salesflow.contacts-to-hubspot.maxAttempts", "1");
        try (RunningContext running = RunningContext.on(store, Program.CONTACTS, language, salesflow, hubSpot, once)) {
            assertThat(running.run()).isEqualTo(new ContactTotals(2, 1, 0, 0, 0, 0, 1));
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason()).contains("company"));
        }
        Path mapping = Files.writeString(folder.resolve("mapping.yaml"), "company: { from: Company, longest: 100 }");

        run(Map.of("hubspot.contact.mapping", "file:" + mapping));

        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "ada"))
                .singleElement()
                .satisfies(contact -> assertThat(contact.value("company")).hasValue("🚀".repeat(49) + "…"));
    }

    private void assertIsTheOnlyOne(Contact known) {
        assertThat(hubSpot.contacts().all()).singleElement().satisfies(contact -> {
            assertThat(contact.id()).isEqualTo(known.id());
            assertThat(contact.properties())
                    .containsEntry("salesflow_linkedin_key", "ada")
                    .containsEntry("website", "example.com")
                    .containsEntry("firstname", "Ada");
        });
    }

    private List<Object> messages() {
        try (RunningContext running = RunningContext.of(Program.MESSAGES, language, salesflow, hubSpot, BY_URL)) {
            return running.poll();
        }
    }

    private SandboxContact addContact(String slug, String email) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName("Ada")
                .email(email));
    }

    private ContactTotals run(Map<String, String> properties) {
        try (RunningContext running = context(properties)) {
            return running.run();
        }
    }

    private RunningContext context(Map<String, String> properties) {
        return RunningContext.between(language, salesflow, hubSpot, properties);
    }
}
