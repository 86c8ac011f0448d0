package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.quartz.QuartzComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.listeners.TriggerListenerSupport;

/** A feed that Quartz schedules, with {@code scheduler=quartz}. */
class FeedsRunOnACronTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private SalesflowSandbox sandbox;
    private Scheduler scheduler;

    @BeforeEach
    void start() throws Exception {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        camel.start();
        scheduler = camel.getComponent("quartz", QuartzComponent.class).getScheduler();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void itPollsWhenTheCronFiresAndNotBefore() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        Firings firings = new Firings();
        scheduler.getListenerManager().addTriggerListener(firings);
        MockEndpoint got = consume("scheduler=quartz&scheduler.cron=0/2+*+*+*+*+?");

        await().atMost(Duration.ofSeconds(20)).until(() -> firings.all.size() >= 3);

        List<Firing> first = firings.all.stream().limit(3).toList();
        assertThat(first)
                .extracting(firing -> firing.scheduledAt().getEpochSecond() % 2)
                .containsOnly(0L);
        assertThat(first.get(0).pollsBefore()).isZero();
        assertThat(first.get(2).pollsBefore()).isBetween(1L, 2L);
        got.expectedMessageCount(1);
        got.assertIsSatisfied();
    }

    @Test
    void itWaitsUntilTheTimeOfItsCronInTheTimeZoneOfItsScheduler() throws Exception {
        sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
        MockEndpoint got =
                consume("scheduler=quartz&scheduler.cron=0+30+7+1+1+?+2090&scheduler.timeZone=America/New_York");

        Trigger trigger = scheduler.getTrigger(triggers().iterator().next());
        assertThat(trigger.getNextFireTime()).isEqualTo(Instant.parse("2090-01-01T12:30:00Z"));
        assertThat(got.getExchanges()).isEmpty();

        got.expectedMessageCount(1);
        scheduler.triggerJob(trigger.getJobKey());
        got.assertIsSatisfied();
        assertThat(polls()).isEqualTo(1);
    }

    @Test
    void itLeavesNothingInTheSchedulerWhenItIsStopped() throws Exception {
        consume("scheduler=quartz&scheduler.cron=0+0+3+*+*+?");
        assertThat(triggers()).hasSize(1);

        camel.getRouteController().stopRoute("on-a-cron");

        assertThat(triggers()).isEmpty();
    }

    private MockEndpoint consume(String options) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:members/list-by-account?scan=full&" + options)
                        .routeId("on-a-cron")
                        .to("mock:got");
            }
        });
        return camel.getEndpoint("mock:got", MockEndpoint.class);
    }

    private Set<TriggerKey> triggers() throws Exception {
        return scheduler.getTriggerKeys(GroupMatcher.anyTriggerGroup());
    }

    private long polls() {
        return sandbox.requestCount("members/list-by-account");
    }

    private record Firing(Instant scheduledAt, long pollsBefore) {}

    /** Notes each firing and how many polls there had been until then. */
    private final class Firings extends TriggerListenerSupport {
        private final Queue<Firing> all = new ConcurrentLinkedQueue<>();

        @Override
        public String getName() {
            return "firings";
        }

        @Override
        public void triggerFired(Trigger trigger, JobExecutionContext context) {
            all.add(new Firing(context.getScheduledFireTime().toInstant(), polls()));
        }
    }
}
