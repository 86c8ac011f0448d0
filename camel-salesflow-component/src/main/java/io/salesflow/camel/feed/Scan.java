package io.salesflow.camel.feed;

import com.carrotsearch.hppc.LongHashSet;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change.Kind;
import io.salesflow.camel.feed.FeedStore.Section;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.MurmurHash3;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One reading of the list: compares it with the ledger, page by page, and queues what is different. */
final class Scan {
    private static final Logger LOG = LoggerFactory.getLogger(Scan.class);
    private static final int PAGE = 1000;
    private static final int SCANS_UNTIL_GONE = 2;
    private static final byte[] NOTHING = new byte[0];

    private final FeedSettings settings;
    private final io.salesflow.camel.api.Elements elements;
    private final FeedStore store;
    private final Circumstances circumstances;
    private final Guard guard;
    private final Digest digest;
    private final Digest digestOfRead;
    private final PendingChangeFormat format;
    private final ChangeQueue queue;
    private final LongHashSet seen = new LongHashSet();
    private long count;
    private long known;
    private long added;
    private long repeated;
    private Instant newest;

    Scan(
            FeedSettings settings,
            io.salesflow.camel.api.Elements elements,
            FeedStore store,
            Circumstances circumstances,
            ChangeQueue queue,
            Guard guard) {
        this.settings = settings;
        this.elements = elements;
        this.store = store;
        this.circumstances = circumstances;
        this.guard = guard;
        this.digest = circumstances.digest();
        this.digestOfRead = digest.forAnotherThread();
        this.format = new PendingChangeFormat(elements);
        this.queue = queue;
    }

    /** Reads to the end, on a thread of its own, and compares meanwhile. */
    void read(Iterator<SalesflowRecord> answer) throws IOException {
        try (ReadAhead<Page> pages = new ReadAhead<>("Salesflow feed " + settings.feedId(), () -> page(answer))) {
            for (Page page = pages.next(); page != null; page = pages.next()) {
                compare(page);
            }
        }
    }

    /** Compares one element that did not come from the list. */
    void read(SalesflowRecord element) throws IOException {
        Page page = new Page();
        note(element, page);
        compare(page);
    }

    /** After a whole list: what the ledger knows and the list did not have is missing, and after two such scans gone. */
    void findMissing() throws IOException {
        if (store.count(settings.feedId(), Section.LEDGER) != known + added) {
            countMissing();
        }
        forgetFound();
    }

    private void countMissing() throws IOException {
        try (Stream<Map.Entry<String, byte[]>> known = store.all(settings.feedId(), Section.LEDGER)) {
            Map<String, byte[]> page = new LinkedHashMap<>();
            for (Iterator<Map.Entry<String, byte[]>> entries = known.iterator(); entries.hasNext(); ) {
                Map.Entry<String, byte[]> entry = entries.next();
                if (!seen.contains(hash(entry.getKey()))) {
                    page.put(entry.getKey(), entry.getValue());
                }
                if (page.size() >= PAGE) {
                    countMissing(page);
                    page.clear();
                }
            }
            countMissing(page);
        }
    }

    /** After all else: what is to be delivered again and was not overtaken. */
    void addReplays() throws IOException {
        for (PendingChange again : circumstances.replays().values()) {
            queue.add(again);
        }
    }

    /** How many elements there were. */
    long count() {
        return count;
    }

    /** Elements that came a second time in the same answer were passed over. */
    void warnOfRepeated() {
        if (repeated > 0) {
            LOG.warn(
                    "Feed {}: {} elements came more than once in the same answer; the first counts",
                    settings.feedId(),
                    repeated);
        }
    }

    /** The newest time that the server's filter goes by, or null. */
    Instant newest() {
        return newest;
    }

    /** The next elements; null at the end. */
    private Page page(Iterator<SalesflowRecord> answer) {
        if (!answer.hasNext()) {
            return null;
        }
        Page page = new Page();
        while (page.size() < PAGE && answer.hasNext()) {
            for (SalesflowRecord element : elements.of(answer.next())) {
                note(element, page);
            }
        }
        return page;
    }

    private void note(SalesflowRecord element, Page page) {
        count++;
        String identity = elements.identity(element);
        Instant modified = elements.modified(element);
        if (modified != null && (newest == null || modified.isAfter(newest))) {
            newest = modified;
        }
        if (!seen.add(hash(identity))) {
            repeated++;
        } else if (isLookedAt(element)) {
            page.put(identity, Read.of(element, digestOfRead, !circumstances.hasBegun()));
        }
    }

