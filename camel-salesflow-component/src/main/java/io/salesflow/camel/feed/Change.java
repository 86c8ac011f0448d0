package io.salesflow.camel.feed;

import io.salesflow.camel.api.SalesflowRecord;
import java.time.Instant;
import java.util.List;

/**
 * Something that is new, changed or gone.
 *
 * @param kind which of the three
 * @param identity the element's identity within the feed
 * @param time the time in the data, or null
 * @param element the element as it is; for one that is gone as it was, or null where that is not kept
 * @param changedFields for an update the names of the fields that changed, as the API writes them
 * @param previous for an update the element as it was, or null where that is not kept
 * @param attempt the number of this attempt to deliver it, from 1
 */
public record Change(
        Kind kind,
        String identity,
        Instant time,
        SalesflowRecord element,
        List<String> changedFields,
        SalesflowRecord previous,
        int attempt) {

    /** What happened. */
    public enum Kind {
        /** It was not known before. */
        NEW,
        /** It is different. */
        UPDATED,
        /** It is gone. */
        DELETED
    }

    public Change {
        changedFields = List.copyOf(changedFields);
    }
}
