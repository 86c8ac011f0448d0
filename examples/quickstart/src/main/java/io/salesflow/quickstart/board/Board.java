package io.salesflow.quickstart.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.quickstart.board.Snapshot.LaneState;
import io.salesflow.quickstart.board.Snapshot.Source;
import io.salesflow.quickstart.board.Snapshot.State;
import io.salesflow.quickstart.board.Snapshot.Stuck;
import io.salesflow.quickstart.board.Snapshot.Tone;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a Camel context brings from Salesflow to the systems that take it, looked at every second: once for everybody who looks at
 * the page. It sees deliveries from the moment when {@link #notifier()} is in the context.
 */
public final class Board implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final long LOOK_MILLIS = 1_000;

    private final InstantSource clock = InstantSource.system();
    private final long since = clock.millis();
    private final String source;
    private final List<Lane> lanes;
    private final List<FaultSwitch> switches;
    private final Happenings happenings;
    private final ObjectMapper json = new ObjectMapper();
    private final Map<Lane, LagHistory> histories = new HashMap<>();
    private final Set<String> stopped = new HashSet<>();
    private final Map<String, Long> parked = new HashMap<>();
    private CamelContext context;
    private ScheduledExecutorService timer;
    private volatile byte[] latest = {'{', '}'};

    /**
     * A board that sees nothing yet.
     *
     * @param source which account of Salesflow, and where; without secrets
     * @param lanes the systems that take, in the order in which they are shown
     * @param switches what can be made to fail
     */
    public Board(String source, List<Lane> lanes, List<FaultSwitch> switches) {
        this.source = source;
        this.lanes = List.copyOf(lanes);
        this.switches = List.copyOf(switches);
        this.happenings = new Happenings(this.lanes, clock);
        lanes.forEach(lane -> histories.put(lane, new LagHistory()));
    }

    /** What the context tells of its deliveries. */
    public EventNotifier notifier() {
        return happenings;
    }

    /** Looks from now on, and serves the page on the management server of that context, which runs. */
    public void start(CamelContext running) {
        context = running;
        look();
        timer = running.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "SalesflowBoard");
        timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        new BoardServer(this).serve(running);
    }

    @Override
    public void close() {
        if (timer != null) {
            context.getExecutorServiceManager().shutdownNow(timer);
        }
    }

    /** The latest look, as JSON. */
    byte[] latest() {
        return latest;
    }

    /**
     * Begins or ends a fault, and looks.
     *
     * @return whether there is that switch
     */
    boolean turn(String id, boolean on) {
        List<FaultSwitch> meant =
                switches.stream().filter(each -> each.id().equals(id)).toList();
        meant.forEach(each -> each.turn(on));
        look();
        return !meant.isEmpty();
    }

    /**
     * Has what is parked delivered again, and looks.
     *
     * @return whether it was parked
     * @throws IllegalArgumentException if there is no such feed
     */
    boolean replay(String feedId, String key) {
        int count = SalesflowFeeds.of(context).replay(feedId, List.of(key));
        look();
        return count > 0;
    }

    /** What could not be looked at is seen again a second later; the page tells how old it is. */
    private synchronized void look() {
        try {
            latest = json.writeValueAsString(snapshot()).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException | RuntimeException e) {
            LOG.warn("The board could not look what is going on: {}", e.getMessage(), e);
        }
    }

    private Snapshot snapshot() {
        long now = clock.millis();
        Map<FeedFigures, Lane> feeds = feeds();
        List<Stuck> stuck = new StuckThings(context, happenings).of(feeds);
        tellOfStops(stuck);
        tellOfParked(feeds);
        return new Snapshot(
                now,
                since,
                LagHistory.INTERVAL,
                source(feeds.keySet(), stuck),
                lanes.stream().map(lane -> state(lane, feeds, stuck, now)).toList(),
                stuck.stream().limit(Snapshot.MOST_STUCK).toList(),
                Math.max(0, stuck.size() - Snapshot.MOST_STUCK),
                happenings.events(),
                switches.stream().map(FaultSwitch::state).toList());
    }

    private Map<FeedFigures, Lane> feeds() {
        Map<FeedFigures, Lane> feeds = new LinkedHashMap<>();
        List<FeedFigures> all = FeedFigures.of(context);
        lanes.forEach(lane -> all.stream()
                .filter(feed -> lane.routes().contains(feed.route()))
                .forEach(feed -> feeds.put(feed, lane)));
        return feeds;
    }

    /** What stops and what goes on is an event, too. */
    private void tellOfStops(List<Stuck> stuck) {
        Set<String> now = stuck.stream()
                .filter(each -> isStop(each.kind()))
                .map(Stuck::lane)
                .collect(Collectors.toCollection(HashSet::new));
        now.stream()
                .filter(lane -> !stopped.contains(lane))
                .forEach(lane -> happenings.add(lane, Tone.BAD, "does not answer as it should; all waits"));
        stopped.stream()
                .filter(lane -> !now.contains(lane))
                .forEach(lane -> happenings.add(lane, Tone.PLAIN, "goes on"));
        stopped.clear();
        stopped.addAll(now);
    }

    private void tellOfParked(Map<FeedFigures, Lane> feeds) {
        feeds.forEach((feed, lane) -> {
            Long before = parked.put(feed.feedId(), feed.parked());
            if (before != null && feed.parked() > before) {
                happenings.add(lane.name(), Tone.BAD, feed.parked() - before + " given up");
            }
        });
    }

    private Source source(Set<FeedFigures> feeds, List<Stuck> stuck) {
        boolean isStopped = stuck.stream().anyMatch(StuckThings::isOfSource);
        boolean isScanning = feeds.stream().anyMatch(FeedFigures::isScanning);
        return new Source(
                source,
                isStopped ? State.STOPPED : isScanning ? State.BUSY : State.IN_STEP,
                most(feeds, FeedFigures::isOfContacts),
                most(feeds, feed -> !feed.isOfContacts()),
                feeds.stream()
                        .map(FeedFigures::lastScan)
                        .filter(Objects::nonNull)
                        .max(Long::compare)
                        .orElse(null));
    }

    private static long most(Set<FeedFigures> feeds, Predicate<FeedFigures> which) {
        return feeds.stream().filter(which).mapToLong(FeedFigures::known).max().orElse(0);
    }

    private LaneState state(Lane lane, Map<FeedFigures, Lane> feeds, List<Stuck> stuck, long now) {
        List<FeedFigures> own = feeds.entrySet().stream()
                .filter(feed -> feed.getValue() == lane)
                .map(Map.Entry::getKey)
                .toList();
        Long lag = own.stream()
                .map(FeedFigures::lag)
                .filter(Objects::nonNull)
                .max(Long::compare)
                .orElse(null);
        LagHistory history = histories.get(lane);
        history.add(now, lag);
        return new LaneState(
                lane.name(),
                lane.description(),
                state(lane, own, stuck),
                own.stream().anyMatch(FeedFigures::isOfContacts),
                happenings.delivered(lane),
                own.stream().mapToLong(FeedFigures::waiting).sum(),
                own.stream().mapToLong(FeedFigures::failing).sum(),
                own.stream().mapToLong(FeedFigures::parked).sum(),
                lag,
                history.all());
    }

    private State state(Lane lane, List<FeedFigures> feeds, List<Stuck> stuck) {
        List<Stuck> own =
                stuck.stream().filter(each -> each.lane().equals(lane.name())).toList();
        if (own.stream().anyMatch(each -> isStop(each.kind()))) {
            return State.STOPPED;
        }
        if (!own.isEmpty()) {
            return State.STUCK;
        }
        boolean isBusy = feeds.stream()
                .anyMatch(feed -> feed.waiting() > 0
                        || !happenings.underWay(feed.feedId()).isEmpty());
        return isBusy ? State.BUSY : State.IN_STEP;
    }

    private static boolean isStop(Snapshot.Kind kind) {
        return kind == Snapshot.Kind.STOPPED || kind == Snapshot.Kind.LATE;
    }
}
