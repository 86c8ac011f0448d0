package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.webhook.WebhookSecret;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.account.Webhook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever somebody sends: no exchange, no 5xx, nothing in the answer, nothing in the log that would help him.
 *
 * <p>{@code -Dhostile.bodies=100000} tries that many random bodies instead of 2,000.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileCallersTest {
    private static final int RANDOM_BODIES = Integer.getInteger("hostile.bodies", 2_000);

    @TempDir
    static Path state;

    private final SalesflowSandbox sandbox = SalesflowSandbox.start();
    private final List<Exchange> seen = new CopyOnWriteArrayList<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<WebhookServer> receivers = new ArrayList<>();
    private final Map<Server, String> urls = new java.util.EnumMap<>(Server.class);
    private String segment;
    private SandboxContact ada;

    @BeforeAll
    void start() throws Exception {
        segment =
                WebhookSecret.of("webhookSecret", WebhookServer.SECRET).segment(sandbox.accountId(), "camel-salesflow");
        ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        for (Server server : Server.values()) {
            receivers.add(new WebhookServer(server, WebhookServer.freePort(), sandbox, state.resolve(server.name()))
                    .start("unregisterOnStop=true", route -> route.process(seen::add)));
            List<Webhook> webhooks = sandbox.account().webhooks();
            urls.put(server, webhooks.get(webhooks.size() - 1).url());
        }
    }

    @AfterAll
    void stop() {
        receivers.forEach(WebhookServer::close);
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource
    void whoDoesNotKnowTheSegmentIsToldNothing(Server server) throws Exception {
        String base = urls.get(server).substring(0, urls.get(server).lastIndexOf('/') + 1);
        List<String> wrong = List.of(
                "",
                "x",
                segment.substring(0, 63),
                segment + "0",
                segment.substring(1),
                flipped(0),
                flipped(63),
                segment.toUpperCase(java.util.Locale.ROOT),
                "%20" + segment,
                segment + "%20",
                segment + "%00",
                segment + "/" + segment,
                WebhookServer.SECRET,
                "..;/" + segment,
                "{salesflowKey}",
                "*",
                "wrong?salesflowKey=wrong",
                "a".repeat(5000));

        for (String ending : wrong) {
            assertIsRefused(post(base + ending, BodyPublishers.ofString(event())), 404, 414, 400);
        }
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theSegmentIsLookedAtBeforeAnythingElse(Server server) throws Exception {
        String wrong = urls.get(server).replace(segment, flipped(5));

        assertIsRefused(post(wrong, BodyPublishers.ofByteArray(new byte[1_000_000])), 404);
        assertIsRefused(send(wrong, "text/xml", BodyPublishers.ofString("<x/>")), 404);
    }

    @ParameterizedTest
    @EnumSource
    void onlyPostIsAllowed(Server server) throws Exception {
        for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "HEAD", "TRACE")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(urls.get(server)))
                    .method(method, BodyPublishers.ofString(event()))
                    .build();
            assertIsRefused(client.send(request, BodyHandlers.ofString()), 405, 404);
        }
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoJsonOrTooLongIsRefused(Server server) throws Exception {
        String url = urls.get(server);

        assertIsRefused(send(url, "text/xml", BodyPublishers.ofString(event())), 415);
        assertIsRefused(send(url, "application/x-www-form-urlencoded", BodyPublishers.ofString("a=b")), 415);
        assertIsRefused(send(url, "multipart/form-data; boundary=x", BodyPublishers.ofString("--x--")), 415, 400);
        assertIsRefused(
                post(url, BodyPublishers.ofString("{\"MemberId\":1,\"x\":\"" + "x".repeat(262_144) + "\"}")), 413);
        assertIsRefused(post(url, BodyPublishers.ofInputStream(() -> new Endless(2_000_000))), 413); // without a length
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void bodiesThatAreNoEventAreRefused(Server server) throws Exception {
        for (String body : List.of(
                "",
                "null",
                "[]",
                "17",
                "\"x\"",
                "{",
                "{}",
                "{\"MemberId\":null}",
                "{\"MemberId\":\"x\"}",
                "{\"MemberId\":-1}",
                "{\"MemberId\":1.5}",
                "{\"MemberId\":1e99999}",
                "{\"MemberId\":" + "9".repeat(5000) + "}",
                "{\"MemberId\":[1]}",
                "{\"MemberId\":{\"a\":1}}",
                "{\"a\":".repeat(50_000),
                "[".repeat(100_000),
                "{\"MemberId\":1,\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}")) {
            assertIsRefused(post(urls.get(server), BodyPublishers.ofString(body)), 400);
        }
        assertThat(seen).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void randomBodiesAreRefused(Server server) throws Exception {
        Random random = new Random(20261121);
        String good = event();
        long before = usedMemory();
        for (int number = 0; number < RANDOM_BODIES; number++) {
            byte[] body = number % 2 == 0 ? noise(random) : broken(good, random);
            HttpResponse<String> answer = post(urls.get(server), BodyPublishers.ofByteArray(body));
            assertThat(answer.statusCode())
                    .as(() -> new String(body, StandardCharsets.ISO_8859_1))
                    .isIn(400, 200);
            assertThat(answer.body()).isEmpty();
        }
        seen.clear(); // a broken event can still be one
        assertThat(usedMemory() - before).as("growth of memory").isLessThan(50_000_000);
    }

    @ParameterizedTest
    @EnumSource
    void headersOfACallHaveNoEffect(Server server) throws Exception {
        ada.status(io.salesflow.sandbox.account.MemberStatus.CONNECTED);
        String url = urls.get(server) + "?CamelSalesflowCampaignId=666&camelsalesflowmemberid=666&token=x";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("CamelSalesflowMemberId", "666")
                .header("camelsalesflowcampaignid", "666")
                .header("CamelSalesflowEvent", "FORGED")
                .header("CamelHttpUri", "http://evil.example.com")
                .header("breadcrumbId", "x")
                .POST(BodyPublishers.ofString(event()))
                .build();

        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);

        assertThat(seen).hasSize(1);
        assertThat(seen.get(0).getMessage().getHeaders())
                .hasSize(4)
                .containsEntry(SalesflowConstants.MEMBER_ID, (long) ada.id())
                .containsEntry(SalesflowConstants.CAMPAIGN_ID, (long)
                        sandbox.campaign().id());
        assertThat(seen.get(0).getAllProperties().toString())
                .doesNotContain(segment)
                .doesNotContain("666");
        seen.clear();
    }

    @ParameterizedTest
    @EnumSource
    void anEventAboutNobodyOrOneThatIsNotTrueIsParked(Server server) throws Exception {
        ada.status(io.salesflow.sandbox.account.MemberStatus.PENDING);
        SalesflowWebhookEndpoint endpoint = receivers.get(server.ordinal()).endpoint();
        // Among many random bodies there are some that are events, of contacts that don't exist.
        long parkedBefore = endpoint.getParkedEvents();

        assertThat(post(urls.get(server), BodyPublishers.ofString(event())).statusCode())
                .isEqualTo(200);
        assertThat(post(urls.get(server), BodyPublishers.ofString("{\"MemberId\":999999999}"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(
                                urls.get(server),
                                BodyPublishers.ofString("{\"MemberId\":" + ada.id()
                                        + ",\"MemberUrl\":\"https://linkedin.com/in/eve\","
                                        + "\"IntegrationRunOn\":\"INTEGRATION_RUN_ON_REPLY_DETECTED\"}"))
                        .statusCode())
                .isEqualTo(200);

        assertThat(seen).isEmpty();
        assertThat(endpoint.getParkedEvents() - parkedBefore).isEqualTo(3);
        assertThat(endpoint.journal().parked())
                .extracting("identity", "reason")
                .contains(
                        org.assertj.core.groups.Tuple.tuple(
                                ada.id() + ":connected", "the contact is not connected but MEMBER_PENDING"),
                        org.assertj.core.groups.Tuple.tuple("999999999:other", "there is no such contact"),
                        org.assertj.core.groups.Tuple.tuple(
                                ada.id() + ":replied", "the contact has another LinkedIn profile"));
    }

    @Test
    void aSlowBodyDoesNotKeepOthersOut() throws Exception {
        URI url = URI.create(urls.get(Server.UNDERTOW));
        try (Socket slow = new Socket(url.getHost(), url.getPort())) {
            OutputStream output = slow.getOutputStream();
            output.write(("POST " + url.getPath() + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 100\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            output.flush();

            assertIsRefused(post(urls.get(Server.UNDERTOW), BodyPublishers.ofString("{}")), 400);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void anEndlessBodyFromAStrangerIsNotRead() throws Exception {
        URI url = URI.create(urls.get(Server.UNDERTOW).replace(segment, flipped(7)));
        try (Socket endless = new Socket(url.getHost(), url.getPort())) {
            OutputStream output = endless.getOutputStream();
            output.write(("POST " + url.getPath() + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            output.flush();

            assertThat(firstLine(endless.getInputStream())).contains("404"); // and the body never ended
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    private String event() {
        return "{\"IntegrationRunOn\":\"INTEGRATION_RUN_ON_CONNECTED\",\"MemberId\":" + ada.id()
                + ",\"IsMuted\":false,\"IsMuted\":false}";
    }

    private String flipped(int index) {
        char digit = segment.charAt(index) == '0' ? '1' : '0';
        return segment.substring(0, index) + digit + segment.substring(index + 1);
    }

    private HttpResponse<String> post(String url, HttpRequest.BodyPublisher body) throws Exception {
        return send(url, "application/json; charset=utf-8", body);
    }

    private HttpResponse<String> send(String url, String contentType, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(url.replace("{", "%7B").replace("}", "%7D")))
                .header("Content-Type", contentType)
                .POST(body)
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            // A server may close a connection, which this client keeps for the next call, if it left a body unread.
            return client.send(request, BodyHandlers.ofString());
        }
    }

    private void assertIsRefused(HttpResponse<String> answer, Integer... statuses) {
        assertThat(answer.statusCode()).as(answer.uri().getPath()).isIn((Object[]) statuses);
        assertThat(answer.headers().map().toString()).doesNotContain(segment);
        boolean isPageOfTheServer = answer.body().contains("Powered by Jetty");
        if (isPageOfTheServer) { // which repeats the URL to who called it
            assertThat(answer.body().replace(answer.uri().toString(), "")).doesNotContain(segment);
        } else {
            assertThat(answer.body())
                    .doesNotContain(segment)
                    .doesNotContainIgnoringCase("exception")
                    .hasSizeLessThan(200);
        }
    }

    private static byte[] noise(Random random) {
        byte[] body = new byte[random.nextInt(2_000)];
        random.nextBytes(body);
        return body;
    }

    private static byte[] broken(String good, Random random) {
        byte[] body = good.getBytes(StandardCharsets.UTF_8);
        for (int change = 0; change <= random.nextInt(5); change++) {
            body[random.nextInt(body.length)] = (byte) random.nextInt(256);
        }
        ByteArrayOutputStream shortened = new ByteArrayOutputStream();
        shortened.write(body, 0, random.nextInt(body.length));
        return shortened.toByteArray();
    }

    private static String firstLine(InputStream input) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = input.read(); letter > 0 && letter != '\n'; letter = input.read()) {
            line.append((char) letter);
        }
        return line.toString();
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** White space without an end, nearly. */
    private static final class Endless extends InputStream {
        private long left;

        Endless(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }
}
