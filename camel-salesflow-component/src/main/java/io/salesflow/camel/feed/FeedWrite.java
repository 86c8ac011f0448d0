package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is to be written at once: new values, and keys to be removed. The last word on a key counts. */
public final class FeedWrite {
    private final Map<Section, Map<String, byte[]>> values = new EnumMap<>(Section.class);

    public FeedWrite put(Section section, String key, byte[] value) {
        section(section).put(key, value);
        return this;
    }

    public FeedWrite remove(Section section, String key) {
        section(section).put(key, null);
        return this;
    }

    /** The new values by section and key; null for a key to be removed. */
    public Map<Section, Map<String, byte[]>> values() {
        return values;
    }

    public boolean isEmpty() {
        return values.values().stream().allMatch(Map::isEmpty);
    }

    private Map<String, byte[]> section(Section section) {
        return values.computeIfAbsent(section, key -> new LinkedHashMap<>());
    }
}
