package io.salesflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.NamedNode;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The settings and routes of the manifests, run as they are, with the sandbox, a stand-in for HubSpot, mail and PostgreSQL. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class TwoReplicasTakeOverFromEachOtherTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String MAIL_PASSWORD = "canary-mail-password-3f77";
    private static final String REPLIES = "replies-to-mail";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SANDBOX.sandbox();
    private final HubSpotSandbox hubSpot = HUBSPOT.sandbox();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private SandboxContact ada;

    @BeforeEach
    void start() {
        mail.start();
        mail.setUser("salesflow@example.com", "salesflow", MAIL_PASSWORD);
        ada = salesflow
                .campaign()
                .addContact("https://www.linkedin.com/in/ada-lovelace", contact -> contact.firstName("Ada"));
    }

    @AfterEach
    void stop() {
        mail.stop();
    }

    @Test
    void contactsAndRepliesGoOnceThoughTheReplicaThatLeadsIsKilled() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int port = freePort();
            Process first = process(environment(postgres, freePort()));
            try {
                await().atMost(LONG).until(() -> hubSpot.contacts().count() == 1);
                try (Replica second =
                        Replica.start(folder.resolve("second"), folder.resolve("locks"), environment(postgres, port))) {
                    await().atMost(LONG).until(() -> probe(port, "ready") == 200);
                    assertThat(probe(port, "live")).isEqualTo(200);
                    takeOver(first, second);
                    assertThat(shown(second))
                            .isNotEmpty()
                            .noneMatch(text -> text.contains(salesflow.token()))
                            .noneMatch(text -> text.contains(hubSpot.token()))
                            .noneMatch(text -> text.contains(MAIL_PASSWORD));
                }
            } finally {
                first.destroyForcibly().waitFor();
            }
        }
    }

    private void takeOver(Process first, Replica second) throws Exception {
        await().atMost(LONG).until(() -> second.feed(REPLIES).hasBegun());
        ada.addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Call me");
        await().atMost(LONG).until(() -> mail.getReceivedMessages().length == 1);
        // A mail that is under way when a replica dies may come again; this one is noted.
        await().atMost(LONG).until(() -> second.feed(REPLIES).known() == 1);
        assertThat(second.isDelivering("contacts-to-hubspot")).isFalse();
        assertThat(second.isDelivering(REPLIES)).isFalse();

        first.destroyForcibly().waitFor();
        salesflow
                .campaign()
                .addContact("https://www.linkedin.com/in/grace-hopper", contact -> contact.firstName("Grace"))
                .addMessage(Instant.parse("2026-01-05T09:30:00Z"), "Write to me");

        await().atMost(LONG).until(() -> hubSpot.contacts().count() == 2);
        await().atMost(LONG).until(() -> mail.getReceivedMessages().length > 1);
        assertThat(second.isDelivering("contacts-to-hubspot")).isTrue();
        assertThat(subjects())
                .hasSize(2)
                .anyMatch(subject -> subject.contains("Ada"))
                .anyMatch(subject -> subject.contains("Grace"));
    }

    /** What tools show of the routes. */
    private static List<String> shown(Replica replica) throws Exception {
        ModelCamelContext context = (ModelCamelContext) replica.camel();
        List<String> shown = new ArrayList<>();
        for (NamedNode route : context.getRouteDefinitions()) {
            shown.add(PluginHelper.getModelToXMLDumper(context).dumpModelAsXml(context, route, true, true, false));
        }
        context.getEndpoints().forEach(endpoint -> shown.add(endpoint.getEndpointUri()));
        return shown;
    }

    private List<String> subjects() throws MessagingException {
        List<String> subjects = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            subjects.add(message.getSubject());
        }
        return subjects;
    }

    private Process process(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Replica.class.getName(),
                        Files.createDirectories(folder.resolve("first")).toString(),
                        folder.resolve("locks").toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "first-replica.log").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Map<String, String> environment(EmbeddedPostgres postgres, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SALESFLOW_TOKEN", salesflow.token());
        environment.put("SALESFLOW_ACCOUNT_ID", String.valueOf(salesflow.accountId()));
        environment.put("SALESFLOW_API_URL", salesflow.apiUrl());
        environment.put("SALESFLOW_PERIOD", "200ms");
        environment.put("HUBSPOT_TOKEN", hubSpot.token());
        environment.put("HUBSPOT_API_URL", hubSpot.apiUrl());
        environment.put("MAIL_HOST", "127.0.0.1");
        environment.put("MAIL_PORT", String.valueOf(mail.getSmtp().getPort()));
        environment.put("MAIL_PROTOCOL", "smtp");
        environment.put("MAIL_START_TLS", "false");
        environment.put("MAIL_USERNAME", "salesflow");
        environment.put("MAIL_PASSWORD", MAIL_PASSWORD);
        environment.put("MAIL_FROM", "Salesflow <salesflow@example.com>");
        environment.put("MAIL_TO", "sales@example.com");
        environment.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        environment.put("DATABASE_USER", "postgres");
        environment.put("DATABASE_PASSWORD", "postgres");
        environment.put("MANAGEMENT_PORT", String.valueOf(port));
        return environment;
    }

    private static int probe(int port, String which) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/observe/health/" + which))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
