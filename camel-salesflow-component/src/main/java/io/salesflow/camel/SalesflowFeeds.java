package io.salesflow.camel;

import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.camel.feed.Push;
import io.salesflow.camel.feed.store.FileFeedStore;
import io.salesflow.camel.webhook.ParkedEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The change feeds of a Camel context, for people and tools: what they know and do, and what can be asked of them. Feeds that
 * run in this context are found by their id, as are others in their stores; where none runs, those in the store of the
 * component {@code salesflow}.
 *
 * <p>The parked events of a webhook are found in the same way, under {@code events:321:camel-salesflow}: with the number of the
 * account, and the name of the webhook.
 *
 * <p>Every operation on a feed throws {@link IllegalArgumentException} if there is no such feed, and
 * {@link io.salesflow.camel.feed.FeedStoreException} if its store fails.
 */
public final class SalesflowFeeds extends ServiceSupport {
    private final CamelContext context;
    private final Map<String, RunningFeed> running = new ConcurrentHashMap<>();
    private final Map<Path, FeedStore> files = new ConcurrentHashMap<>();

    private SalesflowFeeds(CamelContext context) {
        this.context = context;
    }

    /** The feeds of that context. */
    public static SalesflowFeeds of(CamelContext context) {
        synchronized (SalesflowFeeds.class) {
            SalesflowFeeds known = context.hasService(SalesflowFeeds.class);
            return known == null ? added(context) : known;
        }
    }

    /** What is known of all feeds, by their ids. */
    public List<FeedStatus> list() {
        return stores().stream()
                .flatMap(store -> new FeedOperations(store).feeds().stream())
                .sorted()
                .map(this::state)
                .toList();
    }

    /** What is known of a feed, and if it runs in this context, what it does. */
    public FeedStatus state(String feedId) {
        FeedStatus status = operations(feedId).state(feedId);
        return running(feedId).map(feed -> status.with(feed.feed().activity())).orElse(status);
    }

    /** The changes that were given up. */
    public List<ParkedChange> parked(String feedId) {
        return operations(feedId).parked(feedId);
    }

    /**
     * The events of a webhook that were not delivered.
     *
     * @param eventsId such as {@code events:321:camel-salesflow}, with the account and the name of the webhook
     */
    public List<ParkedEvent> parkedEvents(String eventsId) {
        return events(eventsId).parked();
    }

    /**
     * Has parked changes delivered again: now, if the feed runs in this context, or with its next poll. Of a webhook, parked
     * events: now, if it runs in this context, or at its next start.
     *
     * @param keys of the parked changes or events
     * @return how many of those keys there were
     */
    public int replay(String feedId, Collection<String> keys) {
        if (isOfEvents(feedId)) {
            return events(feedId).replay(keys);
        }
        int count = undisturbed(feedId, operations -> operations.replay(feedId, keys));
        poll(feedId);
        return count;
    }

    /** As {@link #replay}, with all that is parked. */
    public int replayAll(String feedId) {
        if (isOfEvents(feedId)) {
            return events(feedId).replayAll();
        }
        int count = undisturbed(feedId, operations -> operations.replayAll(feedId));
        poll(feedId);
        return count;
    }

    /**
     * Removes parked changes or events for good.
     *
     * @param keys of the parked changes or events
     * @return how many of those keys there were
     */
    public int discard(String feedId, Collection<String> keys) {
        return isOfEvents(feedId)
                ? events(feedId).discard(keys)
                : undisturbed(feedId, operations -> operations.discard(feedId, keys));
    }

    /** Removes all parked changes or events for good; returns how many there were. */
    public int discardAll(String feedId) {
        return isOfEvents(feedId)
                ? events(feedId).discardAll()
                : undisturbed(feedId, operations -> operations.discardAll(feedId));
    }

    /**
     * Has everything delivered again, as new, that has this time or a later one in the data: now, if the feed runs in this
     * context, or with its next poll.
     *
     * @param from the time; {@link Instant#MIN} for everything, also what has no time
     */
    public void reset(String feedId, Instant from) {
        operations(feedId).reset(feedId, from);
        poll(feedId);
    }

