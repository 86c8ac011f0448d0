package io.salesflow.camel.routes.parked;

import io.salesflow.camel.SalesflowEndpoint;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.SalesflowWebhookEndpoint;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.camel.webhook.ParkedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;

/** What is parked in feeds and webhooks: those that are named, or all that the stores in use and this Camel context know. */
final class ParkedRecords {
    private static final String EVENTS = "events:";
    private static final int LONGEST_TEXT = 60;
    private static final String HOW =
            "Write replay in the column action to have it delivered again, or discard to give it up.";
    private static final String MEND = "Mend what the reason says, in Salesflow or at the target. " + HOW;
    private static final String LOOK = "Look the person up in Salesflow. " + HOW;
    private static final String WAIT = "Nothing: it is delivered again with the next poll.";

    private final CamelContext context;
    private final String feeds;

    /**
     * Makes them.
     *
     * @param feeds the ids of the feeds, with commas between them, or * for all
     */
    ParkedRecords(CamelContext context, String feeds) {
        this.context = context;
        this.feeds = feeds.strip();
    }

    /**
     * What is parked, by feed; a feed in which nothing is has an empty list.
     *
     * @throws IllegalArgumentException if there is no feed of a name that was given
     */
    Map<String, List<ParkedRecord>> byFeed() {
        SalesflowFeeds known = SalesflowFeeds.of(context);
        Map<String, String> routes = routes();
        Map<String, List<ParkedRecord>> parked = new TreeMap<>();
        if (feeds.equals("*")) {
            known.list().forEach(feed -> parked.put(feed.feedId(), inFeed(known, feed, routes)));
            routes.keySet().stream()
                    .filter(id -> id.startsWith(EVENTS))
                    .forEach(id -> parked.put(id, ofEvents(known, id, routes)));
        } else {
            Arrays.stream(feeds.split(","))
                    .map(String::strip)
                    .forEach(id -> parked.put(
                            id,
                            id.startsWith(EVENTS)
                                    ? ofEvents(known, id, routes)
                                    : inFeed(known, known.state(id), routes)));
        }
        return parked;
    }

    private static List<ParkedRecord> inFeed(SalesflowFeeds known, FeedStatus feed, Map<String, String> routes) {
        return feed.parked() == 0
                ? List.of()
                : known.parked(feed.feedId()).stream()
                        .map(change -> record(feed, change, routes.get(feed.feedId())))
                        .toList();
    }

    private static ParkedRecord record(FeedStatus feed, ParkedChange parked, String route) {
        Change change = parked.change();
        ParkedPerson person = ParkedPerson.of(change.element());
        return new ParkedRecord(
                feed.feedId(),
                parked.key(),
                what(feed, change),
                person.name(),
                person.company(),
                person.linkedIn(),
                route,
                parked.since(),
                change.attempt(),
                parked.reason(),
                parked.isToBeReplayed() ? WAIT : MEND);
    }

    private static List<ParkedRecord> ofEvents(SalesflowFeeds known, String id, Map<String, String> routes) {
        List<ParkedRecord> parked = new ArrayList<>();
        for (ParkedEvent event : known.parkedEvents(id)) {
            ParkedPerson person = ParkedPerson.of(event);
            parked.add(new ParkedRecord(
                    id,
                    event.identity(),
                    "event " + event.identity().replaceFirst("^[^:]*:", ""),
                    person.name(),
                    person.company(),
                    person.linkedIn(),
                    routes.get(id),
                    event.since(),
                    null,
                    event.reason(),
                    LOOK));
        }
        return parked;
    }

    private static String what(FeedStatus feed, Change change) {
        String noun = feed.elements().toLowerCase(Locale.ROOT).replaceFirst("s$", "");
        String what =
                switch (change.kind()) {
                    case NEW -> "new " + noun;
                    case UPDATED -> "changed " + noun;
                    case DELETED -> noun + " that is gone";
                };
        return change.element() instanceof ReceivedMessage message && message.text() != null
                ? what + ": " + shortened(message.text().replaceAll("\\s+", " "))
                : what;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }

    /** The routes of this context that consume a feed or events, by its id. */
    private Map<String, String> routes() {
        Map<String, String> routes = new TreeMap<>();
        for (Route route : context.getRoutes()) {
            String feed = feedOf(route.getEndpoint());
            if (feed != null) {
                routes.put(feed, route.getRouteId());
            }
        }
        return routes;
    }

    private static String feedOf(Endpoint endpoint) {
        if (endpoint instanceof SalesflowWebhookEndpoint webhook) {
            return webhook.getEventsId();
        }
        if (endpoint instanceof SalesflowEndpoint consumed) {
            return consumed.feedId();
        }
        return endpoint instanceof DelegateEndpoint wrapping && !Objects.equals(wrapping.getEndpoint(), endpoint)
                ? feedOf(wrapping.getEndpoint())
                : null;
    }
}