    private boolean isLookedAt(SalesflowRecord element) {
        return settings.statuses().isEmpty()
                || !(element instanceof Contact contact)
                || settings.statuses().stream().anyMatch(contact::has);
    }

    private void compare(Page page) throws IOException {
        guard.exclusively(page.keySet(), () -> compareNow(page));
    }

    private void compareNow(Page page) throws IOException {
        Map<String, byte[]> ledger = store.read(settings.feedId(), Section.LEDGER, page.keySet());
        known += ledger.size();
        Map<String, Change> parked = circumstances.parking().changes(page.keySet());
        List<PendingChange> found = new ArrayList<>();
        FeedWrite silent = new FeedWrite();
        page.forEach((identity, read) -> {
            LedgerEntry entry = LedgerEntry.from(ledger.get(identity), digest);
            PendingChange change = compared(identity, read, entry, parked.get(identity), silent);
            if (change != null) {
                found.add(change);
            }
        });
        write(silent);
        queue(found);
    }

    /** The change that is to be delivered, or null; what the ledger is to know at once is added to the write. */
    private PendingChange compared(String identity, Read read, LedgerEntry entry, Change parked, FeedWrite silent) {
        SalesflowRecord element = read.element;
        LedgerEntry delivered = deliveredBefore(entry, element);
        if (delivered != null && delivered.isOutdated(digest)) {
            if (delivered.is(digest.hash(element, delivered.version()))) {
                silent.put(
                        Section.LEDGER,
                        identity,
                        read.entry(digest, delivered.isGone(), delivered.json()).bytes());
                return null;
            }
        } else if (delivered != null && delivered.is(read.hash)) {
            return null;
        }
        boolean isGone = isGone(element);
        LedgerEntry next = read.entry(digest, isGone, kept(element));
        PendingChange change =
                new PendingChange(change(identity, element, delivered, isGone), next.bytes()).after(parked, digest);
        added += entry == null ? 1 : 0;
        if (!isDelivered(change.change(), delivered, entry != null)) {
            silent.put(Section.LEDGER, identity, change.entry());
            return null;
        }
        if (delivered == null) {
            return announced(change, next, entry != null, silent);
        }
        if (!delivered.isInDoubt()) {
            silent.put(Section.LEDGER, identity, delivered.inDoubt());
        }
        return change;
    }

    /** What was delivered of the element, unless it is to be delivered again as if only its announcement were known. */
    private LedgerEntry deliveredBefore(LedgerEntry entry, SalesflowRecord element) {
        boolean isDelivered = entry != null && circumstances.announcements().isDelivered(entry);
        return isDelivered && !isToBeDeliveredAgain(element) ? entry : null;
    }

    private PendingChange announced(PendingChange change, LedgerEntry entry, boolean isKnown, FeedWrite silent) {
        String identity = change.change().identity();
        boolean isNew = change.change().kind() == Kind.NEW;
        if (isNew && circumstances.isScan()) {
            return change.announced(circumstances.announcements().announce(identity, entry, silent));
        }
        if (!isNew || !isKnown) {
            silent.put(Section.LEDGER, identity, LedgerEntry.announced(digest));
        }
        return change;
    }

    private boolean isToBeDeliveredAgain(SalesflowRecord element) {
        Instant from = circumstances.resetFrom();
        Instant time = from == null ? null : elements.time(element);
        return from != null && (from.equals(Instant.MIN) || time != null && !time.isBefore(from));
    }

    private static boolean isGone(SalesflowRecord element) {
        return element instanceof Contact contact && contact.has(Flag.MEMBER_DELETED);
    }

    private byte[] kept(SalesflowRecord element) {
        return settings.isPreviousKept() ? format.json(element) : NOTHING;
    }

    private Change change(String identity, SalesflowRecord element, LedgerEntry known, boolean isGone) {
        Kind kind = isGone ? Kind.DELETED : known == null || known.isGone() ? Kind.NEW : Kind.UPDATED;
        boolean isUpdate = kind == Kind.UPDATED;
        return new Change(
                kind,
                identity,
                elements.time(element),
                element,
                isUpdate ? known.changedFields(digest, element) : List.of(),
                isUpdate ? format.element(known.json()) : null,
                1);
    }

    private boolean isDelivered(Change change, LedgerEntry known, boolean isAnnounced) {
        boolean isEndOfNothing = known == null ? !isAnnounced : known.isSurelyGone();
        if (change.kind() == Kind.DELETED && isEndOfNothing) {
            return false;
        }
        boolean isBackfill = known == null && !circumstances.hasBegun();
        return settings.kinds().contains(change.kind())
                && (!isBackfill || settings.backfill().takes(change.time()));
    }