    /** Has the whole list read: now, if the feed runs in this context, or with its next poll. */
    public void scan(String feedId) {
        operations(feedId).scan(feedId);
        poll(feedId);
    }

    /**
     * Writes to the store what was delivered of a feed that runs in this context. It does so by itself at the end of a poll, and
     * within it every 100 changes; this is for targets that can't recognise what comes again after a crash.
     *
     * @throws io.salesflow.camel.feed.FeedStoreException if it can't be written
     */
    public void note(String feedId) {
        running(feedId).ifPresent(here -> here.feed().undisturbed(() -> null));
    }

    /**
     * Forgets all about a feed, also what is parked. It begins as if for the first time: now, if it runs in this context. One
     * that runs in another process can write no more, and fails until it is started again.
     */
    public void forget(String feedId) {
        Optional<RunningFeed> here = running(feedId);
        if (here.isPresent()) {
            here.get().forget();
        } else {
            operations(feedId).forget(feedId);
        }
    }

    /**
     * Takes an element of a feed that is known from elsewhere, such as an event. What is left to a scan has that scan now, if
     * the feed runs here, or with its next poll.
     *
     * @param identity the identity of the element
     * @param read reads the element now, or gives null if it is not there any more
     */
    Push push(String feedId, String identity, Supplier<? extends SalesflowRecord> read) {
        Optional<RunningFeed> here = running(feedId);
        if (here.isEmpty()) {
            scan(feedId);
            return Push.LEFT_TO_SCAN;
        }
        Push push = here.get().feed().push(identity, read);
        if (push.outcome() == Push.Outcome.LEFT_TO_SCAN) {
            here.get().pollNow();
        }
        return push;
    }

    /**
     * Notes a feed that runs here.
     *
     * @throws IllegalStateException if one with its id does already
     */
    void add(RunningFeed feed) {
        RunningFeed other = running.putIfAbsent(feed.feedId(), feed);
        if (other != null) {
            throw new IllegalStateException("Feed '" + feed.feedId()
                    + "' is consumed from already in this Camel context. Two consumers of one feed would take it from each"
                    + " other; give this one another feedId.");
        }
    }

    void remove(RunningFeed feed) {
        running.remove(feed.feedId(), feed);
    }

    /** When a process, this one or another, last showed that it runs the feed; null if none ever did. */
    static Instant lastActive(FeedStore store, String feedId) {
        return new FeedOperations(store).lastActive(feedId);
    }

    /** Whether that id is one of the events of a webhook. */
    static boolean isOfEvents(String feedId) {
        return feedId.startsWith(StoredEvents.PREFIX);
    }

    /** The consumers that run here. */
    Stream<SalesflowConsumer> consumers() {
        return running.keySet().stream().flatMap(feedId -> consumer(feedId).stream());
    }

    /** The consumer of that feed, if it runs here. */
    Optional<SalesflowConsumer> consumer(String feedId) {
        return running(feedId).filter(SalesflowConsumer.class::isInstance).map(SalesflowConsumer.class::cast);
    }

    /** The feed of that id, if it runs here. */
    Optional<RunningFeed> running(String feedId) {
        return Optional.ofNullable(running.get(feedId)).filter(SalesflowFeeds::hasBegun);
    }

    /** The store in that directory; one for all feeds of this context. */
    FeedStore store(String directory) {
        return files.computeIfAbsent(Path.of(directory).toAbsolutePath().normalize(), FileFeedStore::new);
    }

    @Override
    protected void doStop() {
        files.values().forEach(FeedStore::close);
        files.clear();
    }

    /** What is said of changes meanwhile is noted after it, or was before it. */
    private int undisturbed(String feedId, ToIntFunction<FeedOperations> operation) {
        FeedOperations operations = operations(feedId);
        return running(feedId)
                .map(here -> here.feed().undisturbed(() -> operation.applyAsInt(operations)))
                .orElseGet(() -> operation.applyAsInt(operations));
    }

