package io.salesflow.camel;

import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.webhook.MemberEventReader;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that were kept before the call was answered, and are delivered afterwards: one after the other, in the order in which
 * they came. One that fails is tried again later, and parked when its attempts are exhausted. Those of an earlier run come
 * first.
 */
final class KeptEvents {
    private static final Logger LOG = LoggerFactory.getLogger(KeptEvents.class);
    private static final int MOST_DOUBLINGS = 20;

    private final SalesflowWebhookEndpoint endpoint;
    private final EventDelivery delivery;
    private final MemberEventReader reader;
    private final AtomicInteger pending;
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

    void start() {
        isStopping = false;
        worker = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "SalesflowEvents");
        endpoint.journal().kept().forEach((key, body) -> {
            pending.incrementAndGet();
            worker.execute(() -> attempt(new Kept(key, reader.read(body), body, 1)));
        });
    }

    /** What is under way is finished, and the rest stays kept. */
    void stop() {
        isStopping = true;
        endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(worker);
    }

    /** Keeps an event, and has it delivered. */
    void keep(MemberEvent event, byte[] body) {
        String key = endpoint.journal().keep(body);
        worker.execute(() -> attempt(new Kept(key, event, body, 1)));
    }

    private void attempt(Kept event) {
        if (isStopping) {
            return;
        }
        try {
            delivery.deliver(event.event(), event.body()).toCompletableFuture().join();
            endpoint.journal().done(event.key());
            pending.decrementAndGet();
        } catch (CompletionException e) {
            failed(event, EventDelivery.cause(e));
        } catch (RuntimeException e) {
            failed(event, e);
        }
    }

    private void failed(Kept event, Throwable failure) {
        String reason = EventDelivery.reason(failure);
        boolean isOfRoute = failure instanceof EventDelivery.RouteFailure;
        try {
            if (isOfRoute && event.attempt() >= endpoint.getFeed().getMaxAttempts()) {
                delivery.park(event.key(), event.event(), event.body(), reason);
                pending.decrementAndGet();
                return;
            }
        } catch (RuntimeException e) {
            LOG.error("An event can't be parked, and will be tried again", e);
        }
        LOG.warn(
                "Attempt {} to deliver event {} failed, and it will be tried again: {}",
                event.attempt(),
                SalesflowWebhookEndpoint.identity(event.event()),
                reason);
        if (!isStopping) {
            worker.schedule(() -> attempt(event.next()), delay(event.attempt()), TimeUnit.MILLISECONDS);
        }
    }

    private long delay(int attempt) {
        SalesflowConfiguration configuration = endpoint.getConfiguration();
        long doubled = configuration.getRetryDelay() << Math.min(attempt - 1, MOST_DOUBLINGS);
        return Math.min(doubled, configuration.getRetryMaxDelay());
    }

    private record Kept(String key, MemberEvent event, byte[] body, int attempt) {
        Kept next() {
            return new Kept(key, event, body, attempt + 1);
        }
    }
}
