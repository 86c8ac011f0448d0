package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * New elements, in the ledger before their delivery with all that it will know. The scan writes them in the order of the
 * list, which is about that of the ledger; their deliveries come in the order of time, and are noted one after the other by
 * their numbers alone. So a million first deliveries don't touch a million entries in random order, which a store on a disk
 * takes minutes for.
 *
 * <p>The announcements of one scan are a round. When all of its changes are delivered or have failed, the round ends: what it
 * announced counts as delivered from then on, except for what was not, whose entries are replaced by plain announcements.
 * The same is done to a round that a process left open. Not safe for several threads.
 */
final class Announcements {
    private static final int PAGE = 1000;
    private static final String ENDED = "round";
    private static final String OPEN = "open";

    private final FeedStore store;
    private final String feedId;
    private final BitSet delivered = new BitSet();
    private ByteBuffer unwritten = ByteBuffer.allocate(PAGE * Integer.BYTES);
    private int ended;
    private boolean isOpen;
    private int announced;
    private int notes;

    Announcements(FeedStore store, String feedId) {
        this.store = store;
        this.feedId = feedId;
    }

    /** Begins with what is stored, and ends the round that was left open. */
    void begin(long epoch, Digest digest) {
        byte[] last = store.read(feedId, Section.STATE, List.of(ENDED)).get(ENDED);
        ended = last == null ? 0 : ByteBuffer.wrap(last).getInt();
        isOpen = !store.read(feedId, Section.DELIVERIES, List.of(OPEN)).isEmpty();
        delivered.clear();
        unwritten.clear();
        notes = 0;
        announced = isOpen ? Integer.MAX_VALUE : 0;
        if (isOpen) {
            readNotes();
        }
        end(epoch, digest);
    }

    /** Whether the element of an entry was delivered as the entry says. */
    boolean isDelivered(LedgerEntry entry) {
        return !entry.isAnnounced()
                || entry.round() > 0
                        && (entry.round() <= ended || entry.round() == ended + 1 && delivered.get(entry.number()));
    }

    /** Puts the entry of an element that is to be delivered into the ledger; returns the number of its announcement. */
    int announce(String identity, LedgerEntry entry, FeedWrite write) {
        if (!isOpen) {
            write.put(Section.DELIVERIES, OPEN, new byte[0]);
            isOpen = true;
        }
        write.put(Section.LEDGER, identity, entry.announced(ended + 1, ++announced));
        return announced;
    }

    /** Notes that what was announced was delivered. */
    void delivered(int number) {
        delivered.set(number);
        if (!unwritten.hasRemaining()) {
            unwritten = ByteBuffer.allocate(unwritten.capacity() * 2).put(unwritten.flip());
        }
        unwritten.putInt(number);
    }

    /** Adds the notes that were made since the last time. */
    void addTo(FeedWrite write) {
        if (unwritten.position() > 0) {
            byte[] numbers = new byte[unwritten.position()];
            unwritten.flip().get(numbers);
            unwritten.clear();
            write.put(Section.DELIVERIES, key(notes++), numbers);
        }
    }

    /** Ends the round, if one is open, after all notes were written. */
    void end(long epoch, Digest digest) {
        if (!isOpen) {
            return;
        }
        if (delivered.cardinality() < announced) {
            takeBack(epoch, digest);
        }
        FeedWrite write = new FeedWrite();
        write.put(
                Section.STATE,
                ENDED,
                ByteBuffer.allocate(Integer.BYTES).putInt(ended + 1).array());
        write.remove(Section.DELIVERIES, OPEN);
        IntStream.range(0, notes).forEach(note -> write.remove(Section.DELIVERIES, key(note)));
        store.write(feedId, epoch, write);
        ended++;
        isOpen = false;
        announced = 0;
        notes = 0;
        delivered.clear();
    }

    /** What was announced and not delivered is only announced. */
    private void takeBack(long epoch, Digest digest) {
        try (Stream<Map.Entry<String, byte[]>> known = store.all(feedId, Section.LEDGER)) {
            FeedWrite write = new FeedWrite();
            int count = 0;
            for (Iterator<Map.Entry<String, byte[]>> entries = known.iterator(); entries.hasNext(); ) {
                Map.Entry<String, byte[]> entry = entries.next();
                LedgerEntry announcement = LedgerEntry.from(entry.getValue(), digest);
                if (announcement.round() > ended && !isDelivered(announcement)) {
                    write.put(Section.LEDGER, entry.getKey(), LedgerEntry.announced(digest));
                    if (++count % PAGE == 0) {
                        store.write(feedId, epoch, write);
                        write = new FeedWrite();
                    }
                }
            }
            if (!write.isEmpty()) {
                store.write(feedId, epoch, write);
            }
        }
    }

    private void readNotes() {
        try (Stream<Map.Entry<String, byte[]>> written = store.all(feedId, Section.DELIVERIES)) {
            written.filter(note -> !note.getKey().equals(OPEN)).forEach(note -> {
                ByteBuffer numbers = ByteBuffer.wrap(note.getValue());
                while (numbers.hasRemaining()) {
                    delivered.set(numbers.getInt());
                }
                notes = Math.max(notes, Integer.parseInt(note.getKey()) + 1);
            });
        }
    }

    /** Sorted as text as the numbers are. */
    private static String key(int note) {
        return String.format("%010d", note);
    }
}
