package io.salesflow.camel;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedActivity;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.Push;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.DefaultScheduledPollConsumerScheduler;
import org.apache.camel.support.ScheduledBatchPollingConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the feed of an endpoint: scans when nothing is left of the last scan, delivers what it found, and notes what became
 * of it when the exchange is done.
 */
class SalesflowConsumer extends ScheduledBatchPollingConsumer implements SalesflowFeeds.RunningFeed {
    private static final Logger LOG = LoggerFactory.getLogger(SalesflowConsumer.class);

    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    /** Each contact that events told of is a call, and the first is not to wait for the last. */
    private static final int MOST_READ_TOGETHER = 100;

    private final SalesflowEndpoint endpoint;
    private final Function<FeedStore, Feed> feeds;
    private final ListSource source;
    private final ChangeExchanges exchanges;
    private final AtomicReference<FeedStoreException> storeFailure = new AtomicReference<>();
    private final AtomicReference<Exception> postponements = new AtomicReference<>();
    private final ReentrantLock polling = new ReentrantLock();
    private final AtomicBoolean isPollAskedFor = new AtomicBoolean();
    private final AtomicBoolean isLookAskedFor = new AtomicBoolean();
    private final ToldMembers told = new ToldMembers();
    private final Supplier<FeedStore> stores;
    private volatile FeedStore store;
    private volatile Feed feed;
    private final AtomicReference<Instant> failingSince = new AtomicReference<>();
    private volatile ManagedFeed managed;
    private volatile Instant pollBegan;

