package io.salesflow.benchmark;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConfiguration;
import io.salesflow.camel.feed.FeedStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** The component's feed of contacts in batches. Each run is one poll, which reads the whole list. */
final class FeedRoute implements Contender {
    private static final String ROUTE = "contacts";

    private final CamelContext camel = new DefaultCamelContext();
    private final LongAdder changes = new LongAdder();
    private final OnePoll poll = new OnePoll();

    /** A feed whose state is in a file of that directory. */
    FeedRoute(Target target, Path state) throws Exception {
        this(target, configuration -> configuration.setStateDirectory(state.toString()));
    }

    /** A feed whose state is in a database. */
    FeedRoute(Target target, FeedStore store) throws Exception {
        this(target, configuration -> configuration.setStateStore(store));
    }

    private FeedRoute(Target target, java.util.function.Consumer<SalesflowConfiguration> state) throws Exception {
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
                from("salesflow:members/list-by-account?batchSize=1000&delay=1d&initialDelay=0&pollStrategy=#onePoll")
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

    @Override
    public void close() {
        camel.stop();
    }

    /** Tells when a poll has ended. */
    private static final class OnePoll extends DefaultPollingConsumerPollStrategy {
        private volatile CompletableFuture<Integer> end = new CompletableFuture<>();

        CompletableFuture<Integer> next() {
            end = new CompletableFuture<>();
            return end;
        }

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
            end.complete(polledMessages);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
            end.completeExceptionally(cause);
            return false;
        }
    }
}
