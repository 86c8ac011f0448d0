package io.salesflow.camel.feed;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a feed knows of itself between two scans.
 *
 * @param elements what its list holds, or null if it was never run
 * @param hasBegun whether a first scan was completed
 * @param watermark the newest time that was seen in the data, or null
 * @param lastFullScan when the last complete scan of the whole list ended, by the local clock, or null
 */
record FeedState(Elements elements, boolean hasBegun, Instant watermark, Instant lastFullScan) {
    private static final String ELEMENTS = "elements";
    private static final String BEGUN = "begun";
    private static final String WATERMARK = "watermark";
    private static final String LAST_FULL_SCAN = "lastFullScan";
    private static final Collection<String> KEYS = List.of(ELEMENTS, BEGUN, WATERMARK, LAST_FULL_SCAN);

    static FeedState read(FeedStore store, String feedId) {
        Map<String, byte[]> values = store.read(feedId, Section.STATE, KEYS);
        return new FeedState(
                values.containsKey(ELEMENTS) ? Elements.valueOf(text(values.get(ELEMENTS))) : null,
                values.containsKey(BEGUN),
                time(values.get(WATERMARK)),
                time(values.get(LAST_FULL_SCAN)));
    }

    /**
     * The state of a feed of those elements.
     *
     * @throws IllegalArgumentException if it is a feed of others
     */
    FeedState of(Elements wanted, String feedId) {
        if (elements != null && elements != wanted) {
            throw new IllegalArgumentException("Feed '" + feedId + "' is one of " + elements + " and can't be used for "
                    + wanted + ". Give this consumer another feedId, or forget the feed.");
        }
        return new FeedState(wanted, hasBegun, watermark, lastFullScan);
    }

    /**
     * The state after a scan whose changes are all delivered or parked.
     *
     * @param newest the newest time in its data, or null
     * @param fullScan when it ended, if it was one of the whole list, or null
     */
    FeedState after(Instant newest, Instant fullScan) {
        return new FeedState(elements, true, later(watermark, newest), fullScan == null ? lastFullScan : fullScan);
    }

    void addTo(FeedWrite write) {
        write.put(Section.STATE, ELEMENTS, bytes(elements.name()));
        if (hasBegun) {
            write.put(Section.STATE, BEGUN, new byte[] {1});
        }
        add(write, WATERMARK, watermark);
        add(write, LAST_FULL_SCAN, lastFullScan);
    }

    private static void add(FeedWrite write, String key, Instant time) {
        if (time == null) {
            write.remove(Section.STATE, key);
        } else {
            write.put(Section.STATE, key, bytes(time.toString()));
        }
    }

    private static Instant later(Instant one, Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    private static Instant time(byte[] bytes) {
        return bytes == null ? null : Instant.parse(text(bytes));
    }
}
