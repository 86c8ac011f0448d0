package io.salesflow.camel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.hubspot.Caller;
import io.salesflow.camel.routes.hubspot.ContactsToHubSpot;
import io.salesflow.camel.routes.hubspot.EditsToSalesflow;
import io.salesflow.camel.routes.hubspot.MessagesToHubSpot;
import io.salesflow.camel.routes.salesforce.SalesforceRoutes;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.ContactEdit;
import io.salesflow.sandbox.account.Profile;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Salesflow and HubSpot are edited at once while the routes go both ways, and on to Salesforce, in any order. No edit is lost but for
 * one of two of the same field, all sides agree in the end, and nothing goes round in circles.
 */
@ParameterizedClass
@EnumSource
class EditsOnBothSidesTest {
    private static final int PEOPLE = 8;
    private static final int MOST_ROUNDS_UNTIL_QUIET = 4;
    private static final List<String> ROUTES = List.of(
            "salesflow-contacts-to-hubspot",
            "salesflow-messages-to-hubspot",
            "hubspot-edits-to-salesflow",
            "salesflow-contacts-to-salesforce");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE = new SalesforceSandboxExtension(
            SalesforceSandbox.builder().metadata(Path.of("../examples/salesforce/force-app")));

    /** In which language the routes are written. */
    enum Language {
        YAML,
        JAVA
    }

    /** What both sides have, under their names. */
    enum Field {
        EMAIL("email", "Email", ContactEdit::email, Profile::email),
        PHONE("phone", "Phone", ContactEdit::phone, Profile::phone),
        COMPANY("company", "Company", ContactEdit::company, Profile::company),
        OCCUPATION("jobtitle", "Title", ContactEdit::occupation, Profile::occupation);

        private final String inHubSpot;
        private final String inSalesforce;
        private final BiConsumer<ContactEdit, String> edit;
        private final Function<Profile, String> value;

        Field(
                String inHubSpot,
                String inSalesforce,
                BiConsumer<ContactEdit, String> edit,
                Function<Profile, String> value) {
            this.inHubSpot = inHubSpot;
            this.inSalesforce = inSalesforce;
            this.edit = edit;
            this.value = value;
        }

        boolean isTwoWay() {
            return this != OCCUPATION;
        }

        private String value(int number) {
            return this == EMAIL ? "p" + number + "@example.com" : "+1555" + number;
        }
    }

