package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.sandbox.SalesflowSandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The component, its endpoints, feeds and webhooks in JMX. */
class JmxShowsAndDoesTest {
    @TempDir
    Path state;

    private final SalesflowSandbox sandbox = SalesflowSandbox.start();
    private WebhookServer receiver;
    private CamelContext camel;

    @BeforeEach
    void start() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        receiver = new WebhookServer(WebhookServer.Server.PLATFORM_HTTP, WebhookServer.freePort(), sandbox, state);
        camel = receiver.camel();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("salesflow:members/list-by-account?feedId=contacts&initialDelay=0&maxAttempts=1")
                        .routeId("contacts")
                        .throwException(new IllegalStateException("no room"));
            }
        });
        receiver.start(
                "acknowledge=received&maxAttempts=1",
                route -> route.throwException(new IllegalStateException("no room")));
        SalesflowFeeds feeds = SalesflowFeeds.of(camel);
        await().until(() -> feeds.list().stream().anyMatch(feed -> feed.parked() == 1));
    }

    @AfterEach
    void stop() {
        receiver.close();
        sandbox.close();
    }

    @Test
    void theComponentShowsAccountsCampaignsFeedsAndWebhooks() throws Exception {
        ObjectName component = mbean("components", "\"salesflow\"");

        assertThat(attribute(component, "AccountId")).isEqualTo((long) sandbox.accountId());
        assertThat(attribute(component, "RunningFeeds")).isEqualTo(1);
        assertThat(attribute(component, "RunningWebhooks")).isEqualTo(1);
        assertThat(rows(component, "accounts", row -> row.get("accountId") + " " + row.get("status")))
                .containsExactly(sandbox.accountId() + " ACCOUNT_ACTIVE");
        assertThat(rows(component, "campaigns", row -> row.get("campaignId") + " of " + row.get("accountId")))
                .contains(sandbox.campaign().id() + " of " + sandbox.accountId());
        assertThat(rows(component, "feeds", row -> row.get("feedId") + " saw " + row.get("seen")))
                .containsExactly("contacts saw 1");
        assertThat(rows(component, "webhooks", row -> row.get("eventsId") + " " + row.get("registered")))
                .containsExactly("events:" + sandbox.accountId() + ":camel-salesflow true");
    }

    @Test
    void aTokenThatIsRefusedHidesNoOtherAccount() throws Exception {
        camel.getEndpoint("salesflow:campaigns/list?accountId=99&token=refused");
        ObjectName component = mbean("components", "\"salesflow\"");

        assertThat(rows(component, "accounts", row -> row.get("accountId") + " " + row.get("status")))
                .contains(sandbox.accountId() + " ACCOUNT_ACTIVE")
                .anyMatch(row -> row.startsWith("99 can't be read: ") && row.contains("Check token"));
        assertThat(rows(component, "campaigns", row -> row.get("accountId") + " " + row.get("status")))
                .anyMatch(row -> row.startsWith(sandbox.accountId() + " "))
                .anyMatch(row -> row.startsWith("99 can't be read: "));
    }

    @Test
    void anEndpointShowsItsOperationItsAccountsAndItsCampaigns() throws Exception {
        ObjectName endpoint = mbean("endpoints", "list-by-account");

        assertThat(attribute(endpoint, "Operation")).isEqualTo("members/list-by-account");
        assertThat(attribute(endpoint, "AccountId")).isEqualTo((long) sandbox.accountId());
        assertThat(rows(endpoint, "accounts", row -> row.get("isActive"))).containsExactly("true");
        assertThat(rows(endpoint, "campaigns", row -> row.get("status"))).isNotEmpty();
    }

    @Test
    void aFeedTellsItsNextPollAndItsLeaderAndWhatIsParkedAsATable() throws Exception {
        ObjectName feed = mbean("salesflow-feeds", "contacts");

        await().untilAsserted(() -> assertThat(Instant.parse((String) attribute(feed, "NextPoll")))
                .isBetween(Instant.now().minusSeconds(5), Instant.now().plusSeconds(70)));
        assertThat(attribute(feed, "Leader")).isEqualTo(true);
        assertThat(attribute(feed, "Status")).isEqualTo("Up to date");
        assertThat((String) attribute(feed, "LastScanTook")).endsWith("ms");
        assertThat(rows(feed, "parkedTable", row -> row.get("kind") + " " + row.get("reason")))
                .singleElement()
                .asString()
                .startsWith("NEW ")
                .contains("no room");
    }

    @Test
    void theLatestScansOfAFeedAreATable() throws Exception {
        ObjectName feed = mbean("salesflow-feeds", "contacts");
        sandbox.campaign().addContact("https://www.linkedin.com/in/grace");

        SalesflowFeeds.of(camel).consumer("contacts").orElseThrow().run();

        assertThat(rows(feed, "scans", row -> row.get("kind") + " saw " + row.get("seen") + ", " + row.get("changes")))
                .contains("full saw 1, 1")
                .anyMatch(scan -> scan.endsWith(", 1") && !scan.startsWith("full saw 1,"))
                .hasSize(2);
    }

    @Test
    void aFeedThatAnotherProcessHasTakenOverIsNotLedHere() throws Exception {
        SalesflowFeeds.of(camel).consumer("contacts").orElseThrow().store().takeOver("contacts");

        SalesflowFeeds.of(camel).consumer("contacts").orElseThrow().run();

        assertThat(attribute(mbean("salesflow-feeds", "contacts"), "Leader")).isEqualTo(false);
        assertThat(attribute(mbean("salesflow-feeds", "contacts"), "Status")).isEqualTo("Another leads");
    }

    @Test
    void aWebhookIsReconciledAtOnce() throws Exception {
        ObjectName webhook = mbean("endpoints", "salesflow://events");
        assertThat(invoke(webhook, "reconcile")).isEqualTo("All is as wanted");
        sandbox.account().addCampaign("Another");

        assertThat((String) invoke(webhook, "reconcile")).contains("is mended");
        assertThat(invoke(webhook, "reconcile")).isEqualTo("All is as wanted");
    }

    @Test
    void whatOfAWebhookIsParkedIsATable() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/bob").connect();
        await().until(() -> receiver.endpoint().getParkedEvents() == 1);

        assertThat(rows(
                        mbean("endpoints", "salesflow://events"),
                        "parkedTable",
                        row -> row.get("key") + " " + row.get("reason")))
                .singleElement()
                .asString()
                .contains(":connected", "no room");
    }

    private ObjectName mbean(String type, String name) throws Exception {
        return server().queryNames(new ObjectName("org.apache.camel:type=" + type + ",*"), null).stream()
                .filter(each -> each.getKeyProperty("context").contains(camel.getManagementName())
                        && each.getKeyProperty("name").contains(name)
                        && !each.getKeyProperty("name").contains("webhook:"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> rows(ObjectName mbean, String operation, Function<CompositeData, Object> words)
            throws Exception {
        return ((TabularData) invoke(mbean, operation))
                .values().stream()
                        .map(CompositeData.class::cast)
                        .map(row -> String.valueOf(words.apply(row)))
                        .toList();
    }

    private Object attribute(ObjectName mbean, String attribute) throws Exception {
        return server().getAttribute(mbean, attribute);
    }

    private Object invoke(ObjectName mbean, String operation) throws Exception {
        return server().invoke(mbean, operation, new Object[0], new String[0]);
    }

    private MBeanServer server() {
        return camel.getManagementStrategy().getManagementAgent().getMBeanServer();
    }
}
