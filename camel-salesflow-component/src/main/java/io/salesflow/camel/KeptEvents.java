package io.salesflow.camel;

import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.webhook.MemberEventReader;
import io.salesflow.camel.webhook.UnreadableCallException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.ThreadPoolProfileBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that were kept before the call was answered, or were parked and are to be delivered again. They are delivered one
 * after the other, in the order in which they came. One that fails is tried again later, and parked when its attempts are
 * exhausted; until then later ones of the same contact wait. Those of an earlier run come first. Each is for one run.
 */
final class KeptEvents {
    private static final Logger LOG = LoggerFactory.getLogger(KeptEvents.class);
    private static final String NAME = "SalesflowEvents";
    private static final int MOST_DOUBLINGS = 20;

    private final SalesflowWebhookEndpoint endpoint;
    private final EventDelivery delivery;
    private final MemberEventReader reader;
    private final AtomicInteger pending;
    /** By contact. Only the worker's thread changes them. */
    private final Map<Long, Line> lines = new ConcurrentHashMap<>();

    private ScheduledExecutorService worker;
    private volatile boolean isStopping;

    /**
     * Makes them.
     *
     * @param pending the number of events that are under way, which each end of one takes down
     */
    KeptEvents(
            SalesflowWebhookEndpoint endpoint,
            EventDelivery delivery,
            MemberEventReader reader,
            AtomicInteger pending) {
        this.endpoint = endpoint;
        this.delivery = delivery;
        this.reader = reader;
        this.pending = pending;
    }

    /** The worker's own queue has no limit: no more is in it than {@code pending} allows. */
    void start() {
        worker = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newScheduledThreadPool(
                        this,
                        NAME,
                        new ThreadPoolProfileBuilder(NAME)
                                .poolSize(1)
                                .maxQueueSize(-1)
                                .build());
        deliver(endpoint.journal().kept());
    }

    /** What is under way is finished, and the rest stays kept. */
    void stop() {
        isStopping = true;
        lines.values().forEach(Line::tryNoMore);
        endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
    }

    /** Keeps an event, and has it delivered. */
    void keep(MemberEvent event, byte[] body) {
        String key = endpoint.journal().keep(body);
        worker.execute(() -> lineUp(new Kept(key, event, body)));
    }

    /** Delivers what is kept already: key → body. */
    void deliver(Map<String, byte[]> kept) {
        kept.forEach((key, body) -> {
            pending.incrementAndGet();
            worker.execute(() -> readAgain(key, body));
        });
    }

    private void readAgain(String key, byte[] body) {
        try {
            lineUp(new Kept(key, reader.read(body), body));
        } catch (UnreadableCallException e) {
            LOG.error("An event that was kept as {} can't be read any more, and stays kept", key, e);
            pending.decrementAndGet();
        }
    }

    private void lineUp(Kept event) {
        long memberId = event.event().memberId();
        Line line = lines.get(memberId);
        if (line != null) {
            line.events.add(event);
            return;
        }
        Line begun = new Line();
        begun.events.add(event);
        lines.put(memberId, begun);
        goOn(memberId, begun);
    }

    /** Delivers the events of a contact, up to one that has to be tried again. */
    private void goOn(long memberId, Line line) {
        while (!isStopping && !line.events.isEmpty()) {
            if (!isAtItsEnd(line)) {
                if (!isStopping) {
                    line.retry =
                            worker.schedule(() -> goOn(memberId, line), delay(line.attempt++), TimeUnit.MILLISECONDS);
                }
                return;
            }
            line.next();
            pending.decrementAndGet();
        }
        if (line.events.isEmpty()) {
            lines.remove(memberId);
        }
    }

    /** Whether the first of the line is delivered or parked, and not kept any more. */
    private boolean isAtItsEnd(Line line) {
        Kept first = line.events.element();
        try {
            if (!line.isDelivered) {
                delivery.deliver(first.event(), first.body())
                        .toCompletableFuture()
                        .join();
                line.isDelivered = true;
            }
            endpoint.journal().done(first.key());
            return true;
        } catch (RuntimeException e) {
            return isParked(line, first, EventDelivery.cause(e));
        }
    }

    private boolean isParked(Line line, Kept event, Throwable failure) {
        String reason = delivery.reason(failure);
        boolean isOfRoute = failure instanceof EventDelivery.RouteFailure;
        try {
            if (isOfRoute && line.attempt >= endpoint.getFeed().getMaxAttempts()) {
                delivery.park(event.key(), event.event(), event.body(), reason);
                return true;
            }
        } catch (RuntimeException e) {
            LOG.error("An event can't be parked, and will be tried again", e);
        }
        endpoint.logFields(event.event())
                .put(LogFields.ATTEMPT, line.attempt)
                .during(() -> LOG.warn(
                        "Attempt {} to {} event {} failed, and it will be tried again: {}",
                        line.attempt,
                        line.isDelivered ? "note the delivery of" : "deliver",
                        SalesflowWebhookEndpoint.identity(event.event()),
                        reason));
        return false;
    }

    private long delay(int attempt) {
        SalesflowConfiguration configuration = endpoint.getConfiguration();
        long doubled = configuration.getRetryDelay() << Math.min(attempt - 1, MOST_DOUBLINGS);
        return Math.min(doubled, configuration.getRetryMaxDelay());
    }

    private record Kept(String key, MemberEvent event, byte[] body) {}

    /** The events of a contact that are not at their end, and how far the first of them is. */
    private static final class Line {
        private final Queue<Kept> events = new ArrayDeque<>();
        private int attempt = 1;
        private boolean isDelivered;
        private volatile Future<?> retry;

        /** Whoever ends the worker would wait for it. */
        void tryNoMore() {
            if (retry != null) {
                retry.cancel(false);
            }
        }

        void next() {
            events.remove();
            attempt = 1;
            isDelivered = false;
        }
    }
}
