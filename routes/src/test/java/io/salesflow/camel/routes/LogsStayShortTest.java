package io.salesflow.camel.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many contacts and messages, to HubSpot and to Salesforce, and hardly a line at INFO. */
class LogsStayShortTest {
    private static final int RECORDS = 250;
    private static final Path METADATA = Path.of("../examples/salesforce/force-app");
    private static final List<String> ROUTES = List.of(
            "salesflow-contacts-to-hubspot",
            "salesflow-messages-to-hubspot",
            "salesflow-contacts-to-salesforce",
            "salesflow-messages-to-salesforce");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT =
            new HubSpotSandboxExtension(HubSpotSandbox.builder().withoutRateLimit());

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(METADATA));

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();

    @Test
    @Timeout(180)
    void aRunTellsOfNoRecordAboveDebug() {
        Instant written = Instant.parse("2026-01-04T08:00:00Z");
        for (int number = 0; number < RECORDS; number++) {
            int own = number;
            SandboxContact contact = salesflow
                    .campaign()
                    .addContact("https://www.linkedin.com/in/canary-" + number, form -> form.firstName("Ada " + own));
            contact.addMessage(written.plusSeconds(number), "Message " + number);
        }
        Main main = program();
        List<String> lines;
        List<FeedStatus> feeds;
        try (LogLines logs = LogLines.of("ROOT", Level.INFO);
                LogLines sandboxes = LogLines.of("io.salesflow.sandbox", Level.OFF)) {
            main.start();
            CamelContext camel = main.getCamelContext();
            ROUTES.forEach(
                    route -> ((ScheduledPollConsumer) camel.getRoute(route).getConsumer()).run());
            feeds = SalesflowFeeds.of(camel).list();
            main.stop();
            assertThat(sandboxes.all()).isEmpty();
            lines = new ArrayList<>(logs.all());
        }

        assertThat(feeds).hasSize(ROUTES.size()).allSatisfy(feed -> {
            assertThat(feed.known()).isEqualTo(RECORDS);
            assertThat(feed.failing()).isZero();
        });
        lines.removeIf(line -> Stream.of("Apache Camel", "Routes", "Started ", "Stopped ", "Property", "    ", "[")
                .anyMatch(line::startsWith));
        assertThat(lines).hasSizeBetween(ROUTES.size(), 100).noneMatch(line -> line.contains("canary-"));
    }

    @Test
    void whatIsRefusedIsALineABatchAndASystemThatIsAwayALineAPollWithoutStackTraces() {
        for (int number = 0; number < 10; number++) {
            String broken = "broken-" + number;
            salesflow.campaign().addContact("https://www.linkedin.com/in/canary-" + number, form -> form.firstName(
                            "Ada")
                    .email(broken));
        }
        Main main = program();
        List<String> refused;
        List<String> away;
        try (LogLines logs = LogLines.withStacks("ROOT", Level.WARN)) {
            main.start();
            ScheduledPollConsumer poll = (ScheduledPollConsumer)
                    main.getCamelContext().getRoute(ROUTES.get(0)).getConsumer();
            poll.run();
            refused = new ArrayList<>(logs.all());
            int before = refused.size();
            HUBSPOT.sandbox().faults().all(Fault.status(503));
            poll.run();
            away = logs.all().subList(before, logs.all().size());
            main.stop();
        }

        refused.removeIf(line -> line.startsWith("Missing property packages"));
        assertThat(refused)
                .hasSize(2)
                .allMatch(line -> line.contains("INVALID_EMAIL"))
                .noneMatch(line -> line.contains("\n"));
        assertThat(refused.get(0)).contains("Nor are 9 others of the batch");
        assertThat(refused.get(1)).contains("10 of 10 changes failed");
        assertThat(away).hasSize(2).allMatch(line -> line.contains("503")).noneMatch(line -> line.contains("\n"));
    }

    private Main program() {
        Main main = new Main();
        main.configure()
                .withRoutesIncludePattern(
                        "classpath:camel/salesflow-contacts-to-hubspot.yaml,"
                                + "classpath:camel/salesflow-messages-to-hubspot.yaml,classpath:camel/salesflow-to-salesforce.yaml");
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "camel.component.salesflow.token", salesflow.token(),
                "camel.component.salesflow.account-id", String.valueOf(salesflow.accountId()),
                "camel.component.salesflow.api-url", salesflow.apiUrl(),
                "camel.component.salesflow.state-store", "#feedStore",
                "hubspot.apiUrl", HUBSPOT.sandbox().apiUrl(),
                "hubspot.token", HUBSPOT.sandbox().token(),
                "camel.component.salesforce.login-url", SALESFORCE.sandbox().loginUrl(),
                "camel.component.salesforce.client-id", SALESFORCE.sandbox().clientId(),
                "camel.component.salesforce.client-secret", SALESFORCE.sandbox().clientSecret(),
                "camel.component.salesforce.lazy-login", "true"));
        properties.setProperty("hubspot.retries", "0");
        for (String route : ROUTES) {
            String prefix = route.replaceFirst("-", ".");
            properties.setProperty(prefix + ".enabled", "true");
            properties.setProperty(prefix + ".scheduled", "false");
        }
        main.setInitialProperties(properties);
        main.bind("feedStore", new MemoryFeedStore());
        return main;
    }
}
