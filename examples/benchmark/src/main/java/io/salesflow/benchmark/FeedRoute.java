package io.salesflow.benchmark;

import com.sun.management.OperatingSystemMXBean;
import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConfiguration;
import io.salesflow.camel.feed.FeedStore;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/**
 * The component's feed of contacts in batches. Each run is one poll, which reads the whole list; it begins when the route has
 * started, so that nothing of the start, like the registration of MBeans, happens meanwhile.
 */
final class FeedRoute implements Contender {
    private static final String ROUTE = "contacts";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final LongAdder changes = new LongAdder();
    private final OnePoll poll = new OnePoll();

    /** A feed whose state is in a file of that directory. */
    FeedRoute(Target target, Path state) throws Exception {
        this(target, state, DefaultCamelContext::disableJMX);
    }

    /** The same, in a context that is prepared in a way of its own. */
    FeedRoute(Target target, Path state, java.util.function.Consumer<DefaultCamelContext> preparation)
            throws Exception {
        this(target, configuration -> configuration.setStateDirectory(state.toString()), preparation);
    }

    /** A feed whose state is in a database. */
    FeedRoute(Target target, FeedStore store) throws Exception {
        this(target, configuration -> configuration.setStateStore(store), DefaultCamelContext::disableJMX);
    }

    private FeedRoute(
            Target target,
            java.util.function.Consumer<SalesflowConfiguration> state,
            java.util.function.Consumer<DefaultCamelContext> preparation)
            throws Exception {
        preparation.accept(camel);
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(target.apiUrl());
        configuration.setToken(target.token());
        configuration.setAccountId(target.accountId());
        state.accept(configuration);
        camel.getRegistry().bind("onePoll", poll);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:members/list-by-account?batchSize=1000&delay=1d&initialDelay=500&pollStrategy=#onePoll")
                        .routeId(ROUTE)
                        .autoStartup(false)
                        .process(exchange -> changes.add(
                                exchange.getMessage().getBody(List.class).size()));
            }
        });
        camel.start();
    }

    @Override
    public long run() throws Exception {
        changes.reset();
        CompletableFuture<Integer> end = poll.next();
        camel.getRouteController().startRoute(ROUTE);
        int polled = end.get(1, TimeUnit.HOURS);
        camel.getRouteController().stopRoute(ROUTE);
        if (polled != changes.sum()) {
            throw new IllegalStateException(polled + " changes were polled, and " + changes.sum() + " came");
        }
        return polled;
    }

    /** What the last poll took; to start and stop the route is no part of it. */
    Took took() {
        return poll.took;
    }

    @Override
    public void close() {
        camel.stop();
    }

    /** What a poll took: by the clock, and of the processors, by all threads of this JVM. */
    record Took(long milliseconds, long cpuMilliseconds) {
        private static Took now() {
            long cpu = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
            return new Took(System.nanoTime() / 1_000_000, cpu / 1_000_000);
        }

        private Took since(Took begin) {
            return new Took(milliseconds - begin.milliseconds, cpuMilliseconds - begin.cpuMilliseconds);
        }
    }

    /** Tells when a poll has ended. */
    private static final class OnePoll extends DefaultPollingConsumerPollStrategy {
        private volatile CompletableFuture<Integer> end = new CompletableFuture<>();
        private volatile Took began;
        private volatile Took took;

        CompletableFuture<Integer> next() {
            end = new CompletableFuture<>();
            return end;
        }

        @Override
        public boolean begin(Consumer consumer, Endpoint endpoint) {
            began = Took.now();
            return true;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            took = Took.now().since(began);
            end.complete(polledMessages);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            end.completeExceptionally(cause);
            return false;
        }
    }
}
