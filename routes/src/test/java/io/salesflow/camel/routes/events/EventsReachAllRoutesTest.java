package io.salesflow.camel.routes.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.hubspot.ContactsToHubSpot;
import io.salesflow.camel.routes.hubspot.MessagesToHubSpot;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.camel.routes.mail.RepliesToMail;
import io.salesflow.camel.routes.salesforce.SalesforceRoutes;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** HubSpot, Salesforce and e-mail, whose routes poll once at the start and then not again in the time of a test. */
@ParameterizedClass
@EnumSource
class EventsReachAllRoutesTest {
    private static final List<String> ROUTES = List.of(
            "contacts-to-hubspot",
            "messages-to-hubspot",
            "contacts-to-salesforce",
            "messages-to-salesforce",
            "replies-to-mail");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(Path.of("../examples/salesforce")));

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    enum Language {
        YAML,
        JAVA
    }

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private final Main main = new Main();
    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private SalesforceSandbox salesforce;

    @BeforeEach
    void start() throws IOException {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        salesforce = SALESFORCE.sandbox();
        addRoutes();
        Properties properties = new Properties();
        properties.putAll(properties());
        main.setInitialProperties(properties);
        main.bind("feedStore", new MemoryFeedStore());
        main.start();
        await().until(() -> {
            List<FeedStatus> feeds = SalesflowFeeds.of(main.getCamelContext()).list();
            return feeds.size() == ROUTES.size()
                    && feeds.stream().allMatch(feed -> feed.here() != null && feed.hasBegun());
        });
    }

    @AfterEach
    void stop() {
        main.stop();
    }

    @Test
    void whatHappensIsEverywhereWithoutAPoll() {
        SandboxContact ada = connected("ada");
        ada.reply("Sounds good 😀");

        await().untilAsserted(() -> {
            assertInHubSpot("ada");
            assertInSalesforce("ada");
            assertThat(mailbox.mails()).singleElement().satisfies(mail -> assertThat(mail.text())
                    .contains("Sounds good 😀"));
        });
    }

    @Test
    void aTargetThatIsDownHoldsUpNoneOfTheOthers() {
        hubSpot.faults().next(1000, Fault.status(503));
        mailbox.gate().close("421 4.3.2 Shutting down");
        connected("ada").reply("Sounds good");

        await().untilAsserted(() -> assertInSalesforce("ada"));
        assertThat(hubSpot.contacts().all()).isEmpty();
        hubSpot.faults().clear();
        mailbox.gate().open();
        connected("bob").reply("Me, too");

        await().untilAsserted(() -> {
            for (String person : List.of("ada", "bob")) {
                assertInHubSpot(person);
                assertInSalesforce(person);
            }
            assertThat(mailbox.mails()).hasSize(2);
        });
        assertThat(SalesflowFeeds.of(main.getCamelContext()).list())
                .extracting(FeedStatus::parked)
                .containsOnly(0L);
    }

    private SandboxContact connected(String person) {
        SandboxContact contact =
                salesflow.campaign().addContact("linkedin.com/in/" + person, added -> added.firstName("Ada"));
        contact.connect();
        return contact;
    }

    private void assertInHubSpot(String person) {
        assertThat(hubSpot.contacts().find("salesflow_linkedin_key", person))
                .singleElement()
                .satisfies(contact -> {
                    assertThat(contact.properties())
                            .containsEntry("salesflow_status", "MEMBER_CONNECTED")
                            .containsEntry("salesflow_replied", "true");
                    assertThat(hubSpot.communications().of(contact.id())).hasSize(1);
                });
    }

    private void assertInSalesforce(String person) {
        assertThat(salesforce.objects().find("Lead", "Salesflow_Key__c", person))
                .singleElement()
                .satisfies(lead -> {
                    assertThat(lead.value("Salesflow_Status__c")).hasValue("MEMBER_CONNECTED");
                    List<SObjectRecord> tasks = salesforce.objects().find("Task", "WhoId", lead.id());
                    assertThat(tasks).hasSize(1);
                });
    }

    private void addRoutes() {
        if (language == Language.YAML) {
            main.configure()
                    .withRoutesIncludePattern(
                            "classpath:camel/salesflow-events.yaml,classpath:camel/salesflow-*-to-hubspot.yaml,"
                                    + "classpath:camel/salesflow-to-salesforce.yaml,"
                                    + "classpath:camel/salesflow-replies-to-mail.yaml");
            return;
        }
        main.configure().withRoutesIncludePattern("false");
        main.configure().addRoutesBuilder(new EventsRoute());
        main.configure().addRoutesBuilder(new ContactsToHubSpot());
        main.configure().addRoutesBuilder(new MessagesToHubSpot());
        main.configure().addRoutesBuilder(new SalesforceRoutes());
        main.configure().addRoutesBuilder(new RepliesToMail());
    }

    private Map<String, String> properties() throws IOException {
        String port = String.valueOf(freePort());
        Map<String, String> properties = new HashMap<>(Map.ofEntries(
                Map.entry("camel.component.salesflow.token", salesflow.token()),
                Map.entry("camel.component.salesflow.account-id", String.valueOf(salesflow.accountId())),
                Map.entry("camel.component.salesflow.api-url", salesflow.apiUrl()),
                Map.entry("camel.component.salesflow.webhook-secret", "7f3a9c51e0d24b86af1c0e9d5b7a6234"),
                Map.entry("camel.component.salesflow.state-store", "#feedStore"),
                Map.entry("camel.server.enabled", "true"),
                Map.entry("camel.server.host", "127.0.0.1"),
                Map.entry("camel.server.port", port),
                Map.entry("salesflow.events.enabled", "true"),
                Map.entry("salesflow.events.url", "http://127.0.0.1:" + port),
                Map.entry("hubspot.apiUrl", hubSpot.apiUrl()),
                Map.entry("hubspot.token", hubSpot.token()),
                Map.entry("hubspot.retries", "1"),
                Map.entry("hubspot.retryDelay", "10"),
                Map.entry("camel.component.salesforce.login-url", salesforce.loginUrl()),
                Map.entry("camel.component.salesforce.client-id", salesforce.clientId()),
                Map.entry("camel.component.salesforce.client-secret", salesforce.clientSecret()),
                Map.entry("camel.component.salesforce.lazy-login", "true"),
                Map.entry("salesforce.retryDelay", "5"),
                Map.entry("camel.component.smtp.username", Mailbox.LOGIN),
                Map.entry("camel.component.smtp.password", Mailbox.PASSWORD),
                Map.entry("mail.host", "127.0.0.1"),
                Map.entry("mail.port", String.valueOf(mailbox.gate().port())),
                Map.entry("mail.protocol", "smtp"),
                Map.entry("mail.startTls", "false"),
                Map.entry("mail.from", "Salesflow <salesflow@example.com>"),
                Map.entry("mail.stateFile", folder.resolve("mail.state").toString()),
                Map.entry("salesflow.replies-to-mail.to", Mailbox.SALES)));
        for (String route : ROUTES) {
            properties.put("salesflow." + route + ".enabled", "true");
            properties.put("salesflow." + route + ".period", "10000000");
        }
        return properties;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
