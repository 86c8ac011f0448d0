package io.salesflow.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.sandbox.standin.Fault;
import io.salesflow.sandbox.standin.Journal;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String PATH = "/crm/v3/objects/contacts";
    private static final String ANN = "{\"properties\":{\"firstname\":\"Ann\"}}";

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    private final HubSpotSandbox sandbox = HUBSPOT.sandbox();
    private final Caller caller = Caller.of(sandbox);

    @ParameterizedTest
    @ValueSource(ints = {500, 502})
    void failsTheNextCallsWithoutDoingTheirWork(int status) throws IOException {
        sandbox.faults().next(2, Fault.status(status));

        assertThat(caller.post(PATH, ANN).status()).isEqualTo(status);
        assertThat(caller.post(PATH, ANN).status()).isEqualTo(status);
        assertThat(sandbox.contacts().count()).isZero();
        assertThat(caller.post(PATH, ANN).status()).isEqualTo(201);
    }

    @Test
    void failsAllCallsUntilItIsMended() throws IOException {
        sandbox.faults().all(Fault.status(503));
        sandbox.faults().next(1, Fault.status(500));

        assertThat(caller.get(PATH).status()).isEqualTo(500);
        assertThat(caller.get(PATH).status()).isEqualTo(503);
        assertThat(caller.get(PATH).status()).isEqualTo(503);

        sandbox.faults().clear();
        assertThat(caller.get(PATH).status()).isEqualTo(200);
    }

    @Test
    void limitsTheRateOnDemand() throws IOException {
        sandbox.faults().next(1, Fault.rateLimited(Duration.ofSeconds(3)));

        Caller.Reply reply = caller.get(PATH);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isEqualTo("3");
        assertThat(reply.json().path("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
    }

    @Test
    void failsOnlyThePathsThatAreMeant() throws IOException {
        sandbox.faults().next(1, "/batch/read", Fault.status(500));

        assertThat(caller.get(PATH).status()).isEqualTo(200);
        assertThat(caller.post(PATH + "/batch/read", "{}").status()).isEqualTo(500);
    }

    @Test
    void answersLateButDoesTheWork() {
        sandbox.faults().next(1, Fault.delay(Duration.ofSeconds(5)));

        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> caller.withTimeout(Duration.ofSeconds(1)).post(PATH, ANN));
        await().untilAsserted(() -> assertThat(sandbox.contacts().count()).isEqualTo(1));
    }

    @Test
    void answersAfterTheDelay() throws IOException {
        sandbox.faults().next(1, Fault.delay(Duration.ofMillis(50)));
        long before = System.nanoTime();

        assertThat(caller.get(PATH).status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(45));
    }

    @Test
    void resetsTheConnectionBeforeTheWork() {
        sandbox.faults().next(1, Fault.reset());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> caller.post(PATH, ANN));
        assertThat(sandbox.contacts().count()).isZero();
        assertThat(sandbox.journal().entries())
                .extracting(Journal.Entry::status)
                .containsExactly(0);
    }

    @Test
    void resetsTheConnectionAfterTheWork() {
        sandbox.faults().next(1, Fault.resetAfterWork());

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> caller.post(PATH, ANN));
        assertThat(sandbox.contacts().count()).isEqualTo(1);
    }

    @Test
    void cutsTheAnswerInHalf() throws IOException {
        sandbox.faults().next(1, Fault.truncated());

        Caller.Reply reply = caller.post(PATH, ANN);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).startsWith("{");
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> new ObjectMapper().readTree(reply.text()));
        assertThat(sandbox.contacts().count()).isEqualTo(1);
    }
}