    /** What is to be replayed of an element that has changed since is overtaken. */
    private void queue(List<PendingChange> changes) throws IOException {
        FeedWrite forgetting = new FeedWrite();
        for (PendingChange change : new Attempts(store, settings.feedId()).counted(changes, forgetting)) {
            circumstances.replays().remove(change.change().identity());
            queue.add(change);
        }
        write(forgetting);
    }

    private void write(FeedWrite write) {
        if (!write.isEmpty()) {
            store.write(settings.feedId(), circumstances.epoch(), write);
        }
    }

    private void countMissing(Map<String, byte[]> page) throws IOException {
        guard.exclusively(page.keySet(), () -> countMissingNow(page));
    }

    private void countMissingNow(Map<String, byte[]> page) throws IOException {
        Map<String, byte[]> before = store.read(settings.feedId(), Section.MISSING, page.keySet());
        FeedWrite write = new FeedWrite();
        List<PendingChange> gone = new ArrayList<>();
        page.forEach((identity, bytes) -> {
            int missed = 1 + (before.containsKey(identity) ? before.get(identity)[0] : 0);
            LedgerEntry entry = LedgerEntry.from(bytes, digest);
            if (missed < SCANS_UNTIL_GONE) {
                write.put(Section.MISSING, identity, new byte[] {(byte) missed});
            } else if (entry.isSurelyGone() || !settings.kinds().contains(Kind.DELETED)) {
                write.remove(Section.LEDGER, identity)
                        .remove(Section.MISSING, identity)
                        .remove(Section.ATTEMPTS, identity);
            } else {
                if (!entry.isInDoubt()) {
                    write.put(Section.LEDGER, identity, entry.inDoubt());
                }
                SalesflowRecord was = format.element(entry.json());
                gone.add(new PendingChange(new Change(Kind.DELETED, identity, null, was, List.of(), null, 1), NOTHING));
            }
        });
        write(write);
        queue(gone);
    }

    /** What was missing once and is there again. */
    private void forgetFound() {
        try (Stream<Map.Entry<String, byte[]>> missing = store.all(settings.feedId(), Section.MISSING)) {
            FeedWrite write = new FeedWrite();
            int count = 0;
            for (Iterator<Map.Entry<String, byte[]>> entries = missing.iterator(); entries.hasNext(); ) {
                String identity = entries.next().getKey();
                if (seen.contains(hash(identity))) {
                    write.remove(Section.MISSING, identity);
                    if (++count % PAGE == 0) {
                        write(write);
                        write = new FeedWrite();
                    }
                }
            }
            write(write);
        }
    }

    private static long hash(String identity) {
        return MurmurHash3.hash128x64(identity.getBytes(StandardCharsets.UTF_8))[0];
    }

    /**
     * What is so when a scan begins.
     *
     * @param epoch with which it writes
     * @param hasBegun whether there was a complete scan before
     * @param resetFrom the time in the data from which everything is delivered again, or null
     * @param replays what was given up and is delivered again, by identity; what has changed since is taken out
     * @param announcements which elements are in the ledger before their delivery
     * @param parking what was given up
     * @param digest what tells contents apart, to be used by one thread at a time
     * @param isScan whether it is one of the list, and not of an element that was pushed
     */
    record Circumstances(
            long epoch,
            boolean hasBegun,
            Instant resetFrom,
            Map<String, PendingChange> replays,
            Announcements announcements,
            Parking parking,
            Digest digest,
            boolean isScan) {}

    /** Keeps those who push or acknowledge meanwhile out while some elements are compared with the ledger. */
    interface Guard {
        /** Does the work, after those identities that are under way already were taken out. */
        void exclusively(Set<String> identities, Work work) throws IOException;
    }

    interface Work {
        void run() throws IOException;
    }

    /** Some elements by their identities. */
    private static final class Page extends LinkedHashMap<String, Read> {
        private static final long serialVersionUID = 1L;
    }

    /**
     * An element and its digest.
     *
     * @param fields the hash of each field, or null to make them when they are needed
     */
    private record Read(SalesflowRecord element, long[] hash, int[] fields) {
        static Read of(SalesflowRecord element, Digest digest, boolean isNew) {
            return new Read(
                    element,
                    digest.hash(element, digest.version()),
                    isNew ? digest.fieldHashes(element, digest.version()) : null);
        }

        LedgerEntry entry(Digest digest, boolean isGone, byte[] json) {
            int[] hashes = fields == null ? digest.fieldHashes(element, digest.version()) : fields;
            return LedgerEntry.of(digest.version(), hash, hashes, isGone, json);
        }
    }
}
