package io.salesflow.quickstart.board;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.quickstart.board.Snapshot.Event;
import io.salesflow.quickstart.board.Snapshot.Tone;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.ExchangeRedeliveryEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Sees what the routes deliver, what of it fails, and what is tried again. */
final class Happenings extends EventNotifierSupport {
    private static final int MOST_EVENTS = 30;
    private static final int MOST_FAILING = 500;
    private static final int MOST_NAMES = 2;

    private final List<Lane> lanes;
    private final InstantSource clock;
    private final Deque<Event> events = new ArrayDeque<>();
    private final Map<String, Delivered> sums = new HashMap<>();
    private final Map<String, Trip> underWay = new LinkedHashMap<>();
    private final Map<String, Retry> retries = new LinkedHashMap<>();
    private final Map<String, Map<String, Failing>> failing = new HashMap<>();

    Happenings(List<Lane> lanes, InstantSource clock) {
        this.lanes = lanes;
        this.clock = clock;
    }

    /** What happened last, the newest first. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** What that system took until now. */
    synchronized Delivered delivered(Lane lane) {
        return sums.getOrDefault(lane.name(), Delivered.NOTHING);
    }

    /** The deliveries of a feed that are under way. */
    synchronized List<Trip> underWay(String feedId) {
        return underWay.values().stream()
                .filter(trip -> trip.feedId().equals(feedId))
                .toList();
    }

    /** Why a delivery of that feed is being tried again, if one is. */
    synchronized Optional<Retry> retry(String feedId) {
        return underWay.entrySet().stream()
                .filter(trip -> trip.getValue().feedId().equals(feedId))
                .map(trip -> retries.get(trip.getKey()))
                .filter(retry -> retry != null)
                .findFirst();
    }

    /** What failed last time, and will be tried again. */
    synchronized List<Failing> failing(String feedId) {
        return List.copyOf(failing.getOrDefault(feedId, Map.of()).values());
    }

    /** Nothing of that feed fails any more. */
    synchronized void nothingFails(String feedId) {
        failing.remove(feedId);
    }

    /** Notes what was seen elsewhere. */
    synchronized void add(String lane, Tone tone, String text) {
        events.addFirst(new Event(clock.millis(), lane, tone, text));
        if (events.size() > MOST_EVENTS) {
            events.removeLast();
        }
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event instanceof ExchangeEvent;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((ExchangeEvent) event).getExchange();
        switch (event.getType()) {
            case ExchangeCreated -> begins(exchange);
            case ExchangeRedelivery -> isTriedAgain(exchange, ((ExchangeRedeliveryEvent) event).getAttempt());
            case ExchangeCompleted -> ended(exchange).ifPresent(trip -> completed(trip, exchange));
            case ExchangeFailed -> ended(exchange).ifPresent(trip -> failed(trip, exchange));
            default -> {
                // Steps on the way tell nothing of the end.
            }
        }
    }

    private synchronized void begins(Exchange exchange) {
        String feedId = exchange.getMessage().getHeader(SalesflowConstants.FEED_ID, String.class);
        String route = exchange.getFromRouteId();
        if (feedId != null && route != null) {
            lanes.stream()
                    .filter(lane -> lane.routes().contains(route))
                    .findFirst()
                    .ifPresent(lane ->
                            underWay.put(exchange.getExchangeId(), Trip.of(lane, feedId, exchange, clock.instant())));
        }
    }

    private synchronized void isTriedAgain(Exchange exchange, int attempt) {
        Trip trip = underWay.get(exchange.getExchangeId());
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (trip == null || failure == null) {
            return;
        }
        Retry before = retries.get(exchange.getExchangeId());
        Instant since = before == null ? clock.instant() : before.since();
        retries.put(exchange.getExchangeId(), new Retry(attempt, words(failure), since));
    }

    private synchronized Optional<Trip> ended(Exchange exchange) {
        retries.remove(exchange.getExchangeId());
        return Optional.ofNullable(underWay.remove(exchange.getExchangeId()));
    }

    private synchronized void completed(Trip trip, Exchange exchange) {
        Map<?, ?> failures = exchange.getProperty(SalesflowConstants.FAILURES, Map.of(), Map.class);
        note(trip, item -> failures.get(item.identity()));
        Delivered delivered = trip.lane().delivered().apply(exchange);
        sums.merge(trip.lane().name(), delivered, Delivered::plus);
        if (!delivered.equals(Delivered.NOTHING)) {
            List<Trip.Item> taken = trip.items().stream()
                    .filter(item -> !failures.containsKey(item.identity()))
                    .toList();
            add(trip.lane().name(), Tone.GOOD, words(delivered) + names(taken));
        }
    }

    /** What is postponed failed for none of the records: the feed tells of it. */
    private synchronized void failed(Trip trip, Exchange exchange) {
        if (exchange.getProperty(SalesflowConstants.POSTPONED, false, Boolean.class)) {
            return;
        }
        String reason = exchange.getException() == null ? "rolled back" : words(exchange.getException());
        note(trip, item -> reason);
    }

    private static String words(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** What fails for the first time is an event; that it fails again is none. */
    private void note(Trip trip, Function<Trip.Item, Object> reasons) {
        Map<String, Failing> ofFeed = failing.computeIfAbsent(trip.feedId(), feed -> new LinkedHashMap<>());
        List<Trip.Item> first = new ArrayList<>();
        for (Trip.Item item : trip.items()) {
            Failing before = ofFeed.remove(item.identity());
            Object reason = reasons.apply(item);
            if (reason != null && before == null) {
                first.add(item);
            }
            if (reason != null && ofFeed.size() < MOST_FAILING) {
                Instant since = before == null ? clock.instant() : before.since();
                ofFeed.put(item.identity(), new Failing(item.identity(), item.name(), String.valueOf(reason), since));
            }
        }
        if (!first.isEmpty()) {
            add(trip.lane().name(), Tone.BAD, first.size() + " not taken" + names(first));
        }
    }

    private static String words(Delivered delivered) {
        List<String> words = new ArrayList<>();
        add(words, delivered.created(), "new contact", "");
        add(words, delivered.updated(), "contact", " updated");
        add(words, delivered.messages(), "message", "");
        return String.join(", ", words);
    }

    private static void add(List<String> words, long count, String what, String became) {
        if (count > 0) {
            words.add(count + " " + what + (count == 1 ? "" : "s") + became);
        }
    }

    /** A few names tell something, many don't. */
    private static String names(List<Trip.Item> items) {
        return items.isEmpty() || items.size() > MOST_NAMES || items.stream().anyMatch(item -> item.name() == null)
                ? ""
                : ": " + items.stream().map(Trip.Item::name).distinct().collect(Collectors.joining(", "));
    }

    /**
     * A delivery that is tried again and again.
     *
     * @param attempt which retry it is
     * @param reason why the last attempt failed
     * @param since when that began
     */
    record Retry(int attempt, String reason, Instant since) {}

    /**
     * A record that was not taken.
     *
     * @param identity within the feed
     * @param name who it is, or who wrote it; null if nobody knows
     * @param reason why
     * @param since when it failed first
     */
    record Failing(String identity, String name, String reason, Instant since) {}
}
