package io.salesflow.camel;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedActivity;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FencedException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Processor;
import org.apache.camel.Route;
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

    private final SalesflowEndpoint endpoint;
    private final Function<FeedStore, Feed> feeds;
    private final ListSource source;
    private final FeedDelivery delivery;
    private final ToldContacts told;
    private final ReentrantLock polling = new ReentrantLock();
    private final AtomicBoolean isPollAskedFor = new AtomicBoolean();
    private final AtomicBoolean isLookAskedFor = new AtomicBoolean();
    private final Supplier<FeedStore> stores;
    private volatile FeedStore store;
    private volatile Feed feed;
    private final AtomicReference<Instant> failingSince = new AtomicReference<>();
    private final BiConsumer<Duration, Runnable> timer;
    private final InstantSource clock;
    private final PollSchedule schedule;
    private volatile ManagedFeed managed;
    private volatile Heartbeat heartbeat;
    private final AwaitedStore awaitedStore;

    SalesflowConsumer(
            SalesflowEndpoint endpoint,
            Processor processor,
            Supplier<FeedStore> stores,
            Function<FeedStore, Feed> feeds,
            BiConsumer<Duration, Runnable> timer,
            InstantSource clock) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.stores = stores;
        this.feeds = feeds;
        this.timer = timer;
        setExceptionHandler(new PollFailures(endpoint.getCamelContext(), LOG));
        this.awaitedStore = new AwaitedStore(endpoint.feedId(), this::begin, timer, getExceptionHandler());
        this.clock = clock;
        this.schedule = new PollSchedule(this, endpoint.getBackoffMultiplier(), clock);
        this.source = new ListSource(endpoint);
        this.delivery = new FeedDelivery(this, endpoint);
        this.told = new ToldContacts(this, source, delivery, endpoint.getFeed().getBatchSize());
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
            endpoint.threads().run(() -> logFields().during(this::look));
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
                    schedule.extra(this::runAlone);
                } finally {
                    setBackoffMultiplier(backoff);
                    polling.unlock();
                }
            });
        }
    }

    /** Polls after a pause, also where nothing else would poll. */
    void pollAfter(Duration pause) {
        timer.accept(pause, this::pollNow);
    }

    @Override
    public void forget() {
        feed.forget();
    }

    /** After a failure the list is not read again before its time, as if there had been nothing; what it had is delivered. */
    @Override
    public boolean isGreedy() {
        return super.isGreedy() && (!delivery.hasFailed() || feed.hasNext());
    }

    /** One at a time: the scheduler's, and those that somebody asked for. */
    @Override
    public void run() {
        polling.lock();
        try {
            schedule.turn(this::runAlone);
        } finally {
            polling.unlock();
        }
    }

    private void runAlone() {
        delivery.begin();
        logFields().during(super::run);
        if (getLastError() == null) {
            failingSince.set(null);
        } else {
            failingSince.compareAndSet(null, clock.instant());
        }
    }

    @Override
    public int processBatch(Queue<Object> batch) {
        throw new UnsupportedOperationException("A feed delivers from its own queue");
    }

    @Override
    protected void doBuild() throws Exception {
        setHealthCheck(new FeedHealthCheck(this, clock));
        super.doBuild();
    }

    @Override
    protected void doStart() throws Exception {
        try {
            begin();
        } catch (FeedStoreException e) {
            if (!isMadeByAnother()) {
                throw e;
            }
            awaitedStore.beginLater(e);
        }
    }

    private void begin() throws Exception {
        SalesflowFeeds running = SalesflowFeeds.of(endpoint.getCamelContext());
        running.add(this);
        try {
            delivery.start();
            store = stores.get();
            Feed begun = feeds.apply(store);
            begun.takeOver();
            managed = new ManagedFeed(running, this);
            feed = begun;
            heartbeat = store.isShared() ? Heartbeat.begin(() -> logFields().during(begun::showLife), timer) : null;
            management().show(managed);
            health().show();
            schedule.start();
            super.doStart();
            endpoint.measurements().begins(managed);
        } catch (Exception e) {
            running.remove(this);
            endHeartbeat();
            health().hide();
            throw e;
        }
    }

    @Override
    protected void doStop() throws Exception {
        awaitedStore.forget();
        SalesflowFeeds.of(endpoint.getCamelContext()).remove(this);
        super.doStop();
        endHeartbeat();
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
        delivery.throwStoreFailure();
        told.deliver();
        feed.settle();
        if (!feed.isBusy()) {
            told.scanBegins();
            FeedActivity.ScanSummary scan = feed.scan(source);
            LOG.info(
                    "Feed {}: {} scan of {} elements in {} ms, {} changes to deliver",
                    feedId(),
                    scan.isFull() ? "full" : "filtered",
                    scan.seen(),
                    scan.took().toMillis(),
                    scan.changes());
        }
        delivery.forgetContacts();
        int delivered = deliver();
        feed.settle();
        delivery.throwWhatWaitsAlone();
        schedule.polled(delivered > 0);
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
        return failure == null ? null : delivery.reason(failure);
    }

    /** Whether another consumer made this one. Only the one of a route is told which. */
    boolean isMadeByAnother() {
        return getRouteId() == null;
    }

    /** How it is late now; empty if it is not. */
    Optional<Punctuality.Late> late() {
        return feed == null ? Optional.empty() : punctuality().late(clock.instant());
    }

    /** When something should have come to its end. */
    Punctuality punctuality() {
        return new Punctuality(
                schedule.longestWait(),
                Duration.ofMillis(endpoint.getFeed().getFullScanEvery()),
                feed.lastProgress(),
                schedule.pollBegan());
    }

    /** What all that is logged of this feed has. */
    LogFields logFields() {
        return new LogFields()
                .put(LogFields.FEED, feedId())
                .put(LogFields.OPERATION, operation())
                .put(LogFields.ACCOUNT, endpoint.getConfiguration().getAccountId())
                .put(LogFields.CAMPAIGN, endpoint.getArguments().getCampaignId())
                .put(LogFields.ROUTE, routeId());
    }

    /** When the next poll is due; null while one is under way, and if nobody here knows. */
    Instant nextPoll() {
        return schedule.next();
    }

    /** Whether the last poll met no process that has taken the feed over. */
    boolean isLeader() {
        return !(getLastError() instanceof FencedException);
    }

    /** Since when polls fail, or null. */
    Instant failingSince() {
        return getLastError() == null
                ? null
                : Optional.ofNullable(failingSince.get()).orElseGet(clock::instant);
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

    private void endHeartbeat() {
        if (heartbeat != null) {
            heartbeat.close();
        }
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
            if (isRunAllowed() && !isSuspended() && told.deliver()) {
                pollNow();
            }
        } catch (Exception e) {
            getExceptionHandler().handleException("What events told of is left to the next poll", e);
        } finally {
            polling.unlock();
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
            delivery.deliver(batch);
            delivered += batch.size();
        }
        return delivered;
    }
}
