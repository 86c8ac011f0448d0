package io.salesflow.camel.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where feeds keep what they know, so that they lose nothing over crashes and failovers. Small enough to be implemented for
 * another database in an afternoon; {@code FeedStoreContract} in the test jar says whether it was done right.
 *
 * <p>A store holds, for each feed and {@link Section}, values under text keys. It is fenced: each feed has an epoch, a
 * number that rises when somebody takes the feed over, and a write with any other epoch than the current one is refused, so
 * that a process that was paused and wakes up can't undo what its successor did. Keys are Unicode text of at most
 * {@value #LONGEST_KEY} characters, without the character NUL.
 *
 * <p>Stores are safe for use by several threads. Every failure is a {@link FeedStoreException}, and leaves what was stored
 * as it was. There is one exception: where the failure comes at the very end of a write, as when the connection is lost while
 * the database commits, the write may have been made, as a whole. Who then writes the same again, or reads first, is right in
 * both cases.
 */
public interface FeedStore extends AutoCloseable {
    /** The longest feed id or key, in characters. */
    int LONGEST_KEY = 255;

    /** What a value is about. The names are stored; to rename one is to change the format. */
    enum Section {
        /** What the feed knows of itself, such as its watermark. */
        STATE,
        /** Identity → what was delivered of it last, or is about to be. */
        LEDGER,
        /** Number of a note → which of those that are about to be delivered were. */
        DELIVERIES,
        /** Identity → the complete scans that it was missing from. */
        MISSING,
        /** Identity → the attempts that failed so far. */
        ATTEMPTS,
        /** Identity → a change that was given up. */
        PARKED,
        /** What people ask of the feed → nothing: such as a scan of the whole list. */
        REQUESTS,
        /** Key → an event that came by a webhook and is kept or parked. */
        EVENTS
    }

    /**
     * Takes a feed over. From now on only writes with the returned epoch are accepted.
     *
     * @return the new epoch, greater than all before; the first is 1
     */
    long takeOver(String feedId);

    /** The epoch of a feed; 0 if nobody has taken it yet. */
    long epoch(String feedId);

    /** The values of those keys; keys without a value are absent. One trip to the database, or few. */
    Map<String, byte[]> read(String feedId, Section section, Collection<String> keys);

    /**
     * All keys and values of a section, streamed, in the order of the keys' UTF-16 code units or any other stable order.
     * Writes that are made meanwhile may or may not be seen. The caller closes it.
     */
    Stream<Map.Entry<String, byte[]>> all(String feedId, Section section);

    /**
     * All keys of a section, streamed, as {@link #all} has them. A store that can leave the values where they are does better
     * than this, which reads them. The caller closes it.
     */
    default Stream<String> keys(String feedId, Section section) {
        return all(feedId, section).map(Map.Entry::getKey);
    }

    /** The number of keys in a section. */
    long count(String feedId, Section section);

    /**
     * Writes all of it or nothing, and returns when it survives the end of the process. To write the same again changes
     * nothing.
     *
     * @throws FencedException if the feed's epoch is another one, as it was taken over or forgotten, or nobody has taken it
     *     yet; nothing was written
     * @throws FeedStoreException if it can't be written; unless the failure came at the very end, nothing was
     */
    void write(String feedId, long epoch, FeedWrite write);

    /** Removes everything about a feed but its epoch, which rises. */
    void forget(String feedId);

    /**
     * Whether other processes can use it while this one does, as they can a database. Those that share a store can tell from it
     * whether one of them runs a feed.
     */
    default boolean isShared() {
        return true;
    }

    /** The ids of all feeds that were taken over and not forgotten since, sorted. */
    List<String> feeds();

    @Override
    void close();
}
