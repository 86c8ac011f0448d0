package io.salesflow.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The settings and routes of the manifests, run as they are, with the sandbox, a stand-in for HubSpot and PostgreSQL. */
class TwoReplicasTakeOverFromEachOtherTest {
    private static final Duration LONG = Duration.ofSeconds(40);

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @TempDir
    private Path folder;

    @Test
    void contactsGoToHubSpotOnceWhoeverLeads() throws Exception {
        SalesflowSandbox salesflow = SANDBOX.sandbox();
        salesflow
                .campaign()
                .addContact("https://www.linkedin.com/in/ada-lovelace", contact -> contact.firstName("Ada"));
        HubSpotSandbox hubSpot = HUBSPOT.sandbox();
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int firstPort = freePort();
            int secondPort = freePort();
            Path locks = folder.resolve("locks");
            try (Replica first = Replica.start(
                    folder.resolve("first"), locks, environment(salesflow, hubSpot, postgres, firstPort))) {
                await().atMost(LONG).until(() -> hubSpot.contacts().count() == 1);
                assertThat(probe(firstPort, "live")).isEqualTo(200);
                takeOver(first, locks, environment(salesflow, hubSpot, postgres, secondPort));
            }
        }
    }

    private void takeOver(Replica first, Path locks, Map<String, String> environment) throws IOException {
        int port = Integer.parseInt(environment.get("MANAGEMENT_PORT"));
        try (Replica second = Replica.start(folder.resolve("second"), locks, environment)) {
            await().atMost(LONG).until(() -> probe(port, "ready") == 200);
            assertThat(second.isDelivering("contacts-to-hubspot")).isFalse();

            first.close();
            SANDBOX.sandbox()
                    .campaign()
                    .addContact("https://www.linkedin.com/in/grace-hopper", contact -> contact.firstName("Grace"));

            await().atMost(LONG).until(() -> HUBSPOT.sandbox().contacts().count() == 2);
            assertThat(second.isDelivering("contacts-to-hubspot")).isTrue();
        }
    }

    private static Map<String, String> environment(
            SalesflowSandbox salesflow, HubSpotSandbox hubSpot, EmbeddedPostgres postgres, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("SALESFLOW_TOKEN", salesflow.token());
        environment.put("SALESFLOW_ACCOUNT_ID", String.valueOf(salesflow.accountId()));
        environment.put("SALESFLOW_API_URL", salesflow.apiUrl());
        environment.put("SALESFLOW_PERIOD", "200ms");
        environment.put("HUBSPOT_TOKEN", hubSpot.token());
        environment.put("HUBSPOT_API_URL", hubSpot.apiUrl());
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
