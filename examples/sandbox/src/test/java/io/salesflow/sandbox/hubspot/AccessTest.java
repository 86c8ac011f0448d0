package io.salesflow.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.standin.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    private static final String PATH = "/crm/v3/objects/contacts";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-21T10:00:00Z"));

    @AutoClose
    private final HubSpotSandbox sandbox = HubSpotSandbox.builder()
            .token("secret")
            .callsPerTenSeconds(3)
            .clock(now::get)
            .start();

    private final Caller caller = Caller.of(sandbox);

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void refusesWithoutTheToken(String token) throws IOException {
        Caller.Reply reply = caller.withToken(token).get(PATH);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().path("category").asText()).isEqualTo("INVALID_AUTHENTICATION");
        assertThat(reply.text()).doesNotContain("secret");
    }

    @Test
    void tellsHowManyCallsRemain() throws IOException {
        Caller.Reply first = caller.get(PATH);
        Caller.Reply second = caller.get(PATH);

        assertThat(first.header("X-HubSpot-RateLimit-Max")).isEqualTo("3");
        assertThat(first.header("X-HubSpot-RateLimit-Remaining")).isEqualTo("2");
        assertThat(second.header("X-HubSpot-RateLimit-Remaining")).isEqualTo("1");
        assertThat(second.header("X-HubSpot-RateLimit-Interval-Milliseconds")).isEqualTo("10000");
    }

    @Test
    void refusesCallsBeyondTheRateUntilTenSecondsHavePassed() throws IOException {
        caller.get(PATH);
        now.updateAndGet(time -> time.plusSeconds(4));
        caller.get(PATH);
        caller.get(PATH);

        Caller.Reply refused = caller.get(PATH);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEqualTo("6");
        assertThat(refused.header("X-HubSpot-RateLimit-Remaining")).isEqualTo("0");
        assertThat(refused.json().path("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
        assertThat(refused.json().path("errorType").asText()).isEqualTo("RATE_LIMIT");

        now.updateAndGet(time -> time.plusSeconds(6));
        assertThat(caller.get(PATH).status()).isEqualTo(200);
        assertThat(caller.get(PATH).status()).isEqualTo(429);
    }

    @Test
    void canDoWithoutARateLimit() throws IOException {
        try (HubSpotSandbox unlimited =
                HubSpotSandbox.builder().withoutRateLimit().start()) {
            for (int i = 0; i < 150; i++) {
                Caller.Reply reply = Caller.of(unlimited).get(PATH);
                assertThat(reply.status()).isEqualTo(200);
                assertThat(reply.header("X-HubSpot-RateLimit-Max")).isEmpty();
            }
        }
    }

    @Test
    void knowsNoOtherPathsAndMethods() throws IOException {
        Caller.Reply llamas = caller.get("/crm/v3/objects/llamas");
        assertThat(llamas.status()).isEqualTo(400);
        assertThat(llamas.message()).isEqualTo("Unable to infer object type from: llamas");
        Caller.Reply nothing = caller.get("/crm/objects/nowhere/contacts");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.json().has("category")).isFalse();
        assertThat(caller.call("DELETE", PATH + "/1001", "", "").status()).isEqualTo(405);
    }

    @Test
    void refusesABodyThatIsNotDeclaredAsJson() throws IOException {
        assertThat(caller.call("POST", PATH, "text/plain", "{}").status()).isEqualTo(415);
    }

    @Test
    void keepsAJournalWithoutTokens() throws IOException {
        caller.get(PATH + "?limit=5");
        caller.post(PATH, "{\"properties\":{\"firstname\":\"Ann\"}}");

        assertThat(sandbox.journal().entries())
                .containsExactly(
                        new Journal.Entry(now.get(), "GET", PATH, "limit=5", "", 200),
                        new Journal.Entry(
                                now.get(), "POST", PATH, "", "{\"properties\":{\"firstname\":\"Ann\"}}", 201));
        assertThat(sandbox.journal().count()).isEqualTo(2);
        assertThat(sandbox.journal().count("POST", PATH)).isEqualTo(1);
        assertThat(sandbox.journal().entries().toString()).doesNotContain("secret");
    }

    @Test
    void writesTimesOfItsOwnClock() throws IOException {
        Caller.Reply created = caller.post(PATH, "{\"properties\":{\"firstname\":\"Ann\"}}");
        now.updateAndGet(time -> time.plus(Duration.ofMillis(1500)));
        Caller.Reply updated = caller.patch(
                PATH + "/" + created.json().path("id").asText(), "{\"properties\":{\"lastname\":\"Lee\"}}");

        assertThat(updated.json().path("createdAt").asText()).isEqualTo("2026-11-21T10:00:00.000Z");
        assertThat(updated.json().path("updatedAt").asText()).isEqualTo("2026-11-21T10:00:01.500Z");
    }
}
