package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.WebhookServer.Server;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.webhook.ParkedEvent;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.SandboxContact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people can do about events that were not delivered: by a route, by Java and by JMX. */
class ParkedEventsTest {
    @TempDir
    Path state;

    private final SalesflowSandbox sandbox = SalesflowSandbox.builder()
            .webhookCallers(1)
            .webhookAttempts(1, Duration.ZERO)
            .start();
    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private volatile boolean isRefusing = true;
    private SandboxContact ada;
    private SandboxContact bob;
    private String eventsId;

    @BeforeEach
    void addContacts() {
        ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        bob = sandbox.campaign().addContact("https://www.linkedin.com/in/bob");
        eventsId = "events:" + sandbox.accountId() + ":camel-salesflow";
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void parkedEventsAreListedReplayedAndDiscarded() throws Exception {
        try (WebhookServer receiver = withTwoParked()) {
            ProducerTemplate template = receiver.camel().createProducerTemplate();
            List<?> parked = template.requestBody("salesflow-feed:parked?feedId=" + eventsId, null, List.class);
            assertThat(parked).hasSize(2).allSatisfy(event -> assertThat(((ParkedEvent) event).reason())
                    .contains("no room"));

            isRefusing = false;
            assertThat(template.requestBodyAndHeader(
                            "salesflow-feed:replay?feedId=" + eventsId,
                            null,
                            SalesflowFeedConstants.KEYS,
                            List.of(ada.id() + ":connected", "unknown")))
                    .isEqualTo(1);
            await().untilAsserted(() -> assertThat(seen).containsExactly((long) ada.id()));
            assertThat(parked(receiver)).extracting(ParkedEvent::identity).containsExactly(bob.id() + ":connected");
            assertThat(template.requestBody("salesflow-feed:discard?keys=*&feedId=" + eventsId, (Object) null))
                    .isEqualTo(1);
            assertThat(parked(receiver)).isEmpty();
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());
        }
    }

    @Test
    void whatFailsAgainIsParkedAgain() throws Exception {
        try (WebhookServer receiver = withTwoParked()) {
            assertThat(SalesflowFeeds.of(receiver.camel()).replayAll(eventsId)).isEqualTo(2);

            await().until(() -> receiver.endpoint().getParkedEvents() == 4);
            assertThat(parked(receiver)).hasSize(2);
            assertThat(receiver.endpoint().journal().kept()).isEmpty();
        }
    }

    @Test
    void whatCouldNotBeTrueIsDeliveredWhenItIs() throws Exception {
        isRefusing = false;
        try (WebhookServer receiver = started("acknowledge=processed")) {
            ada.connect();
            await().until(() -> sandbox.webhookDeliveries().size() == 1);
            ada.edit(edit -> edit.status(MemberStatus.INVITATION_SENT));
            sandbox.webhooks().replay(sandbox.webhookDeliveries().get(0));
            await().until(() -> parked(receiver).size() == 1);

            ada.edit(edit -> edit.status(MemberStatus.CONNECTED));
            assertThat(SalesflowFeeds.of(receiver.camel()).replayAll(eventsId)).isEqualTo(1);

            await().untilAsserted(() -> assertThat(seen).hasSize(2));
            assertThat(parked(receiver)).isEmpty();
        }
    }

    @Test
    void jmxShowsAndDoesTheSame() throws Exception {
        try (WebhookServer receiver = withTwoParked()) {
            MBeanServer server = receiver.camel()
                    .getManagementStrategy()
                    .getManagementAgent()
                    .getMBeanServer();
            ObjectName name = receiver.camel()
                    .getManagementStrategy()
                    .getManagementObjectNameStrategy()
                    .getObjectNameForEndpoint(receiver.endpoint());
            String[] text = {String.class.getName()};

            assertThat(server.getAttribute(name, "EventsId")).isEqualTo(eventsId);
            assertThat((List<?>) server.invoke(name, "parked", new Object[0], new String[0]))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.toString()).contains(":connected: parked at", "no room"));
            assertThat(server.invoke(name, "discard", new Object[] {bob.id() + ":connected"}, text))
                    .isEqualTo(1);
            isRefusing = false;
            assertThat(server.invoke(name, "replay", new Object[] {"*"}, text)).isEqualTo(1);
            await().untilAsserted(() -> assertThat(seen).containsExactly((long) ada.id()));
        }
    }

    @Test
    void whatIsReplayedWhileTheWebhookDoesNotRunComesAtItsNextStart() throws Exception {
        try (WebhookServer receiver = withTwoParked()) {
            isRefusing = false;
            receiver.camel().getRouteController().stopRoute("events");

            assertThat(SalesflowFeeds.of(receiver.camel()).replayAll(eventsId)).isEqualTo(2);
            assertThat(seen).isEmpty();
        }
        try (WebhookServer receiver = started("acknowledge=processed")) {
            await().untilAsserted(() -> assertThat(seen).containsExactlyInAnyOrder((long) ada.id(), (long) bob.id()));
            await().untilAsserted(() ->
                    assertThat(receiver.endpoint().journal().kept()).isEmpty());
        }
    }

    @Test
    void eventsThatNobodyKnowsAreNamed() throws Exception {
        try (WebhookServer receiver = started("")) {
            SalesflowFeeds feeds = SalesflowFeeds.of(receiver.camel());

            assertThat(feeds.parkedEvents(eventsId)).isEmpty();
            assertThatThrownBy(() -> feeds.parkedEvents("events:1:other"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("events:1:other");
        }
    }

    @Test
    void aFeedMustNotBeNamedLikeTheEventsOfAWebhook() throws Exception {
        try (WebhookServer receiver = started("")) {
            assertThatThrownBy(() -> receiver.camel().addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("salesflow:campaigns/list?feedId=events:mine").to("mock:feed");
                        }
                    }))
                    .hasStackTraceContaining("Option 'feedId' must be a name that does not begin with events:");
        }
    }

    /** Events of Ada and Bob, which the route refused. */
    private WebhookServer withTwoParked() throws Exception {
        WebhookServer receiver = started("acknowledge=received&maxAttempts=1");
        ada.connect();
        bob.connect();
        await().until(() -> parked(receiver).size() == 2);
        return receiver;
    }

    private WebhookServer started(String options) throws Exception {
        return new WebhookServer(Server.PLATFORM_HTTP, WebhookServer.freePort(), sandbox, state)
                .start(options, this::route);
    }

    private void route(RouteDefinition route) {
        route.process(this::see);
    }

    private List<ParkedEvent> parked(WebhookServer receiver) {
        return SalesflowFeeds.of(receiver.camel()).parkedEvents(eventsId);
    }

    private void see(Exchange exchange) {
        if (isRefusing) {
            throw new IllegalStateException("no room");
        }
        assertThat(exchange.getMessage().getHeader(SalesflowConstants.EVENT)).isEqualTo(EventKind.CONNECTED);
        seen.add(exchange.getMessage().getHeader(SalesflowConstants.MEMBER_ID));
    }
}
