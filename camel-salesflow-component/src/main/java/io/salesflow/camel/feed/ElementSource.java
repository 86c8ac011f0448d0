package io.salesflow.camel.feed;

import io.salesflow.camel.api.SalesflowRecord;
import java.io.Closeable;
import java.time.Instant;
import java.util.Iterator;

/** Where a feed reads the list. */
public interface ElementSource {

    /** Whether the server can leave out what has not changed for long. */
    boolean isFilterable();

    /**
     * Begins to read the list.
     *
     * @param from what the server may leave out everything before; null for the whole list
     */
    Elements read(Instant from);

    /** The entries of the answer as they come. It throws if the answer breaks off. */
    interface Elements extends Iterator<SalesflowRecord>, Closeable {}
}
