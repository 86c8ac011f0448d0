package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the board, metrics and health tell, and whomever: no secret, no text of a message, and nothing to other pages. */
@Timeout(120)
class BoardIsDiscreetTest {
    private static final List<String> PATHS = List.of(
            "/board",
            "/board/board.js",
            "/board/now.json",
            "/observe/metrics",
            "/observe/health?exposureLevel=full&data=true&stackTrace=true",
            "/observe/info",
            "/q/dev",
            "/q/dev/properties",
            "/q/dev/salesflow");

    @TempDir
    private static Path state;

    private static RealSystems systems;
    private static RunningQuickstart quickstart;

    @BeforeAll
    static void start() {
        systems = RealSystems.start();
        firstContact().edit(edit -> edit.firstName("Adabella").email("ada@private.example"));
        firstContact().reply("Text-of-a-message");
        Map<String, String> environment = systems.environment(LocalDate.EPOCH);
        quickstart = RunningQuickstart.start(environment, "--state", state.toString());
        await().atMost(RunningQuickstart.LONGEST).untilAsserted(() -> assertThat(
                        lane("Mailbox").at("/delivered/messages").asInt())
                .isEqualTo(1));
    }

    @AfterAll
    static void stop() {
        quickstart.close();
        systems.close();
    }

    @Test
    void noSecretAndNoTextOfAMessageIsShownHoweverThingsStand() throws Exception {
        List<String> shown = new ArrayList<>(everything());

        systems.salesflow().faults().onAll(Fault.echoToken());
        shown.addAll(everythingOnceStuck("Salesflow"));
        systems.salesflow().faults().clear();
        systems.hubSpot().faults().all(io.salesflow.sandbox.standin.Fault.status(401));
        systems.salesforce().faults().all(io.salesflow.sandbox.standin.Fault.status(400));
        systems.mail().stop();
        firstContact().edit(edit -> edit.lastName("Changed"));
        firstContact().reply("Text-of-a-message, too");
        shown.addAll(everythingOnceStuck("HubSpot", "Salesforce", "Mailbox"));

        assertThat(shown).hasSize(3 * PATHS.size());
        assertThat(String.join("\n", shown))
                .contains("Adabella", "salesflow_feed_parked")
                .doesNotContain("canary", systems.salesflow().token(), "Text-of-a-message", "ada@private.example");
    }

    @Test
    void thereIsNoDeveloperConsoleThatShowsWhatPropertiesHold() throws Exception {
        assertThat(quickstart.get(quickstart.url() + "/q/dev/properties").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNameThatLeadsHereFromElsewhereGetsNothing() throws IOException {
        for (String path : PATHS) {
            assertThat(statusLine(path, "evil.example")).as(path).isEqualTo("HTTP/1.1 403 Forbidden");
        }
        assertThat(statusLine("/board/now.json", "localhost")).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void nothingFromElsewhereMayBeLoadedOrFrameIt() throws Exception {
        assertThat(quickstart.get(quickstart.url() + "/board").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none';")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe", "http", "*"));
    }

    @Test
    void onlyTheBoardItselfHasSomethingDeliveredAgain() throws Exception {
        String replay = quickstart.url() + "/board/replay";

        assertThat(quickstart.post(replay + "?feed=x&key=y", "").statusCode()).isEqualTo(403);
        assertThat(quickstart.post(replay, "", "X-Salesflow-Board", "yes").statusCode())
                .isEqualTo(400);
        assertThat(quickstart
                        .post(replay + "?feed=x&key=y", "", "X-Salesflow-Board", "yes")
                        .body())
                .contains("There is no feed 'x'");
        assertThat(quickstart
                        .post(replay + "?feed=replies-to-mail&key=y", "", "X-Salesflow-Board", "yes")
                        .body())
                .isEqualTo("It is not parked any more");
    }

    @Test
    void anotherSiteMayLinkToTheBoardAndNotLoadIt() throws Exception {
        assertThat(quickstart
                        .get(quickstart.url() + "/board", "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "document")
                        .statusCode())
                .isEqualTo(200);
        for (String path : List.of("/board", "/board/now.json")) {
            assertThat(quickstart
                            .get(quickstart.url() + path, "Sec-Fetch-Site", "cross-site", "Sec-Fetch-Dest", "iframe")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(quickstart
                            .get(quickstart.url() + path, "Origin", "http://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void nothingCanBeMadeToFailInRealSystems() throws Exception {
        assertThat(quickstart.board().path("switches")).isEmpty();
        assertThat(quickstart
                        .post(quickstart.url() + "/board/faults/hubspot-down/on", "", "X-Salesflow-Board", "yes")
                        .statusCode())
                .isEqualTo(404);
    }

    private static SandboxContact firstContact() {
        return systems.salesflow()
                .account()
                .contact(systems.salesflow().campaign().contacts().get(0).memberId());
    }

    private List<String> everythingOnceStuck(String... lanes) throws Exception {
        for (String lane : lanes) {
            await().atMost(RunningQuickstart.LONGEST).untilAsserted(() -> assertThat(
                            quickstart.board().path("stuck").findValuesAsText("lane"))
                    .contains(lane));
        }
        return everything();
    }

    private List<String> everything() throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        for (String path : PATHS) {
            all.add(quickstart.get(quickstart.url() + path).body());
        }
        return all;
    }

    private static JsonNode lane(String name) throws IOException, InterruptedException {
        for (JsonNode lane : quickstart.board().path("lanes")) {
            if (lane.path("name").asText().equals(name)) {
                return lane;
            }
        }
        throw new AssertionError("There is no " + name);
    }

    /** Java's own client chooses the host by itself. */
    private String statusLine(String path, String host) throws IOException {
        URI url = URI.create(quickstart.url());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + host + ":" + url.getPort()
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return Stream.of(answer.split("\r\n")).findFirst().orElse("");
        }
    }
}
