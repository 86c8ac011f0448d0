package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.salesflow.camel.feed.ChangesPostponedException;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** A target whose words quote the message that it does not take: neither the log nor JMX nor health have them. */
class TheTextOfAMessageIsNotToldTest {
    private static final String TEXT = "Let us meet under the canary tree";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.salesflow.camel");
    private final Level level = logger.getLevel();
    private SalesflowSandbox sandbox;
    private RuntimeException failure;

    @BeforeEach
    void start() {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        sandbox.campaign()
                .addContact("https://www.linkedin.com/in/ada")
                .addMessage(Instant.parse("2026-01-04T08:00:00Z"), TEXT);
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.DEBUG);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(level);
        camel.stop();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTargetThatIsAwayIsToldWithoutWhatItQuotes(boolean isAlone) throws Exception {
        failure = new IllegalStateException("down", new IllegalArgumentException("502: {\"text\":\"" + TEXT + "\"}"));

        SalesflowConsumer feed = polled(isAlone);

        assertThat(feed.getLastError())
                .isInstanceOf(ChangesPostponedException.class)
                .hasMessage("IllegalStateException: down")
                .hasNoCause();
        assertThat(feed.getLastError().getStackTrace()).isEqualTo(failure.getStackTrace());
        assertNothingIsTold(feed);
    }

    @Test
    void theWordsAreKeptButForTheQuotation() throws Exception {
        failure = new IllegalStateException("502: " + TEXT + " by " + sandbox.token() + ", try later");

        SalesflowConsumer feed = polled(false);

        assertThat(feed.lastFailure()).contains("502: ").contains("try later");
        assertNothingIsTold(feed);
    }

    @Test
    void aFailureThatQuotesNothingIsThrownAsItIs() throws Exception {
        failure = new IllegalStateException("down");

        assertThat(polled(false).getLastError()).isSameAs(failure);
    }

    private void assertNothingIsTold(SalesflowConsumer feed) {
        List<String> told = new ArrayList<>(List.of(
                feed.lastFailure(), String.valueOf(SalesflowFeeds.of(camel).list())));
        HealthCheckHelper.invokeReadiness(camel)
                .forEach(result -> told.add(result.getMessage() + " " + result.getDetails() + " " + result.getError()));
        log.list.forEach(event -> told.add(event.getFormattedMessage() + " "
                + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()))));
        assertThat(told).hasSizeGreaterThan(4);
        assertThat(told)
                .noneMatch(words -> words.contains("canary") || words.contains("meet under"))
                .noneMatch(words -> words.contains(sandbox.token()));
    }

    private SalesflowConsumer polled(boolean isAlone) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("salesflow:messages/incoming-by-account?feedId=messages&startScheduler=false&batchSize=10&backfill=all")
                        .routeId("to-crm")
                        .process(exchange -> {
                            exchange.setProperty(SalesflowConstants.POSTPONED, true);
                            exchange.setProperty(SalesflowConstants.POSTPONED_ALONE, isAlone);
                            throw failure;
                        });
            }
        });
        camel.start();
        SalesflowConsumer feed = (SalesflowConsumer) camel.getRoute("to-crm").getConsumer();
        feed.run();
        return feed;
    }
}