    /** Not so of a feed that is about to be taken over. */
    private static boolean hasBegun(RunningFeed feed) {
        return feed.feed() != null;
    }

    private FeedOperations operations(String feedId) {
        return new FeedOperations(running(feedId).map(RunningFeed::store).orElseGet(() -> storeOf(feedId)));
    }

    private EventOperations events(String eventsId) {
        return context.getEndpoints().stream()
                .filter(SalesflowWebhookEndpoint.class::isInstance)
                .map(SalesflowWebhookEndpoint.class::cast)
                .filter(endpoint -> endpoint.isDelivering(eventsId))
                .findFirst()
                .map(SalesflowWebhookEndpoint::events)
                .orElseGet(() -> new EventOperations(new StoredEvents(storeOf(eventsId), eventsId), kept -> {}));
    }

    private FeedStore storeOf(String feedId) {
        return stores().stream()
                .filter(each -> each.feeds().contains(feedId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no feed '" + feedId + "'. There are "
                        + stores().stream()
                                .flatMap(each -> each.feeds().stream())
                                .toList()));
    }

    /** The stores of the feeds that run here, which may know others too; or else that of the component. */
    private List<FeedStore> stores() {
        List<FeedStore> inUse = running.values().stream()
                .filter(SalesflowFeeds::hasBegun)
                .map(RunningFeed::store)
                .distinct()
                .toList();
        return inUse.isEmpty() ? List.of(configuredStore()) : inUse;
    }

    private FeedStore configuredStore() {
        SalesflowComponent component = context.getComponent("salesflow", SalesflowComponent.class);
        return component.store(component.getConfiguration());
    }

    private void poll(String feedId) {
        running(feedId).ifPresent(RunningFeed::pollNow);
    }

    private static SalesflowFeeds added(CamelContext context) {
        SalesflowFeeds feeds = new SalesflowFeeds(context);
        try {
            context.addService(feeds, true, true);
        } catch (Exception e) {
            throw new IllegalStateException("The Salesflow feeds can't be started", e);
        }
        return feeds;
    }

    /** The feeds that run here, by their ids. */
    List<ManagedFeed> managed() {
        return running.values().stream()
                .filter(SalesflowFeeds::hasBegun)
                .map(RunningFeed::managed)
                .sorted(Comparator.comparing(ManagedFeed::getFeedId))
                .toList();
    }

    /** What is in the stores of those that run here, and does not run here itself. */
    Elsewhere elsewhere() {
        Map<FeedStore, List<String>> stores = running.values().stream()
                .filter(SalesflowFeeds::hasBegun)
                .collect(Collectors.groupingBy(
                        RunningFeed::store, Collectors.mapping(RunningFeed::feedId, Collectors.toList())));
        Set<String> feedIds = new TreeSet<>();
        Map<List<String>, String> failures = new HashMap<>();
        stores.forEach((store, here) -> {
            try {
                new FeedOperations(store)
                        .feeds().stream()
                                .filter(feedId -> running(feedId).isEmpty())
                                .forEach(feedIds::add);
            } catch (FeedStoreException e) {
                failures.put(here.stream().sorted().toList(), e.getMessage());
            }
        });
        return new Elsewhere(List.copyOf(feedIds), failures);
    }

    /**
     * The feeds that are in a store of one that runs here, and don't run here themselves.
     *
     * @param feedIds their ids, sorted
     * @param failures by the ids of the feeds that run here: why their store could not tell which others it has
     */
    record Elsewhere(List<String> feedIds, Map<List<String>, String> failures) {}

    /** A feed that runs in this context. */
    interface RunningFeed {
        String feedId();

        FeedStore store();

        /** The feed; null until it was taken over for the first time. */
        Feed feed();

        /** The feed as people and tools see it; null until it was taken over for the first time. */
        ManagedFeed managed();

        /** Polls now, on a thread of its own, after a poll that is under way. */
        void pollNow();

        /** Forgets all about the feed and begins anew. */
        void forget();
    }
}
