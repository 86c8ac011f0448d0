package io.salesflow.camel;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What an endpoint of scheme salesflow-feed does, by the name in its URI. */
enum FeedAction {
    /** Gives what is known of all feeds. */
    LIST(false) {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            return feeds.list();
        }
    },
    /** Gives what is known of a feed. */
    STATE {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            return feeds.state(request.feedId());
        }
    },
    /** Gives the changes that were given up, or the events. */
    PARKED {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            return SalesflowFeeds.isOfEvents(request.feedId())
                    ? feeds.parkedEvents(request.feedId())
                    : feeds.parked(request.feedId());
        }
    },
    /** Has parked changes or events delivered again. */
    REPLAY {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            return request.isForAll()
                    ? feeds.replayAll(request.feedId())
                    : feeds.replay(request.feedId(), request.keys());
        }
    },
    /** Removes parked changes or events for good. */
    DISCARD {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            return request.isForAll()
                    ? feeds.discardAll(request.feedId())
                    : feeds.discard(request.feedId(), request.keys());
        }
    },
    /** Has everything since a time delivered again. */
    RESET {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            feeds.reset(request.feedId(), request.from());
            return feeds.state(request.feedId());
        }
    },
    /** Has the whole list read. */
    SCAN {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            feeds.scan(request.feedId());
            return feeds.state(request.feedId());
        }
    },
    /** Forgets all about a feed. */
    FORGET {
        @Override
        Object perform(SalesflowFeeds feeds, Request request) {
            feeds.forget(request.feedId());
            return null;
        }
    };

    private static final String ALL = "*";

    private final boolean isOfOneFeed;

    FeedAction() {
        this(true);
    }

    FeedAction(boolean isOfOneFeed) {
        this.isOfOneFeed = isOfOneFeed;
    }

    /**
     * The action of that name.
     *
     * @throws IllegalArgumentException if there is none; it has those that there are
     */
    static FeedAction named(String name) {
        return Arrays.stream(values())
                .filter(action -> action.actionName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no action '" + name
                        + "' on Salesflow feeds. There are: "
                        + Arrays.stream(values()).map(FeedAction::actionName).collect(Collectors.joining(", "))));
    }

    String actionName() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isOfOneFeed() {
        return isOfOneFeed;
    }

    /** Does it, and gives what the message is to hold then; null if that is nothing. */
    abstract Object perform(SalesflowFeeds feeds, Request request);

    /**
     * What is asked for.
     *
     * @param feedId the feed, or the events of a webhook
     * @param keys of what is parked, or only {@value #ALL}
     * @param from a time in the data
     */
    record Request(String feedId, List<String> keys, Instant from) {
        /** With keys as a person writes them, with commas between them. */
        static Request of(String feedId, String keys) {
            return new Request(
                    feedId, Arrays.stream(keys.split(",")).map(String::strip).toList(), null);
        }

        boolean isForAll() {
            if (keys == null || keys.isEmpty()) {
                throw new IllegalArgumentException(
                        "Say which parked changes or events: their keys, with commas between them, in"
                                + " option 'keys' or header " + SalesflowFeedConstants.KEYS + ", or * for all");
            }
            return keys.equals(List.of(ALL));
        }

        @Override
        public Instant from() {
            if (from == null) {
                throw new IllegalArgumentException("Say from when on, a time such as 2026-01-31T12:00:00Z or all, in"
                        + " option 'from' or header " + SalesflowFeedConstants.RESET_FROM);
            }
            return from;
        }
    }
}
