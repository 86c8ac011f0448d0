package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.client.SalesflowAuthenticationException;
import io.salesflow.camel.webhook.WebhookSecret;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.Webhook;
import io.salesflow.sandbox.fault.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a webhook is said when its route starts; what passes, does not keep it from starting. */
class RefusedWebhooksTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @TempDir
    Path state;

    private final SalesflowSandbox sandbox = SANDBOX.sandbox();

    @ParameterizedTest
    @NullAndEmptySource
    void withoutASecretItDoesNotStart(String secret) throws Exception {
        assertRefused(secret, "", "Option 'webhookSecret' must be set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "7f3a9c51e0d24b86af1c0e9d5b7a623",
                "12345678901234567890123456789012345678",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "abcabcabcabcabcabcabcabcabcabcabcabcabcabc",
                "Zk3-9_xQ1+p/0vB7tR5yU"
            })
    void aWeakSecretIsRefusedAndNotShown(String secret) throws Exception {
        assertThatThrownBy(() -> start(secret, ""))
                .rootCause()
                .hasMessageContaining("Option 'webhookSecret' is too weak")
                .hasMessageContaining("openssl rand -hex 32")
                .hasMessageNotContaining(secret);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7f3a9c51e0d24b86af1c0e9d5b7a6234",
                "Zk3-9_xQ1+p/0vB7tR5yUa",
                "123456789012345678901234567890123456789"
            })
    void aSecretOf128BitsIsTaken(String secret) throws Exception {
        start(secret, "").close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events=connected,repliedd        | Option 'events': Unknown event 'repliedd'. There are connected, replied,",
                "events=follow-up                 | Option 'followUpRunOn' must be set",
                "campaignIds=1,x                  | Option 'campaignIds' must be * or numbers",
                "campaignIds=1,,2                 | Option 'campaignIds' must be * or numbers",
                "maxBodySize=0                    | Option 'maxBodySize' must be at least 1",
                "maxPendingEvents=0               | Option 'maxPendingEvents' must be at least 1",
                "maxPendingEvents=5m              | Option 'maxPendingEvents' must be a whole number",
                "reconcileEvery=often             | Option 'reconcileEvery' must be a duration",
                "events=follow-up&followUpRunOn=2 | Option 'followUpRunOn' must be a number of its own",
                "followUpRunOn=0                  | Option 'followUpRunOn' must be a number of its own",
            })
    void anOptionThatDoesNotFitIsNamed(String option, String message) {
        assertRefused(WebhookServer.SECRET, option, message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhookSecret=" + WebhookServer.SECRET,
                "webhookSecret=RAW(" + WebhookServer.SECRET + ")",
                "webhookSecret={{my.secret}}",
                "webhookOldSecret=" + WebhookServer.SECRET,
                "token=" + WebhookServer.SECRET
            })
    void aSecretInTheUriIsRefusedForCamelShowsIt(String option) {
        System.setProperty("my.secret", WebhookServer.SECRET);
        try {
            assertThatThrownBy(() -> start(WebhookServer.SECRET, option))
                    .hasStackTraceContaining("must not be in the URI of a webhook")
                    .hasStackTraceContaining("#property:")
                    .rootCause()
                    .hasMessageNotContaining(WebhookServer.SECRET);
        } finally {
            System.clearProperty("my.secret");
        }
    }

    @Test
    void plainHttpFromAnotherMachineIsRefused() {
        assertThatThrownBy(() -> {
                    try (WebhookServer receiver = receiver()) {
                        receiver.camel().addRoutes(new RouteBuilder() {
                            @Override
                            public void configure() {
                                from(receiver.uri("").replace("127.0.0.1", "hooks.example.com"))
                                        .to("mock:events");
                            }
                        });
                        receiver.camel().start();
                    }
                })
                .rootCause()
                .hasMessageContaining("Option 'webhookExternalUrl' must be https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hooks example.com", "hooks.example.com", "https://", "https://ho^oks.example.com"})
    void aUrlThatIsNoneIsRefusedAndTheSegmentOfTheSecretNotShown(String url) throws Exception {
        String segment =
                WebhookSecret.of("webhookSecret", WebhookServer.SECRET).segment(sandbox.accountId(), "camel-salesflow");
        try (WebhookServer receiver = receiver()) {
            assertThatThrownBy(() -> {
                        receiver.camel().addRoutes(new RouteBuilder() {
                            @Override
                            public void configure() {
                                from("webhook:salesflow:events?webhookComponentName=undertow&webhookExternalUrl=RAW("
                                                + url + ")")
                                        .to("mock:events");
                            }
                        });
                        receiver.camel().start();
                    })
                    .satisfies(failure -> assertThat(trace(failure))
                            .contains("Option 'webhookExternalUrl' must be")
                            .doesNotContain(segment));
        }
    }

    @Test
    void aSlashAtTheEndOfTheExternalUrlIsNoMatter() throws Exception {
        try (WebhookServer receiver = receiver()) {
            String uri = receiver.uri("");
            receiver.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri + "/").to("mock:events");
                }
            });
            receiver.camel().start();

            assertThat(sandbox.account().webhooks()).singleElement().satisfies(webhook -> assertThat(webhook.url())
                    .matches("http://[^/]+/salesflow/.*"));
        }
    }

    @Test
    void aRegistrationThatIsRefusedLeavesNothingBehind() throws Exception {
        try (WebhookServer receiver = receiver()) {
            receiver.camel().start();
            String uri = receiver.uri("");
            sandbox.faults().onAll(Fault.envelope(403, "Invalid token"));
            assertThatThrownBy(() -> receiver.camel().addRoutes(routes(uri)));
            sandbox.faults().clear();
            receiver.camel().addRoutes(routes(receiver.uri("maxBodySize=1000")));

            assertThat(sandbox.account().webhooks()).hasSize(1);
        }
    }

    @Test
    void whatIsToBeDeletedAtTheEndOutlivesAStopOfItsRouteAlone() throws Exception {
        try (WebhookServer receiver = start(WebhookServer.SECRET, "unregisterOnStop=true")) {
            receiver.camel().getRouteController().stopRoute("events");
            assertThat(sandbox.account().webhooks()).hasSize(1);
        }
        assertThat(sandbox.account().webhooks()).isEmpty();
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static RouteBuilder routes(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:events");
            }
        };
    }

    @Test
    void withoutItsWrapperItSaysHowToWrapIt() throws Exception {
        try (WebhookServer receiver = receiver()) {
            assertThatThrownBy(() ->
                            receiver.camel().getEndpoint("salesflow:events").createConsumer(exchange -> {}))
                    .hasMessageContaining("webhook:salesflow:events");
        }
    }

    @Test
    void twoRoutesThatWouldTakeTheWebhookFromEachOtherAreRefused() throws Exception {
        try (WebhookServer receiver = receiver()) {
            receiver.start("", route -> route.to("mock:one"));

            assertThatThrownBy(() -> receiver.camel().addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from(receiver.uri("events=replied")).to("mock:two");
                        }
                    }))
                    .rootCause()
                    .hasMessageContaining("webhookName");
        }
    }

    @Test
    void aTokenThatSalesflowRefusesStopsTheStart() {
        sandbox.faults().onAll(Fault.envelope(403, "Invalid token"));

        assertThatThrownBy(() -> start(WebhookServer.SECRET, ""))
                .hasRootCauseInstanceOf(SalesflowAuthenticationException.class);
    }

    @Test
    void whenSalesflowIsDownTheRouteStartsAndTheRegistrationFollows() throws Exception {
        sandbox.faults().on("webhooks/list", Fault.serverError(503)).times(4);

        try (WebhookServer receiver = start(WebhookServer.SECRET, "reconcileEvery=20")) {
            assertThat(receiver.camel()
                            .getRouteController()
                            .getRouteStatus("events")
                            .isStarted())
                    .isTrue();
            await().untilAsserted(() -> assertThat(sandbox.account().webhooks()).hasSize(1));
        }
    }

    @Test
    void driftIsMendedAndCounted() throws Exception {
        try (WebhookServer receiver = start(WebhookServer.SECRET, "reconcileEvery=20")) {
            assertThat(receiver.endpoint().getMendedDifferences()).isZero();
            Webhook registered = sandbox.account().webhooks().get(0);
            sandbox.account().change(account -> {
                account.webhooks().detach(registered.attachments().get(0).webhookCampaignId());
                return null;
            });

            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().getMendedDifferences()).isEqualTo(1));
            assertThat(sandbox.account().webhooks().get(0).attachments()).hasSize(3);
        }
        assertThat(sandbox.account().webhooks()).as("webhooks after the stop").hasSize(1);
    }

    @Test
    void aNewCampaignIsTakenInAndIsNoDrift() throws Exception {
        try (WebhookServer receiver = start(WebhookServer.SECRET, "reconcileEvery=20")) {
            sandbox.account().addCampaign("Spring");

            await().untilAsserted(
                            () -> assertThat(sandbox.account().webhooks().get(0).attachments())
                                    .hasSize(6));
            long calls = sandbox.requestCount("webhooks/list");
            await().until(() -> sandbox.requestCount("webhooks/list") > calls + 2);
            assertThat(receiver.endpoint().getMendedDifferences()).isZero();
        }
    }

    @Test
    void aRegistrationThatTakesLongDoesNotKeepTheRouteFromStarting() throws Exception {
        sandbox.faults()
                .on("webhooks/attach", Fault.delay(Duration.ofSeconds(15)))
                .times(1);

        try (WebhookServer receiver = start(WebhookServer.SECRET, "")) {
            assertThat(receiver.camel().isStarted()).isTrue();
            assertThat(sandbox.account().webhooks().get(0).attachments()).isEmpty();
        }
    }

    @Test
    void aServerThatListsNothingIsNotFilledWithWebhooks() throws Exception {
        sandbox.faults().on("webhooks/list", Fault.answer(200, "application/json", "[]"));

        try (WebhookServer receiver = start(WebhookServer.SECRET, "reconcileEvery=5")) {
            await().until(() -> sandbox.requestCount("webhooks/list") > 20);
            assertThat(sandbox.requestCount("webhooks/create")).isEqualTo(3);
            assertThat(receiver.camel().isStarted()).isTrue();
        }
    }

    private void assertRefused(String secret, String options, String message) {
        assertThatThrownBy(() -> start(secret, options)).rootCause().hasMessageContaining(message);
    }

    private WebhookServer receiver() throws Exception {
        return new WebhookServer(Server.UNDERTOW, WebhookServer.freePort(), sandbox, state);
    }

    private WebhookServer start(String secret, String options) throws Exception {
        WebhookServer receiver = receiver();
        receiver.component().getConfiguration().setWebhookSecret(secret);
        try {
            return receiver.start(options, route -> route.to("mock:events"));
        } catch (Exception e) {
            receiver.close();
            throw e;
        }
    }
}
