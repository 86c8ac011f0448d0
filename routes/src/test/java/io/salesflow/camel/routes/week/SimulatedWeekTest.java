package io.salesflow.camel.routes.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.life.LifeSettings;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A week with all routes in one context: campaigns run, people edit on all sides, each system fails now and then, and the program
 * is restarted, also in the middle of its work. At the end all systems agree, record by record, and nothing was done twice.
 *
 * <p>The programs, one after each restart, have their routes in YAML and in Java by turns, with the same state and the same files.
 * {@code -Dweek.language=YAML} or {@code JAVA} has them all in that one; {@code -Dweek.seed=N} has another week.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SimulatedWeekTest {
    /** Is in both campaigns, and in HubSpot nobody is to contact him from the second day on. */
    private static final String LEFT_ALONE = "person-10";

    /** Has a wrong e-mail address until the fifth day is over. */
    private static final String REFUSED = "refused";

    private static final int PEOPLE = 60;
    private static final int STEPS_A_DAY = 6;
    private static final int MENDED = 5 * STEPS_A_DAY;
    private static final Duration STEP = Duration.ofDays(1).dividedBy(STEPS_A_DAY);

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    @TempDir
    Path folder;

    private final int port = freePort();
    private final Random random = new Random(Long.getLong("week.seed", 20261122));
    private final SalesflowSandbox salesflow = SalesflowSandbox.builder()
            .campaigns(2)
            .life(LifeSettings.defaults().withInvitationInterval(Duration.ofMinutes(90)))
            .start();
    private final HubSpotSandbox hubSpot =
            HubSpotSandbox.builder().withoutRateLimit().clock(salesflow.clock()).start();
    private final SalesforceSandbox salesforce = SalesforceSandbox.builder()
            .metadata(Path.of("../examples/salesforce"))
            .start();
    private final EmbeddedPostgres database = EmbeddedPostgres.start();
    private Trouble trouble;
    private People people;
    private Figures figures;
    private Agreement agreement;

    SimulatedWeekTest() throws IOException {}

    @BeforeEach
    void start() {
        trouble = new Trouble(random, salesflow, hubSpot, salesforce, mailbox.gate());
        figures = new Figures(salesflow);
        people = new People(hubSpot, salesforce, folder.resolve("people"));
        agreement = new Agreement(salesflow, hubSpot, salesforce, mailbox, people);
    }

    @AfterEach
    void stop() {
        salesflow.close();
        hubSpot.close();
        salesforce.close();
    }

    @AfterEach
    void stopDatabase() throws IOException {
        database.close();
    }

    @Test
    void allSystemsAgreeInTheEnd() {
        addPeople();
        SandboxContact refused = salesflow
                .campaign()
                .addContact(
                        "https://www.linkedin.com/in/" + REFUSED,
                        contact -> contact.firstName("Re").lastName("Fused").email("not an address"));
        Set<String> parked = new HashSet<>();
        Iterator<Language> languages = Language.ofPrograms();
        Hub hub = start(languages.next());
        try {
            hub.poll();
            for (int step = 1; step <= 7 * STEPS_A_DAY; step++) {
                live(step);
                if (step == MENDED) {
                    refused.edit(contact -> contact.email("mended@example.com"));
                }
                if (random.nextInt(5) == 0) {
                    hub.stopInTheMiddle();
                    hub = start(languages.next());
                } else {
                    hub.poll();
                }
                parked.addAll(peopleWhoAreParked(hub));
                if (step >= MENDED) {
                    table().update("update salesflow_parked set action = 'replay'");
                }
                salesflow.life().run(STEP);
            }
            trouble.end();
            hub.close();
            hub = start(languages.next());
            settle(hub);
            assertThat(peopleWhoAreParked(hub)).as("parked in the end").isEmpty();
        } finally {
            hub.close();
        }
        assertThat(parked).as("parked in the week").contains("Re Fused");
        agreement.assertHolds();
        assertThat(salesflow.account().contacts().stream().map(Agreement::key))
                .as("people who were brought")
                .containsOnlyOnceElementsOf(people.brought().stream()
                        .filter(person -> !agreement.isGone(person))
                        .toList());
        figures.assertAreIn(database.getPostgresDatabase(), folder.resolve("figures.csv"));
        assertThat(salesflow.account().contacts().stream()
                        .filter(contact -> Agreement.key(contact).equals(LEFT_ALONE)))
                .as("contacts of who is not to be contacted")
                .hasSize(2)
                .allMatch(Contact::muted);
        assertThat(salesflow.webhookDeliveries()).as("calls of webhooks").anyMatch(call -> call.status() == 202);
    }

    private Hub start(Language language) {
        return Hub.start(language, properties(), salesflow.clock(), database.getPostgresDatabase());
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private void addPeople() {
        List<SandboxCampaign> campaigns = salesflow.account().campaigns();
        for (int number = 0; number < PEOPLE; number++) {
            String name = "person-" + number;
            campaigns.get(number % 2).addContact("https://www.linkedin.com/in/" + name, contact -> contact.firstName(
                            "Zoë 王")
                    .lastName(name)
                    .email(Math.floorMod(name.hashCode(), 3) == 0 ? name + "@example.com" : null)
                    .company(Math.floorMod(name.hashCode(), 4) == 0 ? null : "Company of " + name));
            if (number % 10 == 0) {
                campaigns.get((number + 1) % 2).addContact("https://www.linkedin.com/in/" + name);
            }
        }
        campaigns.forEach(SandboxCampaign::start);
    }

    private void live(int step) {
        trouble.end();
        anybody().edit(contact -> contact.occupation("Occupation of step " + step));
        editInHubSpot(step);
        if (step % 7 == 0) {
            people.bring(step);
        }
        if (step % 10 == 0) {
            SandboxContact gone = anybody();
            agreement.willBeGone(gone);
            gone.delete();
        }
        if (random.nextBoolean()) {
            trouble.begin();
        }
    }

    private void editInHubSpot(int step) {
        List<io.salesflow.sandbox.hubspot.Contact> others = hubSpot.contacts().all().stream()
                .filter(contact -> !isLeftAlone(contact))
                .toList();
        if (!others.isEmpty()) {
            String id = others.get(random.nextInt(others.size())).id();
            if (step % 3 == 0) {
                people.editInHubSpot(id, "company", "Company of step " + step);
            } else {
                people.editInHubSpot(id, "phone", "+1 555 " + step);
            }
        }
        if (step >= STEPS_A_DAY) {
            hubSpot.contacts().all().stream()
                    .filter(SimulatedWeekTest::isLeftAlone)
                    .filter(contact -> contact.value(People.DO_NOT_CONTACT).isEmpty())
                    .forEach(contact -> people.editInHubSpot(contact.id(), People.DO_NOT_CONTACT, "true"));
        }
    }

    private static boolean isLeftAlone(io.salesflow.sandbox.hubspot.Contact contact) {
        return contact.value("salesflow_linkedin_key").orElse("").equals(LEFT_ALONE);
    }

    private SandboxContact anybody() {
        List<Contact> contacts = salesflow.account().contacts().stream()
                .filter(contact -> !List.of(LEFT_ALONE, REFUSED).contains(Agreement.key(contact)))
                .toList();
        return salesflow
                .account()
                .contact(contacts.get(random.nextInt(contacts.size())).memberId());
    }

    /** Until two whole polls have nothing to do. */
    private void settle(Hub hub) {
        SalesflowFeeds feeds = SalesflowFeeds.of(hub.camel());
        for (int round = 0; round < 4; round++) {
            feeds.list().forEach(feed -> feeds.scan(feed.feedId()));
            hub.poll();
            salesflow.clock().advance(Duration.ofMinutes(5));
        }
    }

    /** Those whose records are parked, all of which a table shows. Meanwhile events may have more parked. */
    private List<String> peopleWhoAreParked(Hub hub) {
        await().untilAsserted(() -> {
            hub.poll("salesflow-parked-to-table");
            assertThat(table().queryForList("select feed || ' ' || key from salesflow_parked", String.class))
                    .as("table of what is parked")
                    .containsExactlyInAnyOrderElementsOf(parked(hub));
        });
        return table().queryForList("select trim(name) from salesflow_parked", String.class);
    }

    private static List<String> parked(Hub hub) {
        SalesflowFeeds feeds = SalesflowFeeds.of(hub.camel());
        return feeds.list().stream()
                .flatMap(feed -> feeds.parked(feed.feedId()).stream().map(change -> feed.feedId() + " " + change.key()))
                .toList();
    }

    private JdbcTemplate table() {
        return new JdbcTemplate(database.getPostgresDatabase());
    }

    private Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>(Map.ofEntries(
                Map.entry("camel.component.salesflow.token", salesflow.token()),
                Map.entry("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId())),
                Map.entry("camel.component.salesflow.api-url", salesflow.apiUrl()),
                Map.entry("camel.component.salesflow.statistics-api-url", salesflow.statisticsApiUrl()),
                Map.entry("camel.component.salesflow.retry-delay", "1"),
                Map.entry("camel.component.salesflow.webhook-secret", "7f3a9c51e0d24b86af1c0e9d5b7a6234"),
                Map.entry("camel.server.enabled", "true"),
                Map.entry("camel.server.host", "127.0.0.1"),
                Map.entry("camel.server.port", String.valueOf(port)),
                Map.entry("salesflow.events.enabled", "true"),
                Map.entry("salesflow.events.url", "http://127.0.0.1:" + port),
                Map.entry(
                        "camel.component.salesflow.state-directory",
                        folder.resolve("state").toString()),
                Map.entry("hubspot.apiUrl", hubSpot.apiUrl()),
                Map.entry("hubspot.token", hubSpot.token()),
                Map.entry("hubspot.contact.findByLinkedInUrl", "true"),
                Map.entry("hubspot.edits.doNotContactProperty", People.DO_NOT_CONTACT),
                Map.entry("hubspot.timeout", "1000"),
                Map.entry("hubspot.retries", "1"),
                Map.entry("hubspot.retryDelay", "1"),
                Map.entry(
                        "hubspot.edits.stateFile", folder.resolve("edits.state").toString()),
                Map.entry("camel.component.salesforce.login-url", salesforce.loginUrl()),
                Map.entry("camel.component.salesforce.client-id", salesforce.clientId()),
                Map.entry("camel.component.salesforce.client-secret", salesforce.clientSecret()),
                Map.entry("camel.component.salesforce.lazy-login", "true"),
                Map.entry("salesforce.retries", "1"),
                Map.entry("salesforce.retryDelay", "1"),
                Map.entry("camel.component.smtp.username", Mailbox.LOGIN),
                Map.entry("camel.component.smtp.password", Mailbox.PASSWORD),
                Map.entry("mail.host", "127.0.0.1"),
                Map.entry("mail.port", String.valueOf(mailbox.gate().port())),
                Map.entry("mail.protocol", "smtp"),
                Map.entry("mail.startTls", "false"),
                Map.entry("mail.from", "Salesflow <salesflow@example.com>"),
                Map.entry("mail.stateFile", folder.resolve("mail.state").toString()),
                Map.entry("salesflow.replies-to-mail.backfill", "all"),
                Map.entry(
                        "salesflow.csv-to-campaign.directory",
                        folder.resolve("people").toString()),
                Map.entry("salesflow.csv-to-campaign.readLock", "none"),
                Map.entry("salesflow.hubspot-list-to-campaign.listId", People.LIST),
                Map.entry(
                        "salesflow.hubspot-list-to-campaign.directory",
                        folder.resolve("list").toString()),
                Map.entry("salesflow.salesforce-report-to-campaign.query", People.QUERY),
                Map.entry("salesflow.salesforce-report-to-campaign.keyField", "Salesflow_Key__c"),
                Map.entry(
                        "salesflow.salesforce-report-to-campaign.directory",
                        folder.resolve("report").toString()),
                Map.entry(
                        "salesflow.import.stateFile",
                        folder.resolve("import.state").toString()),
                Map.entry("salesflow.import.unansweredWait", "0"),
                Map.entry(
                        "salesflow.analytics-to-csv.file",
                        folder.resolve("figures.csv").toString()),
                Map.entry("salesflow.analytics-to-table.createTable", "true"),
                Map.entry("salesflow.parked-to-table.createTable", "true"),
                Map.entry(
                        "salesflow.parked-to-file.directory",
                        folder.resolve("parked").toString()),
                Map.entry(
                        "salesflow.parked-to-file.actionsDirectory",
                        folder.resolve("actions").toString())));
        for (String route : List.of("csv", "hubspot-list", "salesforce-report")) {
            properties.put(
                    "salesflow." + route + "-to-campaign.campaignId",
                    String.valueOf(salesflow.campaign().id()));
        }
        for (String route : List.of("replies", "digest", "alerts")) {
            properties.put("salesflow." + route + "-to-mail.to", Mailbox.SALES);
        }
        for (String route : List.of(
                "salesflow.contacts-to-hubspot",
                "salesflow.messages-to-hubspot",
                "hubspot.edits-to-salesflow",
                "salesflow.contacts-to-salesforce",
                "salesflow.messages-to-salesforce",
                "salesflow.replies-to-mail",
                "salesflow.digest-to-mail",
                "salesflow.alerts-to-mail",
                "salesflow.csv-to-campaign",
                "salesflow.hubspot-list-to-campaign",
                "salesflow.salesforce-report-to-campaign",
                "salesflow.analytics-to-csv",
                "salesflow.analytics-to-table",
                "salesflow.parked-to-table",
                "salesflow.parked-to-file")) {
            properties.put(route + ".enabled", "true");
            properties.put(route + ".scheduled", "false");
        }
        return properties;
    }
}