    SalesflowConsumer(
            SalesflowEndpoint endpoint,
            Processor processor,
            Supplier<FeedStore> stores,
            Function<FeedStore, Feed> feeds) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.stores = stores;
        this.feeds = feeds;
        this.source = new ListSource(endpoint);
        this.exchanges = new ChangeExchanges(endpoint);
    }

    @Override
    public Feed feed() {
        return feed;
    }

    String operation() {
        return endpoint.getOperation();
    }

    /** What the feed is of. */
    Elements elements() {
        return endpoint.operation().answer().elements().orElseThrow();
    }

    /** Whether its list is that of the account. */
    boolean isOfAccount(Long accountId) {
        return Objects.equals(endpoint.getConfiguration().getAccountId(), accountId);
    }

    /**
     * Has a feed of contacts look at one of them, on a thread of its own, after a poll that is under way; and deliver it if it is
     * different. Those that come meanwhile are delivered together.
     */
    void lookAt(Long memberId) {
        if (!told.add(memberId)) {
            SalesflowFeeds.of(endpoint.getCamelContext()).scan(feedId());
        } else if (isLookAskedFor.compareAndSet(false, true)) {
            endpoint.threads().run(this::look);
        }
    }

    /** A contact that was read by its number as this feed's list has it; null if it does not belong there. */
    Contact listed(Contact contact) {
        return source.listed(contact);
    }

    @Override
    public ManagedFeed managed() {
        return managed;
    }

    @Override
    public FeedStore store() {
        return store;
    }

    @Override
    public String feedId() {
        return endpoint.feedId();
    }

    @Override
    public void pollNow() {
        if (isPollAskedFor.compareAndSet(false, true)) {
            endpoint.threads().run(() -> {
                polling.lock();
                int backoff = getBackoffMultiplier();
                try {
                    isPollAskedFor.set(false);
                    setBackoffMultiplier(0);
                    run();
                } finally {
                    setBackoffMultiplier(backoff);
                    polling.unlock();
                }
            });
        }
    }

    @Override
    public void forget() {
        polling.lock();
        try {
            store.forget(feedId());
            feed.takeOver();
        } finally {
            polling.unlock();
        }
    }

    /** One at a time: the scheduler's, and those that somebody asked for. */
    @Override
    public void run() {
        polling.lock();
        try {
            pollBegan = Instant.now();
            super.run();
            if (getLastError() == null) {
                failingSince.set(null);
            } else {
                failingSince.compareAndSet(null, Instant.now());
            }
        } finally {
            pollBegan = null;
            polling.unlock();
        }
    }

    @Override
    public int processBatch(Queue<Object> batch) {
        throw new UnsupportedOperationException("A feed delivers from its own queue");
    }

    @Override
    protected void doBuild() throws Exception {
        setHealthCheck(new FeedHealthCheck(this, InstantSource.system()));
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        SalesflowFeeds running = SalesflowFeeds.of(endpoint.getCamelContext());
        running.add(this);
        try {
            storeFailure.set(null);
            store = stores.get();
            Feed begun = feeds.apply(store);
            begun.takeOver();
            managed = new ManagedFeed(running, this);
            feed = begun;
            management().show(managed);
            health().show();
            super.doStart();
            endpoint.measurements().begins(managed);
        } catch (Exception e) {
            running.remove(this);
            health().hide();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        SalesflowFeeds.of(endpoint.getCamelContext()).remove(this);
        super.doStop();
        health().hide();
        if (managed != null) {
            management().hide(managed);
            endpoint.measurements().ends(managed);
        }
        try {
            if (feed != null) {
                if (!feed.awaitPushes(LONGEST_END)) {
                    LOG.warn(
                            "Feed {}: what is still being delivered of what was pushed, will be delivered again",
                            feedId());
                }
                feed.close();
            }
        } catch (FeedStoreException e) {
            LOG.warn(
                    "Feed {}: what was delivered last could not be noted, and will be delivered again: {}",
                    feedId(),
                    e.getMessage());
        }
    }

    @Override
    protected int poll() throws Exception {
        shutdownRunningTask = null;
        pendingExchanges = 0;
        throwStoreFailure();
        deliverTold();
        feed.settle();
        if (!feed.isBusy()) {
            FeedActivity.ScanSummary scan = feed.scan(source);
            LOG.info(
                    "Feed {}: {} scan of {} elements in {} ms, {} changes to deliver",
                    feedId(),
                    scan.isFull() ? "full" : "filtered",
                    scan.seen(),
                    scan.took().toMillis(),
                    scan.changes());
        }
        exchanges.forgetContacts();
        int delivered = deliver();
        feed.settle();
        return delivered;
    }

    /** Why the last poll failed, or null. */
    @Override
    protected Throwable getLastError() {
        return super.getLastError();
    }

    /** Why the last poll failed, in words without secrets, or null. */
    String lastFailure() {
        Throwable failure = getLastError();
        return failure == null ? null : reason(failure);
    }

    /** Whether another consumer made this one. Only the one of a route is told which. */
    boolean isMadeByAnother() {
        return getRouteId() == null;
    }

    /** When something should have come to its end. */
    Punctuality punctuality() {
        return new Punctuality(
                longestWait(),
                Duration.ofMillis(endpoint.getFeed().getFullScanEvery()),
                feed.lastProgress(),
                pollBegan);
    }

    /** Between two polls; null if nobody here knows when the next one is due. */
    private Duration longestWait() {
        boolean isPolled = getScheduler() instanceof DefaultScheduledPollConsumerScheduler
                && isStartScheduler()
                && getRepeatCount() == 0
                && !isSuspendingOrSuspended();
        return isPolled
                ? Duration.of(getDelay(), getTimeUnit().toChronoUnit())
                        .multipliedBy(Math.max(1, getBackoffMultiplier()))
                : null;
    }

    /** Since when polls fail, or null. */
    Instant failingSince() {
        return getLastError() == null
                ? null
                : Optional.ofNullable(failingSince.get()).orElseGet(Instant::now);
    }

    /** The route that the changes go to, also where another consumer, such as that of {@code master:}, made this one. */
    String routeId() {
        return !isMadeByAnother()
                ? getRouteId()
                : endpoint.getCamelContext().getRoutes().stream()
                        .filter(route -> route.getEndpoint() instanceof DelegateEndpoint outer
                                && outer.getEndpoint() == endpoint)
                        .map(Route::getRouteId)
                        .findFirst()
                        .orElse(null);
    }

    private HealthBehindOthers health() {
        return new HealthBehindOthers(this);
    }

    private FeedManagement management() {
        return new FeedManagement(endpoint.getCamelContext());
    }

    private void look() {
        polling.lock();
        try {
            isLookAskedFor.set(false);
            if (isRunAllowed() && !isSuspended() && deliverTold()) {
                pollNow();
            }
        } catch (Exception e) {
            getExceptionHandler().handleException("What events told of is left to the next poll", e);
        } finally {
            polling.unlock();
        }
    }

    /** Whether some are left to a scan. */
    private boolean deliverTold() throws Exception {
        boolean isLeftToScan = false;
        while (!told.isEmpty() && isBatchAllowed()) {
            List<Change> changes = new ArrayList<>();
            for (Long memberId : told.take(Math.min(endpoint.getFeed().getBatchSize(), MOST_READ_TOGETHER))) {
                Push push = pushed(memberId);
                isLeftToScan |= push.outcome() == Push.Outcome.LEFT_TO_SCAN;
                if (push.change() != null) {
                    changes.add(push.change());
                }
            }
            if (!changes.isEmpty()) {
                deliver(changes);
                feed.settle();
            }
            throwStoreFailure();
            throwPostponement();
        }
        return isLeftToScan;
    }

    private Push pushed(Long memberId) {
        try {
            return feed.push(String.valueOf(memberId), () -> source.contact(memberId));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Feed {}: contact {}, which an event told of, can't be read, and is left to the next poll: {}",
                    feedId(),
                    memberId,
                    reason(e));
            return Push.LEFT_TO_SCAN;
        }
    }

    private int deliver() throws Exception {
        SalesflowFeedConfiguration configuration = endpoint.getFeed();
        int most = getMaxMessagesPerPoll() > 0 ? getMaxMessagesPerPoll() : Integer.MAX_VALUE;
        int delivered = 0;
        while (delivered < most && feed.hasNext() && isBatchAllowed()) {
            List<Change> batch = feed.take(Math.min(configuration.getBatchSize(), most - delivered));
            if (batch.isEmpty()) {
                break;
            }
            deliver(batch);
            delivered += batch.size();
            throwStoreFailure();
            throwPostponement();
        }
        return delivered;
    }

    private void deliver(List<Change> batch) throws Exception {
        Exchange exchange = createExchange(false);
        try {
            exchanges.fill(exchange, batch);
        } catch (RuntimeException | Error e) {
            batch.forEach(change -> guarded(() -> feed.failed(change, reason(e))));
            releaseExchange(exchange, false);
            throw e;
        }
        exchange.getExchangeExtension().addOnCompletion(new Settlement(batch));
        try {
            getProcessor().process(exchange);
        } finally {
            releaseExchange(exchange, false);
        }
    }

    private void throwStoreFailure() {
        FeedStoreException failure = storeFailure.getAndSet(null);
        if (failure != null) {
            throw failure;
        }
    }

    private void throwPostponement() throws Exception {
        Exception postponement = postponements.getAndSet(null);
        if (postponement != null) {
            throw postponement;
        }
    }

    /** A store that fails for one change must not leave the others of a batch under way for ever. */
    private void guarded(Runnable settlement) {
        try {
            settlement.run();
        } catch (FeedStoreException e) {
            storeFailure.set(e);
        }
    }

    private String reason(Throwable failure) {
        return failure == null
                ? "rolled back"
                : failure.getClass().getSimpleName() + ": "
                        + endpoint.client().withoutSecrets(String.valueOf(failure.getMessage()));
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
            batch.forEach(change -> guarded(() -> {
                if (failures.has(change)) {
                    fail(change, endpoint.client().withoutSecrets(failures.reason(change)));
                } else {
                    feed.delivered(change);
                }
            }));
        }

        @Override
        public void onFailure(Exchange exchange) {
            if (exchange.getException() != null
                    && exchange.getProperty(SalesflowConstants.POSTPONED, false, Boolean.class)) {
                LOG.warn(
                        "Feed {}: {} changes come again, as their target failed: {}",
                        endpoint.feedId(),
                        batch.size(),
                        reason(exchange.getException()));
                batch.forEach(change -> guarded(() -> feed.postponed(change)));
                if (!exchange.getProperty(SalesflowConstants.POSTPONED_ALONE, false, Boolean.class)) {
                    postponements.set(exchange.getException());
                }
                return;
            }
            batch.forEach(change -> guarded(() -> fail(change, reason(exchange.getException()))));
        }

        private void fail(Change change, String reason) {
            boolean isParked = feed.failed(change, reason);
            LOG.warn(
                    "Feed {}: attempt {} to deliver {} {} failed, {}: {}",
                    endpoint.feedId(),
                    change.attempt(),
                    change.kind(),
                    change.identity(),
                    isParked ? "and it is parked" : "it will be tried again",
                    reason);
        }
    }
}
