package io.salesflow.camel.routes.parked;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.camel.routes.csv.CsvStyle;
import io.salesflow.camel.webhook.ParkedEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what people have written beside parked records: replay or discard. */
final class ParkedActions {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedActions.class);

    private static final Pattern TIME_AS_WRITTEN = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");

    private final SalesflowFeeds feeds;

    ParkedActions(SalesflowFeeds feeds) {
        this.feeds = feeds;
    }

    /**
     * Does it. What was parked anew since somebody saw it is left alone.
     *
     * @param rows with the feed, the key and the action of each, and since when it was parked, if that is known; they get an answer
     *     each, and those that are of an earlier time the present one
     * @throws io.salesflow.camel.feed.FeedStoreException if a store fails; what was done until then can be done again
     */
    void perform(List<Map<String, Object>> rows) {
        Map<String, Map<String, Instant>> parked = new HashMap<>();
        Map<String, Map<Action, List<Map<String, Object>>>> byFeed = rows.stream()
                .filter(row -> isToBeDone(row, parked))
                .collect(Collectors.groupingBy(
                        row -> text(row, ParkedRecord.FEED),
                        LinkedHashMap::new,
                        Collectors.groupingBy(row -> Action.of(text(row, ParkedRecord.ACTION)))));
        byFeed.forEach((feed, byAction) -> byAction.forEach((action, sameRows) -> {
            List<String> keys = sameRows.stream()
                    .map(row -> text(row, ParkedRecord.KEY))
                    .distinct()
                    .toList();
            int count = action == Action.REPLAY ? feeds.replay(feed, keys) : feeds.discard(feed, keys);
            LOG.info("Feed {}: {} of what is parked, as somebody has asked: {}", feed, action.told, count);
            sameRows.forEach(row -> row.put(ParkedRecord.ANSWER, action.answer));
        }));
    }

    /** What can't be done gets its answer. */
    private boolean isToBeDone(Map<String, Object> row, Map<String, Map<String, Instant>> parked) {
        String action = text(row, ParkedRecord.ACTION);
        if (Action.of(action) == null) {
            row.put(ParkedRecord.ANSWER, "Nothing was done: write replay or discard, not " + action);
            return false;
        }
        try {
            Instant since = parked.computeIfAbsent(text(row, ParkedRecord.FEED), this::sinceByKey)
                    .get(text(row, ParkedRecord.KEY));
            if (since == null) {
                row.put(ParkedRecord.ANSWER, "Nothing was done: it is not parked any more");
                return false;
            }
            if (isOfEarlierTime(row, since)) {
                row.put(
                        ParkedRecord.ANSWER,
                        "Nothing was done: something else of the same key was parked meanwhile. Look at it, and write "
                                + action.strip() + " again");
                row.replace(ParkedRecord.SINCE, ParkedRecord.inTables(since));
                return false;
            }
            return true;
        } catch (IllegalArgumentException e) {
            row.put(ParkedRecord.ANSWER, "Nothing was done: " + e.getMessage());
            return false;
        }
    }

    private Map<String, Instant> sinceByKey(String feed) {
        return feed.startsWith("events:")
                ? feeds.parkedEvents(feed).stream().collect(Collectors.toMap(ParkedEvent::identity, ParkedEvent::since))
                : feeds.parked(feed).stream().collect(Collectors.toMap(ParkedChange::key, ParkedChange::since));
    }

    /** What a spreadsheet has made of the time in a file tells nothing. */
    private static boolean isOfEarlierTime(Map<String, Object> row, Instant since) {
        if (row.get(ParkedRecord.SINCE) instanceof Timestamp seen) {
            return !seen.toInstant().equals(ParkedRecord.inTables(since).toInstant());
        }
        String seen = text(row, ParkedRecord.SINCE_IN_FILES);
        return TIME_AS_WRITTEN.matcher(seen).matches()
                && !seen.equals(CsvStyle.separatedBy(",").text(since));
    }

    private static String text(Map<String, Object> row, String column) {
        Object value = row.get(column);
        return value == null ? "" : value.toString().strip();
    }

    private enum Action {
        REPLAY("replayed", "Is delivered again, now or with the next poll"),
        DISCARD("discarded", "Is given up for good");

        private final String told;
        private final String answer;

        Action(String told, String answer) {
            this.told = told;
            this.answer = answer;
        }

        static Action of(String text) {
            return switch (text.toLowerCase(Locale.ROOT)) {
                case "replay" -> REPLAY;
                case "discard" -> DISCARD;
                default -> null;
            };
        }
    }
}
