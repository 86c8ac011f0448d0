package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.fault.Fault;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What feeds log, and with which fields. */
class LogsHaveFieldsTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing(); // takes the fields that there are now
            super.append(event);
        }
    };
    private final Logger logger = (Logger) LoggerFactory.getLogger("io.salesflow.camel");
    private final Level level = logger.getLevel();
    private SalesflowSandbox sandbox;
    private SalesflowConsumer feed;

    @BeforeEach
    void start() throws Exception {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        configuration.setRetries(0);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("salesflow:members/list-by-account?feedId=contacts&startScheduler=false")
                        .routeId("to-crm")
                        .filter(simple("${body.linkedInSlug} == 'bob'"))
                        .throwException(new IllegalStateException("no room"));
            }
        });
        camel.start();
        feed = (SalesflowConsumer) camel.getRoute("to-crm").getConsumer();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.INFO);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        logger.setLevel(level);
        camel.stop();
    }

    @Test
    void aScanIsOneLineAndAFailureAnotherWhateverIsDelivered() {
        for (int number = 0; number < 1000; number++) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/member-" + number);
        }
        int bob =
                sandbox.campaign().addContact("https://www.linkedin.com/in/bob").id();
        MDC.put("salesflow.feed", "of the application");
        try {
            feed.run();
            assertThat(MDC.getCopyOfContextMap())
                    .containsOnly(java.util.Map.entry("salesflow.feed", "of the application"));
        } finally {
            MDC.remove("salesflow.feed");
        }

        assertThat(lines()).hasSize(2);
        assertThat(log.list.get(0).getFormattedMessage()).startsWith("Feed contacts: full scan of 1001 elements in ");
        assertThat(log.list.get(0).getMDCPropertyMap())
                .containsEntry("salesflow.feed", "contacts")
                .containsEntry("salesflow.operation", "members/list-by-account")
                .containsEntry("salesflow.account", String.valueOf(sandbox.accountId()))
                .containsEntry("salesflow.route", "to-crm");
        assertThat(log.list.get(1).getFormattedMessage())
                .contains("attempt 1 to deliver NEW " + bob + " failed", "no room");
        assertThat(log.list.get(1).getMDCPropertyMap())
                .containsEntry("salesflow.feed", "contacts")
                .containsEntry("salesflow.identity", String.valueOf(bob))
                .containsEntry("salesflow.attempt", "1");
    }

    @Test
    void aPollThatFailsIsOneLineWithTheFieldsOfItsFeedAndWithoutTheToken() {
        sandbox.faults().on("members/list-by-account", Fault.echoToken()).times(1);

        feed.run();

        assertThat(lines()).singleElement().asString().contains("members/list-by-account", "HTTP 500");
        assertThat(log.list.get(0).getMDCPropertyMap()).containsEntry("salesflow.feed", "contacts");
        assertThat(log.list.toString()).doesNotContain(sandbox.token());
    }

    @Test
    void manyFailuresOfABatchAreOneLine() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("salesflow:members/list-by-account?feedId=batches&startScheduler=false&batchSize=100&maxAttempts=1")
                        .routeId("batches")
                        .process(exchange -> {
                            List<?> changes = exchange.getMessage().getBody(List.class);
                            exchange.setProperty(
                                    SalesflowConstants.FAILURES,
                                    changes.stream()
                                            .limit(7)
                                            .collect(Collectors.toMap(
                                                    change -> ((Change) change).identity(), change -> "no room")));
                        });
            }
        });
        for (int number = 0; number < 10; number++) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/member-" + number);
        }

        ((SalesflowConsumer) camel.getRoute("batches").getConsumer()).run();

        assertThat(lines()).hasSize(2);
        assertThat(lines().get(1)).startsWith("Feed batches: 7 of 10 changes failed, and 7 are parked;");
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
