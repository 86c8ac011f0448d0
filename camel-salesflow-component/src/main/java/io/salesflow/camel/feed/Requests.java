package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people ask of a feed, kept until whoever runs the feed has done it. */
final class Requests {
    private static final String SCAN = "scan";
    private static final String RESET = "reset:";

    private final FeedStore store;
    private final String feedId;

    Requests(FeedStore store, String feedId) {
        this.store = store;
        this.feedId = feedId;
    }

    /** Asks for a scan of the whole list. */
    void scan() {
        write(SCAN);
    }

    /** Asks for everything since that time in the data to be delivered again; {@link Instant#MIN} for all. */
    void reset(Instant from) {
        write(RESET + from);
    }

    /** What is asked for now. */
    Open open() {
        try (Stream<Map.Entry<String, byte[]>> requests = store.all(feedId, Section.REQUESTS)) {
            return new Open(requests.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
    }

    /** Adds to the write that those were done, except for what was asked for again meanwhile. */
    void done(Open requests, FeedWrite write) {
        Map<String, byte[]> now =
                store.read(feedId, Section.REQUESTS, requests.values().keySet());
        now.forEach((key, value) -> {
            if (Arrays.equals(value, requests.values().get(key))) {
                write.remove(Section.REQUESTS, key);
            }
        });
    }

    private void write(String key) {
        byte[] value = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
        // Whoever has the feed, it is not taken from him.
        store.write(feedId, store.epoch(feedId), new FeedWrite().put(Section.REQUESTS, key, value));
    }

    /**
     * What is asked for.
     *
     * @param values the requests as they are stored, each with a value of its own
     */
    record Open(Map<String, byte[]> values) {

        /** Whether the whole list is to be read. */
        boolean isFullScan() {
            return !values.isEmpty();
        }

        /** The time in the data from which everything is to be delivered again, or null. */
        Instant resetFrom() {
            return values.keySet().stream()
                    .filter(key -> key.startsWith(RESET))
                    .map(key -> Instant.parse(key.substring(RESET.length())))
                    .min(Instant::compareTo)
                    .orElse(null);
        }
    }
}
