package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.fault.FaultRule;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultsTest extends ApiTest {

    private static final String LIST = "members/list-by-account";

    @Test
    void strikeOneOperationSoOftenAndThenNoMore() {
        FaultRule rule = sandbox.faults().on(LIST, Fault.serverError(503)).times(2);

        assertThat(list().status()).isEqualTo(503);
        assertThat(api.get("campaigns/list-campaigns").status()).isEqualTo(200);
        assertThat(list().status()).isEqualTo(503);
        assertThat(list().status()).isEqualTo(200);
        assertThat(rule.hits()).isEqualTo(2);
        assertThat(sandbox.requestCount(LIST)).isEqualTo(3);
    }

    @Test
    void mayLetSomeRequestsPassFirst() {
        sandbox.faults().on(LIST, Fault.htmlPage(502)).after(1).times(1);

        assertThat(list().status()).isEqualTo(200);
        Reply page = list();
        assertThat(page.status()).isEqualTo(502);
        assertThat(page.response().headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void strikeEverythingUntilTheyAreRemoved() {
        FaultRule rule = sandbox.faults().onAll(Fault.envelope(500, "It's \"broken\""));

        Reply reply = list();
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("Status").intValue()).isEqualTo(500);
        assertThat(message(reply)).isEqualTo("It's \"broken\"");
        rule.remove();
        assertThat(list().body()).isEqualTo("[]");
    }

    @Test
    void areOnlyForOperationsThatExist() {
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.faults().on("members/impart", Fault.echoToken()));
    }

    @Test
    void limitTheRateInSecondsOrUntilADate() {
        sandbox.faults().on(LIST, Fault.rateLimited(Duration.ofSeconds(7))).times(1);
        sandbox.faults()
                .on(LIST, Fault.rateLimitedUntil(Instant.parse("2026-01-05T08:00:09Z")))
                .times(1);

        assertThat(retryAfter(list())).isEqualTo("7");
        assertThat(retryAfter(list())).isEqualTo("Mon, 5 Jan 2026 08:00:09 GMT");
    }

    @Test
    void truncateTheAnswer() {
        contact("anna");
        sandbox.faults().on(LIST, Fault.truncatedJson()).times(1);
        sandbox.faults().on(LIST, Fault.truncatedJson(5)).times(1);

        Reply half = list();
        assertThat(half.status()).isEqualTo(200);
        assertThat(half.body()).startsWith("[{\"MemberId\":");
        assertThatIOException().isThrownBy(() -> new ObjectMapper().readValue(half.body(), JsonNode.class));
        assertThat(list().body()).isEqualTo("[{\"Me");
    }

    @Test
    void resetTheConnectionBeforeAnythingWasDone() {
        sandbox.faults().on("members/import", Fault.resetBeforeExecution());

        assertThatIOException().isThrownBy(this::importOnce);
        assertThat(sandbox.account().contacts()).isEmpty();
    }

    @Test
    void resetTheConnectionAfterAllWasDone() {
        sandbox.faults().on("members/import", Fault.resetAfterExecution());

        assertThatIOException().isThrownBy(this::importOnce);
        assertThat(sandbox.account().contacts()).isNotEmpty();
    }

    @Test
    void cutTheConnectionInTheMiddleOfABody() {
        for (int index = 0; index < 2000; index++) {
            contact("person-" + index);
        }
        sandbox.faults().on(LIST, Fault.cutAfter(100_000));

        assertThatIOException().isThrownBy(() -> api.send("GET", url(LIST_PATH), null));
    }

    @Test
    void dripSlowly() {
        contact("anna");
        int length = list().body().length();
        sandbox.faults().on(LIST, Fault.slowDrip(length / 4, Duration.ofMillis(30)));
        long start = System.nanoTime();

        Reply reply = list();

        assertThat(reply.body()).hasSize(length);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(110));
    }

    @Test
    void delayAndThenStrikeOrNot() {
        sandbox.faults().on(LIST, Fault.delay(Duration.ofMillis(60)));
        sandbox.faults().on(LIST, Fault.serverError(500)).times(1);
        long start = System.nanoTime();

        assertThat(list().status()).isEqualTo(500);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(55));
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void rewriteTheJson() throws IOException {
        contact("anna");
        sandbox.faults().on(LIST, Fault.duplicateKeys()).times(1);
        sandbox.faults().on(LIST, Fault.unknownFields()).times(1);
        sandbox.faults().on(LIST, Fault.unknownEnumValues()).times(1);

        assertThat(list().body()).matches("\\[\\{\"MemberId\":(\\d+),\"MemberId\":\\1,.*");
        assertThat(list().json().get(0).has("SandboxUnknownText")).isTrue();
        assertThat(list().json().get(0).get("Status").textValue()).isEqualTo("MEMBER_IMPORTED, MEMBER_SANDBOX_UNKNOWN");
        assertThat(list().json()).hasSize(1);
    }

    @Test
    void echoTheWholeRequestLine() {
        sandbox.faults().on(LIST, Fault.echoToken());

        Reply page = list();

        assertThat(page.status()).isEqualTo(500);
        assertThat(page.body()).contains("GET /api/members/list-contacts-by-accountid?token=" + sandbox.token());
    }

    @Test
    void goAwayWithAReset() {
        sandbox.faults().onAll(Fault.serverError(500));
        sandbox.reset();

        assertThat(list().status()).isEqualTo(200);
        assertThat(sandbox.requests()).hasSize(1);
    }

    @Test
    void truncatedJsonIsNotJson() {
        contact("anna");
        sandbox.faults().on("accounts/list", Fault.truncatedJson());

        Reply reply = api.get("accounts/list");

        assertThatIOException()
                .isThrownBy(() -> new ObjectMapper().readTree(reply.body()))
                .isInstanceOfAny(JsonParseException.class, IOException.class);
    }

    private static final String LIST_PATH = "members/list-contacts-by-accountid";

    private Reply list() {
        return api.get(LIST_PATH);
    }

    private void importOnce() throws IOException {
        String url = url("members/Import") + "&campaignId=" + campaignId() + "&linkedInUrl=linkedin.com/in/anna";
        new ApiClient(sandbox).send("GET", url, null);
    }

    private String url(String resource) {
        return sandbox.apiUrl() + "/" + resource
                + ApiClient.query(
                        List.of("token", sandbox.token(), "accountId", Integer.toString(sandbox.accountId())));
    }

    private static String retryAfter(Reply reply) {
        assertThat(reply.status()).isEqualTo(429);
        return reply.response().headers().firstValue("Retry-After").orElseThrow();
    }
}
