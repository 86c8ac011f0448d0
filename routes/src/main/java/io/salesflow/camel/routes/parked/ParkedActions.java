package io.salesflow.camel.routes.parked;

import io.salesflow.camel.SalesflowFeeds;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what people have written beside parked records: replay or discard. */
final class ParkedActions {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedActions.class);

    private final SalesflowFeeds feeds;

    ParkedActions(SalesflowFeeds feeds) {
        this.feeds = feeds;
    }

    /**
     * Does it.
     *
     * @param rows with the feed, the key and the action of each; they get an answer each
     * @throws io.salesflow.camel.feed.FeedStoreException if a store fails; what was done until then can be done again
     */
    void perform(List<Map<String, Object>> rows) {
        Map<String, Set<String>> parked = new HashMap<>();
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
    private boolean isToBeDone(Map<String, Object> row, Map<String, Set<String>> parked) {
        String action = text(row, ParkedRecord.ACTION);
        if (Action.of(action) == null) {
            row.put(ParkedRecord.ANSWER, "Nothing was done: write replay or discard, not " + action);
            return false;
        }
        try {
            Set<String> keys = parked.computeIfAbsent(text(row, ParkedRecord.FEED), this::keys);
            if (!keys.contains(text(row, ParkedRecord.KEY))) {
                row.put(ParkedRecord.ANSWER, "Nothing was done: it is not parked any more");
                return false;
            }
            return true;
        } catch (IllegalArgumentException e) {
            row.put(ParkedRecord.ANSWER, "Nothing was done: " + e.getMessage());
            return false;
        }
    }

    private Set<String> keys(String feed) {
        return feed.startsWith("events:")
                ? feeds.parkedEvents(feed).stream()
                        .map(event -> event.identity())
                        .collect(Collectors.toSet())
                : feeds.parked(feed).stream().map(change -> change.key()).collect(Collectors.toSet());
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
