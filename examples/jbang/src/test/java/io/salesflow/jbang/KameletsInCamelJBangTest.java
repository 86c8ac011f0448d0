package io.salesflow.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does who has the command {@code camel}, a file of YAML and no project. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class KameletsInCamelJBangTest {
    private static final Path LOW_CODE = Path.of("../low-code");
    private static final Path ROUTES = Path.of("src/test/resources/routes");
    private static final String PROPERTIES = "application.properties";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final HubSpotSandbox hubSpot = HUBSPOT.sandbox();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, String> environment = new HashMap<>();
    private SandboxContact ada;

    @BeforeEach
    void start() {
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        mail.start();
        mail.setUser("salesflow@example.com", "salesflow@example.com", "secret");
        environment.put("SALESFLOW_API_URL", salesflow.apiUrl());
        environment.put("SALESFLOW_ACCOUNT_ID", String.valueOf(salesflow.accountId()));
        environment.put("SALESFLOW_TOKEN", salesflow.token());
        environment.put("SALESFLOW_PERIOD", "1s");
        environment.put("SALESFLOW_BACKFILL", "all");
        environment.put("HUBSPOT_TOKEN", hubSpot.token());
        environment.put("HUBSPOT_API_URL", hubSpot.apiUrl());
        environment.put("MAIL_HOST", "127.0.0.1");
        environment.put("MAIL_PORT", String.valueOf(mail.getSmtp().getPort()));
        environment.put("MAIL_PROTOCOL", "smtp");
        environment.put("MAIL_START_TLS", "false");
        environment.put("MAIL_PASSWORD", "secret");
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void camelRunTakesContactsToHubSpot() throws Exception {
        try (Program run = newcomer()
                .copies(LOW_CODE, "contacts-to-hubspot.camel.yaml", PROPERTIES)
                .runs("contacts-to-hubspot.camel.yaml", PROPERTIES)) {
            run.await(() -> hubSpot.contacts().count() == 1);
            assertThat(run.printed()).doesNotContain(salesflow.token(), hubSpot.token());
        }
    }

    @Test
    void camelRunTakesRepliesToMail() throws Exception {
        ada.addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Call me");
        try (Program run = newcomer()
                .copies(LOW_CODE, "replies-to-mail.camel.yaml", PROPERTIES)
                .runs("replies-to-mail.camel.yaml", PROPERTIES)) {
            run.await(() -> mail.getReceivedMessages().length > 0);
            assertThat(mail.getReceivedMessages()[0].getSubject()).contains("Ada");
        }
    }

    @Test
    void camelRunImportsAPerson() throws Exception {
        environment.put(
                "SALESFLOW_CAMPAIGN_ID", String.valueOf(salesflow.campaign().id()));
        try (Program run =
                newcomer().copies(ROUTES, "import.camel.yaml", PROPERTIES).runs("import.camel.yaml", PROPERTIES)) {
            run.awaitPrinted("Imported: {");
            assertThat(salesflow.campaign().contacts()).hasSize(2);
        }
    }

    @Test
    void camelRunGetsAContact() throws Exception {
        environment.put("SALESFLOW_MEMBER_ID", String.valueOf(ada.id()));
        try (Program run = newcomer()
                .copies(ROUTES, "get-contact.camel.yaml", PROPERTIES)
                .runs("get-contact.camel.yaml", PROPERTIES)) {
            run.awaitPrinted("\"FirstName\":\"Ada\"");
        }
    }

    @Test
    void camelRunHearsEvents() throws Exception {
        int port = freePort();
        environment.put("SALESFLOW_WEBHOOK_SECRET", "canary51e0d24b86af1c0e9d5b7a6234");
        environment.put("SALESFLOW_WEBHOOK_EXTERNAL_URL", "http://127.0.0.1:" + port);
        try (Program run = newcomer()
                .copies(ROUTES, "events.camel.yaml", PROPERTIES)
                .runs("events.camel.yaml", PROPERTIES, "--port=" + port)) {
            run.await(() -> !salesflow.account().webhooks().isEmpty());
            ada.invite("Hi");
            ada.connect();
            run.awaitPrinted("\"Kind\":\"CONNECTED\"");
        }
    }

    @Test
    void camelExportMakesAProjectThatBuildsAndRuns() throws Exception {
        ada.addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Call me");
        Newcomer newcomer = newcomer().copies(LOW_CODE, "replies-to-mail.camel.yaml", PROPERTIES);
        try (Program export = newcomer.exports(
                "replies-to-mail.camel.yaml",
                PROPERTIES,
                "--runtime=camel-main",
                "--gav=org.example:replies:1.0",
                "--dir=project",
                "--camel-version=4.18.0",
                "--java-version=17",
                "--ignore-loading-error")) {
            export.awaitEnd();
        }
        try (Program build = newcomer.builds("project")) {
            build.awaitEnd();
        }
        try (Program run = newcomer.runsJar("project/target/replies-1.0.jar")) {
            run.await(() -> mail.getReceivedMessages().length > 0);
            assertThat(run.printed()).doesNotContain(salesflow.token());
        }
        assertThat(mail.getReceivedMessages()[0].getSubject()).contains("Ada");
        assertThat(folder.resolve("project/src/main/resources/application.properties"))
                .content()
                .doesNotContain(salesflow.token());
        assertThat(Files.readString(folder.resolve("project/pom.xml"))).contains("camel-salesflow-routes");
    }

    private Newcomer newcomer() {
        return new Newcomer(folder, environment);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
