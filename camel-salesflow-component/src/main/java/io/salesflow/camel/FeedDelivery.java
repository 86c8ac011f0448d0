package io.salesflow.camel;

import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.ChangesPostponedException;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.MessageTexts;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Takes changes of a feed to its route, and notes what becomes of them when their exchange is done. */
final class FeedDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(FeedDelivery.class);

    private static final int MOST_TOLD = 5;

    private final SalesflowConsumer consumer;
    private final SalesflowEndpoint endpoint;
    private final ChangeExchanges exchanges;
    private final AtomicReference<FeedStoreException> storeFailure = new AtomicReference<>();
    private final AtomicReference<Exception> postponement = new AtomicReference<>();
    private final AtomicReference<Exception> waitsAlone = new AtomicReference<>();
    private volatile boolean hasFailed;

    FeedDelivery(SalesflowConsumer consumer, SalesflowEndpoint endpoint) {
        this.consumer = consumer;
        this.endpoint = endpoint;
        this.exchanges = new ChangeExchanges(endpoint);
    }

    /** What happened before the feed was started has no part any more. */
    void start() {
        storeFailure.set(null);
        postponement.set(null);
        waitsAlone.set(null);
    }

    /** What was read for messages is read anew from now on. */
    void forgetContacts() {
        exchanges.forgetContacts();
    }

    /** Something that failed or waits from now on is told by {@link #hasFailed} and {@link #throwWhatWaitsAlone}. */
    void begin() {
        hasFailed = false;
        waitsAlone.set(null);
    }

    /** Whether a change that was to be delivered failed. */
    boolean hasFailed() {
        return hasFailed;
    }

    /**
     * Delivers changes.
     *
     * @throws FeedStoreException if what became of changes can't be noted
     * @throws Exception if no exchange can be made of them, or the target could take nothing at all
     */
    void deliver(List<Change> batch) throws Exception {
        Exchange exchange = consumer.createExchange(false);
        try {
            exchanges.fill(exchange, batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(change -> guarded(() -> feed().failed(change, reason(e))));
            consumer.releaseExchange(exchange, false);
            throw e;
        }
        exchange.getExchangeExtension().addOnCompletion(new Settlement(batch));
        try {
            consumer.getProcessor().process(exchange);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
        throwStoreFailure();
        Exception postponed = postponement.getAndSet(null);
        if (postponed != null) {
            throw postponed;
        }
    }

    /** Throws what kept the store from noting what became of changes, also of exchanges that were done later; once. */
    void throwStoreFailure() {
        FeedStoreException failure = storeFailure.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    /** Throws why changes wait that kept no others from being delivered, so that somebody is told of them; once. */
    void throwWhatWaitsAlone() throws Exception {
        Exception waiting = waitsAlone.getAndSet(null);
        if (waiting != null) {
            throw waiting;
        }
    }

    /** A failure in words, without secrets. */
    String reason(Throwable failure) {
        return failure == null
                ? "rolled back"
                : failure.getClass().getSimpleName() + ": "
                        + endpoint.client().withoutSecrets(String.valueOf(failure.getMessage()));
    }

    /** The failure as it is, unless it or what led to it quotes what is not to be shown. */
    private Exception shown(Exception failure, MessageTexts texts, String reason) {
        MessageTexts hidden = texts.and(words -> endpoint.client().withoutSecrets(words));
        return hidden.areQuotedIn(failure) ? new ChangesPostponedException(reason, failure) : failure;
    }

    private Feed feed() {
        return consumer.feed();
    }

    /** A store that fails for one change must not leave the others of a batch under way for ever. */
    private void guarded(Runnable settlement) {
        try {
            settlement.run();
        } catch (FeedStoreException e) {
            storeFailure.set(e);
        }
    }

    /** Notes what became of a batch. A store that fails is remembered, and stops the next poll. */
    private final class Settlement implements Synchronization {
        private final List<Change> batch;

        Settlement(List<Change> batch) {
            this.batch = batch;
        }

        @Override
        public void onComplete(Exchange exchange) {
            FailedChanges failures = FailedChanges.of(exchange, batch);
            batch.stream()
                    .filter(change -> !failures.has(change))
                    .forEach(change -> guarded(() -> feed().delivered(change)));
            fail(batch.stream().filter(failures::has).toList(), change -> {
                String reason = endpoint.client().withoutSecrets(failures.reason(change));
                return MessageTexts.in(change).removedFrom(reason);
            });
        }

        @Override
        public void onFailure(Exchange exchange) {
            MessageTexts texts = MessageTexts.in(batch);
            String reason = texts.removedFrom(reason(exchange.getException()));
            if (exchange.getException() != null
                    && exchange.getProperty(SalesflowConstants.POSTPONED, false, Boolean.class)) {
                consumer.logFields()
                        .during(() -> LOG.warn(
                                "Feed {}: {} changes come again, as their target failed: {}",
                                endpoint.feedId(),
                                batch.size(),
                                reason));
                batch.forEach(change -> guarded(() -> feed().postponed(change)));
                hasFailed = true;
                boolean isAlone = exchange.getProperty(SalesflowConstants.POSTPONED_ALONE, false, Boolean.class);
                (isAlone ? waitsAlone : postponement).set(shown(exchange.getException(), texts, reason));
                return;
            }
            fail(batch, change -> reason);
        }

        /** One line at WARN, however many they are. */
        private void fail(List<Change> failed, Function<Change, String> reasons) {
            AtomicInteger parked = new AtomicInteger();
            Level level = failed.size() == 1 ? Level.WARN : Level.DEBUG;
            failed.forEach(change -> guarded(() -> {
                if (fail(change, reasons.apply(change), level)) {
                    parked.incrementAndGet();
                }
            }));
            if (failed.size() > 1) {
                String some =
                        failed.stream().limit(MOST_TOLD).map(Change::identity).collect(Collectors.joining(", "));
                consumer.logFields()
                        .during(() -> LOG.warn(
                                "Feed {}: {} of {} changes failed, and {} are parked; the others will be tried again. The"
                                        + " first are {}; {}: {}",
                                endpoint.feedId(),
                                failed.size(),
                                batch.size(),
                                parked,
                                some,
                                failed.get(0).identity(),
                                reasons.apply(failed.get(0))));
            }
        }

        private boolean fail(Change change, String reason, Level level) {
            hasFailed = true;
            boolean isParked = feed().failed(change, reason);
            consumer.logFields()
                    .put(LogFields.IDENTITY, change.identity())
                    .put(LogFields.ATTEMPT, change.attempt())
                    .during(() -> LOG.atLevel(level)
                            .log(
                                    "Feed {}: attempt {} to deliver {} {} failed, {}: {}",
                                    endpoint.feedId(),
                                    change.attempt(),
                                    change.kind(),
                                    change.identity(),
                                    isParked ? "and it is parked" : "it will be tried again",
                                    reason));
            return isParked;
        }
    }
}
