package io.salesflow.quickstart.board;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.quickstart.board.Snapshot.Kind;
import io.salesflow.quickstart.board.Snapshot.Stuck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;

/** Finds what is stuck, why, and what to do about it. */
final class StuckThings {
    /** Beyond so many nobody reads them one by one, and to list them costs too much. */
    private static final int MOST_PARKED_LISTED = 200;

    private static final String SOURCE = "Salesflow";

    /** How the names of the component's own failures begin. */
    private static final String FAILURE_OF_SOURCE = "Salesflow";

    private static final String CLASS_NAME = "^[\\w.$]+(?:Exception|Error): ";

    private final CamelContext context;
    private final Happenings happenings;

    StuckThings(CamelContext context, Happenings happenings) {
        this.context = context;
        this.happenings = happenings;
    }

    /** What is stuck; each failure that stops several feeds alike once. */
    List<Stuck> of(Map<FeedFigures, Lane> feeds) {
        Map<String, HealthCheck.Result> down = down();
        List<Stuck> stuck = new ArrayList<>();
        feeds.forEach((feed, lane) -> stopped(feed, lane, down.get(feed.feedId()))
                .filter(one -> stuck.stream().noneMatch(other -> isSame(one, other)))
                .ifPresent(stuck::add));
        feeds.forEach((feed, lane) -> {
            List<ParkedChange> parked = parked(feed);
            stuck.addAll(failing(feed, lane, parked));
            stuck.addAll(parked(feed, lane, parked));
        });
        return stuck;
    }

    /** Whether that is Salesflow itself. */
    static boolean isOfSource(Stuck stuck) {
        return stuck.lane().equals(SOURCE);
    }

    private Optional<Stuck> stopped(FeedFigures feed, Lane lane, HealthCheck.Result down) {
        if (feed.lastFailure() != null) {
            return Optional.of(pollsFail(feed, lane));
        }
        Optional<Happenings.Retry> retry = happenings.retry(feed.feedId());
        if (retry.isPresent()) {
            return Optional.of(new Stuck(
                    lane.name(),
                    Kind.STOPPED,
                    what(feed) + " wait for " + lane.name(),
                    retry.get().reason(),
                    adviceOfTarget(lane),
                    retry.get().since().toEpochMilli(),
                    null,
                    null));
        }
        return Optional.ofNullable(down)
                .filter(late -> late.getDetails().containsKey("since"))
                .map(late -> late(feed, lane, late));
    }

    private static Stuck pollsFail(FeedFigures feed, Lane lane) {
        boolean isSource = feed.lastFailure().startsWith(FAILURE_OF_SOURCE);
        return new Stuck(
                isSource ? SOURCE : lane.name(),
                Kind.STOPPED,
                isSource ? "Contacts and messages can't be read" : what(feed) + " wait for " + lane.name(),
                feed.lastFailure().replaceFirst(CLASS_NAME, ""),
                isSource
                        ? "Salesflow is asked again with every poll, and nothing is lost. If it lasts: can it be reached"
                                + " from here, and is the token still good?"
                        : adviceOfTarget(lane),
                feed.failingSince(),
                null,
                null);
    }

    private static String adviceOfTarget(Lane lane) {
        return "It goes on by itself as soon as " + lane.name() + " answers, and nothing is lost. If it lasts: can "
                + lane.name() + " be reached from here, and is the login still good?";
    }

    private static Stuck late(FeedFigures feed, Lane lane, HealthCheck.Result late) {
        Object since = late.getDetails().get("since");
        return new Stuck(
                lane.name(),
                Kind.LATE,
                what(feed) + " to " + lane.name() + " are late",
                late.getMessage().orElse("Nothing came to its end for too long"),
                "Nothing is lost. Look whether Salesflow and " + lane.name()
                        + " answer; what is under way gets a time-out then, and is tried again.",
                Instant.parse(String.valueOf(since)).toEpochMilli(),
                null,
                null);
    }

    /** What is parked, if so little that it is listed one by one. */
    private List<ParkedChange> parked(FeedFigures feed) {
        return feed.parked() == 0 || feed.parked() > MOST_PARKED_LISTED
                ? List.of()
                : SalesflowFeeds.of(context).parked(feed.feedId());
    }

    /** What is tried again; what was given up since it failed is not. */
    private List<Stuck> failing(FeedFigures feed, Lane lane, List<ParkedChange> parked) {
        if (feed.failing() == 0) {
            happenings.nothingFails(feed.feedId());
            return List.of();
        }
        Set<String> givenUp =
                parked.stream().map(change -> change.change().identity()).collect(Collectors.toSet());
        List<Happenings.Failing> seen = happenings.failing(feed.feedId()).stream()
                .filter(record -> !givenUp.contains(record.identity()))
                .toList();
        String advice =
                "It is tried again with every poll, until its attempts are exhausted. Mend the record in Salesflow, or"
                        + " what " + lane.name() + " demands.";
        if (seen.isEmpty()) {
            return List.of(new Stuck(
                    lane.name(),
                    Kind.FAILING,
                    feed.failing() + " of " + what(feed).toLowerCase(),
                    "They were not taken before this program was started",
                    advice,
                    null,
                    null,
                    null));
        }
        return seen.stream()
                .map(record -> new Stuck(
                        lane.name(),
                        Kind.FAILING,
                        title(feed, record.name(), record.identity()),
                        record.reason(),
                        advice,
                        record.since().toEpochMilli(),
                        null,
                        null))
                .toList();
    }

    private static List<Stuck> parked(FeedFigures feed, Lane lane, List<ParkedChange> parked) {
        if (feed.parked() > MOST_PARKED_LISTED) {
            return List.of(new Stuck(
                    lane.name(),
                    Kind.PARKED,
                    feed.parked() + " of " + what(feed).toLowerCase(),
                    "Too many to be listed here",
                    "Look at them with salesflow-feed:parked or in JMX, mend what they have in common, and replay them all.",
                    null,
                    null,
                    null));
        }
        return parked.stream().map(change -> parked(feed, lane, change)).toList();
    }

    private static Stuck parked(FeedFigures feed, Lane lane, ParkedChange parked) {
        return new Stuck(
                lane.name(),
                Kind.PARKED,
                title(
                        feed,
                        Trip.name(parked.change().element()),
                        parked.change().identity()),
                parked.reason().replaceFirst(CLASS_NAME, ""),
                parked.isToBeReplayed()
                        ? "It is delivered again with the next poll."
                        : "Mend the record in Salesflow, and it comes by itself; or mend what " + lane.name()
                                + " demands, and deliver it again.",
                parked.since().toEpochMilli(),
                parked.isToBeReplayed() ? null : feed.feedId(),
                parked.isToBeReplayed() ? null : parked.key());
    }

    private static String title(FeedFigures feed, String name, String identity) {
        String who = name == null ? "" : name + ", ";
        return who + (feed.isOfContacts() ? "contact " : "message ") + identity;
    }

    private static String what(FeedFigures feed) {
        return feed.isOfContacts() ? "Contacts" : "Messages";
    }

    private Map<String, HealthCheck.Result> down() {
        return HealthCheckHelper.invokeReadiness(context).stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .filter(result -> result.getDetails().containsKey("feedId"))
                .collect(Collectors.toMap(
                        result -> String.valueOf(result.getDetails().get("feedId")),
                        Function.identity(),
                        (one, other) -> one));
    }

    private static boolean isSame(Stuck one, Stuck other) {
        return one.lane().equals(other.lane())
                && one.what().equals(other.what())
                && (isOfSource(one) || one.reason().equals(other.reason()));
    }
}