    private record Place(int person, Field field) {}

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private final List<SandboxContact> people = new ArrayList<>();
    private final Map<Place, String> editsInSalesflow = new HashMap<>();
    private final Map<Place, String> editsInHubSpot = new HashMap<>();
    private final MemoryFeedStore store = new MemoryFeedStore();
    private SalesflowSandbox salesflow;
    private SalesforceSandbox salesforce;
    private HubSpotSandbox hubSpot;
    private Main main;
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private int number;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        salesforce = SALESFORCE.sandbox();
        hubSpot = HubSpotSandbox.builder()
                .withoutRateLimit()
                .clock(() -> now = now.plusMillis(7))
                .start();
        for (int i = 0; i < PEOPLE; i++) {
            int person = i;
            people.add(salesflow.campaign().addContact("linkedin.com/in/person-" + i, contact -> contact.firstName("P")
                    .email(person % 2 == 0 ? "person" + person + "@example.com" : null)));
        }
        main = program();
        ROUTES.forEach(this::poll);
    }

    @AfterEach
    void stop() {
        main.stop();
        hubSpot.close();
    }

    @Test
    void inAnyOrderNoneIsLostAndAllSidesAgree() {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < 30; step++) {
                step(random);
            }
            assertQuietSoon(random, "seed " + seed);
            assertNoEditIsLost("seed " + seed);
            assertAllSidesAgree("seed " + seed);
        }
    }

    @Test
    void allSidesAgreeAfterRestartsToo() {
        for (long seed = 1; seed <= 4; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < 20; step++) {
                step(random);
            }
            main.stop();
            main = program();
            assertQuietSoon(random, "seed " + seed);
            assertAllSidesAgree("seed " + seed);
        }
    }

    @Test
    void anEditIsNotOverwrittenByAnotherChangeAfterARestartEither() {
        editInHubSpot(0, Field.EMAIL);
        editInSalesflow(0, Field.OCCUPATION);
        main.stop();
        main = program();

        poll("salesflow-contacts-to-hubspot");
        assertQuietSoon(new Random(1), "restart");

        assertNoEditIsLost("restart");
        assertAllSidesAgree("restart");
    }

    @Test
    void anEditIsNotOverwrittenByAMessageAfterARestartEither() {
        editInHubSpot(0, Field.EMAIL);
        people.get(0).addMessage(salesflow.clock().instant(), "Hello");
        main.stop();
        main = program();

        poll("salesflow-messages-to-hubspot");
        assertQuietSoon(new Random(1), "a message after a restart");

        assertNoEditIsLost("a message after a restart");
        assertAllSidesAgree("a message after a restart");
    }

    @Test
    void anotherChangeInHubSpotIsNoEditAfterARestartThatOverwritesSalesflow() {
        editInSalesflow(0, Field.EMAIL);
        patch(0, "website", "example.com");
        main.stop();
        main = program();

        poll("hubspot-edits-to-salesflow");
        assertThat(salesflow.requestCount("members/update")).isZero();
        assertQuietSoon(new Random(1), "restart");

        assertThat(inHubSpot(0).value("email")).hasValue(editsInSalesflow.get(new Place(0, Field.EMAIL)));
        assertThat(salesflow.requestCount("members/update")).isZero();
        assertAllSidesAgree("restart");
    }

    @Test
    void whatCameFromOneSideIsNotSentBackToIt() {
        editInHubSpot(0, Field.EMAIL);
        editInSalesflow(1, Field.EMAIL);
        hubSpot.journal().clear();
        long updates = salesflow.requestCount("members/update");

        assertQuietSoon(new Random(1), "one edit on each side");

        assertThat(salesflow.requestCount("members/update") - updates).isEqualTo(1);
        assertThat(hubSpot.journal().entries())
                .noneMatch(call -> call.method().equals("POST")
                        && call.body().contains(editsInHubSpot.get(new Place(0, Field.EMAIL))));
        assertAllSidesAgree("one edit on each side");
    }

    @Test
    void aContactThatSomebodyDeletedInHubSpotComesBackWhole() {
        Contact gone = inHubSpot(0);
        hubSpot.contacts().remove(gone.id());
        editInSalesflow(0, Field.PHONE);

        assertQuietSoon(new Random(1), "deleted in HubSpot");

        assertThat(inHubSpot(0).properties())
                .containsEntry("firstname", "P")
                .containsEntry("email", "person0@example.com")
                .containsEntry("phone", editsInSalesflow.get(new Place(0, Field.PHONE)));
    }

    private void step(Random random) {
        int person = random.nextInt(PEOPLE);
        switch (random.nextInt(6)) {
            case 0 -> editInSalesflow(person, Field.values()[random.nextInt(4)]);
            case 1 -> editInHubSpot(person, Field.values()[random.nextInt(3)]);
            case 2 -> {
                Field field = Field.values()[random.nextInt(3)];
                editInSalesflow(person, field);
                editInHubSpot(person, field);
            }
            case 3 ->
                people.get(person)
                        .addMessage(Instant.parse("2026-01-05T09:00:00Z").plusSeconds(++number), "Hello " + number);
            default -> poll(ROUTES.get(random.nextInt(ROUTES.size())));
        }
        now = now.plusSeconds(random.nextInt(100));
    }

    private void editInSalesflow(int person, Field field) {
        String value = field.value(++number);
        people.get(person).edit(edit -> field.edit.accept(edit, value));
        editsInSalesflow.put(new Place(person, field), value);
    }

    private void editInHubSpot(int person, Field field) {
        String value = field.value(++number);
        patch(person, field.inHubSpot, value);
        editsInHubSpot.put(new Place(person, field), value);
    }

    private void patch(int person, String property, String value) {
        Caller.patch(
                hubSpot,
                "/crm/v3/objects/contacts/" + inHubSpot(person).id(),
                "{\"properties\":{\"" + property + "\":\"" + value + "\"}}");
    }

    private void assertQuietSoon(Random random, String what) {
        List<String> routes = new ArrayList<>(ROUTES);
        for (int round = 1; round <= MOST_ROUNDS_UNTIL_QUIET; round++) {
            long before = writes();
            Collections.shuffle(routes, random);
            routes.forEach(this::poll);
            if (writes() == before) {
                return;
            }
        }
        throw new AssertionError("It is still written after " + MOST_ROUNDS_UNTIL_QUIET + " rounds: " + what);
    }

    private long writes() {
        return salesflow.requestCount("members/update")
                + hubSpot.journal().entries().stream()
                        .filter(call -> call.path().matches(".*/(upsert|update|create)"))
                        .count()
                + salesforce.journal().entries().stream()
                        .filter(call -> !call.method().equals("GET"))
                        .count();
    }

    /** An edit is what is there in the end, unless the same field was edited on the other side, too. */
    private void assertNoEditIsLost(String what) {
        Set<Place> edited = new HashSet<>(editsInSalesflow.keySet());
        edited.addAll(editsInHubSpot.keySet());
        edited.forEach(place -> assertThat(
                        place.field.value.apply(people.get(place.person).now().profile()))
                .as(what + ", " + place)
                .isNotNull()
                .isIn(editsInSalesflow.get(place), editsInHubSpot.get(place)));
        editsInSalesflow.clear();
        editsInHubSpot.clear();
    }

    private void assertAllSidesAgree(String what) {
        for (int person = 0; person < PEOPLE; person++) {
            Profile profile = people.get(person).now().profile();
            Contact contact = inHubSpot(person);
            SObjectRecord lead = salesforce
                    .objects()
                    .find("Lead", "Salesflow_Key__c", "person-" + person)
                    .get(0);
            for (Field field : Field.values()) {
                String value = field.value.apply(profile);
                String name = what + ", " + field + " of person " + person;
                assertThat(contact.value(field.inHubSpot).orElse(null)).as(name).isEqualTo(value);
                if (value != null) {
                    assertThat(lead.value(field.inSalesforce)).as(name).hasValue(value);
                }
            }
        }
        assertThat(hubSpot.contacts().count()).isEqualTo(PEOPLE);
        assertThat(salesforce.objects().all("Lead")).hasSize(PEOPLE);
    }

    private Contact inHubSpot(int person) {
        return hubSpot.contacts()
                .find("salesflow_linkedin_key", "person-" + person)
                .get(0);
    }

    private void poll(String route) {
        ((ScheduledPollConsumer) main.getCamelContext().getRoute(route).getConsumer()).run();
    }

    private Main program() {
        Main program = new Main();
        if (language == Language.YAML) {
            program.configure()
                    .withRoutesIncludePattern("classpath:camel/*-hubspot.yaml,classpath:camel/hubspot-edits-*.yaml,"
                            + "classpath:camel/salesflow-to-salesforce.yaml");
        } else {
            program.configure().withRoutesIncludePattern("classpath:no-routes/*");
            program.configure().addRoutesBuilder(new ContactsToHubSpot());
            program.configure().addRoutesBuilder(new MessagesToHubSpot());
            program.configure().addRoutesBuilder(new EditsToSalesflow());
            program.configure().addRoutesBuilder(new SalesforceRoutes());
        }
        Properties properties = new Properties();
        ROUTES.forEach(route -> {
            properties.put(route.replaceFirst("-", ".") + ".enabled", "true");
            properties.put(route.replaceFirst("-", ".") + ".scheduled", "false");
        });
        properties.putAll(Map.of(
                "camel.component.salesflow.token", salesflow.token(),
                "camel.component.salesflow.accountId", String.valueOf(salesflow.accountId()),
                "camel.component.salesflow.apiUrl", salesflow.apiUrl(),
                "camel.component.salesflow.statisticsApiUrl", salesflow.statisticsApiUrl(),
                "camel.component.salesflow.stateStore", "#feedStore",
                "hubspot.apiUrl", hubSpot.apiUrl(),
                "hubspot.token", hubSpot.token(),
                "hubspot.edits.stateFile", folder.resolve("edits.state").toString()));
        properties.putAll(Map.of(
                "camel.component.salesforce.loginUrl", salesforce.loginUrl(),
                "camel.component.salesforce.clientId", salesforce.clientId(),
                "camel.component.salesforce.clientSecret", salesforce.clientSecret(),
                "camel.component.salesforce.lazyLogin", "true"));
        program.setInitialProperties(properties);
        program.bind("feedStore", store);
        program.start();
        return program;
    }
}
