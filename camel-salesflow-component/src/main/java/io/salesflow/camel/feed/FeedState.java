package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a feed knows of itself between two scans.
 *
 * @param hasBegun whether a first scan was completed
 * @param watermark the newest time that was seen in the data, or null
 * @param lastFullScan when the last complete scan of the whole list ended, by the local clock, or null
 */
record FeedState(boolean hasBegun, Instant watermark, Instant lastFullScan) {
    private static final String BEGUN = "begun";
    private static final String WATERMARK = "watermark";
    private static final String LAST_FULL_SCAN = "lastFullScan";
    private static final Collection<String> KEYS = List.of(BEGUN, WATERMARK, LAST_FULL_SCAN);

    static FeedState read(FeedStore store, String feedId) {
        Map<String, byte[]> values = store.read(feedId, Section.STATE, KEYS);
        return new FeedState(values.containsKey(BEGUN), time(values.get(WATERMARK)), time(values.get(LAST_FULL_SCAN)));
    }

    void addTo(FeedWrite write) {
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
            write.put(Section.STATE, key, time.toString().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static Instant time(byte[] text) {
        return text == null ? null : Instant.parse(new String(text, StandardCharsets.US_ASCII));
    }
}
