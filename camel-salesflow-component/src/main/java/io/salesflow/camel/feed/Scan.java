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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.MurmurHash3;

/** One reading of the list: compares it with the ledger, page by page, and queues what is different. */
final class Scan {
    private static final int PAGE = 1000;
    private static final int SCANS_UNTIL_GONE = 2;

    private final FeedSettings settings;
    private final io.salesflow.camel.api.Elements elements;
    private final FeedStore store;
    private final Circumstances circumstances;
    private final Guard guard;
    private final Digest digest;
    private final PendingChangeFormat format;
    private final ChangeQueue queue;
    private final LongHashSet seen = new LongHashSet();
    private long count;
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
        this.digest = new Digest(elements);
        this.format = new PendingChangeFormat(elements);
        this.queue = queue;
    }

    /** Reads to the end. */
    void read(Iterator<SalesflowRecord> answer) throws IOException {
        Map<String, SalesflowRecord> page = new LinkedHashMap<>();
        while (answer.hasNext()) {
            for (SalesflowRecord element : elements.of(answer.next())) {
                note(element, page);
                if (page.size() >= PAGE) {
                    compare(page);
                    page.clear();
                }
            }
        }
        compare(page);
    }

    /** After a whole list: what the ledger knows and the list did not have is missing, and after two such scans gone. */
    void findMissing() throws IOException {
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
        forgetFound();
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

    /** How many elements came a second time in the same answer, and were passed over. */
    long repeated() {
        return repeated;
    }

    /** The newest time that the server's filter goes by, or null. */
    Instant newest() {
        return newest;
    }

    private void note(SalesflowRecord element, Map<String, SalesflowRecord> page) {
        count++;
        String identity = elements.identity(element);
        Instant modified = elements.modified(element);
        if (modified != null && (newest == null || modified.isAfter(newest))) {
            newest = modified;
        }
        if (!seen.add(hash(identity))) {
            repeated++;
        } else if (isLookedAt(element)) {
            page.put(identity, element);
        }
    }

    private boolean isLookedAt(SalesflowRecord element) {
        return settings.statuses().isEmpty()
                || !(element instanceof Contact contact)
                || settings.statuses().stream().anyMatch(contact::has);
    }

    private void compare(Map<String, SalesflowRecord> page) throws IOException {
        guard.exclusively(page.keySet(), () -> compareNow(page));
    }

    private void compareNow(Map<String, SalesflowRecord> page) throws IOException {
        Map<String, byte[]> known = store.read(settings.feedId(), Section.LEDGER, page.keySet());
        List<PendingChange> found = new ArrayList<>();
        FeedWrite silent = new FeedWrite();
        page.forEach((identity, element) -> {
            byte[] bytes = known.get(identity);
            LedgerEntry entry = isToBeDeliveredAgain(element) ? null : LedgerEntry.ofDelivered(bytes);
            difference(identity, element, entry).ifPresent(change -> {
                if (!isDelivered(change, entry, bytes != null)) {
                    silent.put(Section.LEDGER, identity, change.entry());
                    return;
                }
                found.add(change);
                if (entry == null) {
                    silent.put(Section.LEDGER, identity, LedgerEntry.announced());
                } else if (!entry.isInDoubt()) {
                    silent.put(Section.LEDGER, identity, LedgerEntry.inDoubt(bytes));
                }
            });
        });
        if (!silent.isEmpty()) {
            store.write(settings.feedId(), circumstances.epoch(), silent);
        }
        queue(found);
    }

    /** After a reset: as if only its announcement were known. */
    private boolean isToBeDeliveredAgain(SalesflowRecord element) {
        Instant from = circumstances.resetFrom();
        Instant time = from == null ? null : elements.time(element);
        return from != null && (from.equals(Instant.MIN) || time != null && !time.isBefore(from));
    }

    private Optional<PendingChange> difference(String identity, SalesflowRecord element, LedgerEntry known) {
        Digest.Content content = digest.of(element);
        if (known != null && known.is(content)) {
            return Optional.empty();
        }
        boolean isGone = element instanceof Contact contact && contact.has(Flag.MEMBER_DELETED);
        Kind kind = isGone ? Kind.DELETED : known == null || known.isGone() ? Kind.NEW : Kind.UPDATED;
        boolean isUpdate = kind == Kind.UPDATED;
        byte[] json = settings.isPreviousKept() ? format.json(element) : new byte[0];
        return Optional.of(new PendingChange(
                new Change(
                        kind,
                        identity,
                        elements.time(element),
                        element,
                        isUpdate ? known.changedFields(content, digest.fieldNames()) : List.of(),
                        isUpdate ? format.element(known.json()) : null,
                        1),
                LedgerEntry.of(content, isGone, json).bytes()));
    }

    private boolean isDelivered(PendingChange pending, LedgerEntry known, boolean isAnnounced) {
        Change change = pending.change();
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
        for (PendingChange change : new Attempts(store, settings.feedId()).counted(changes)) {
            circumstances.replays().remove(change.change().identity());
            queue.add(change);
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
            LedgerEntry entry = LedgerEntry.from(bytes);
            if (missed < SCANS_UNTIL_GONE) {
                write.put(Section.MISSING, identity, new byte[] {(byte) missed});
            } else if (entry.isSurelyGone() || !settings.kinds().contains(Kind.DELETED)) {
                write.remove(Section.LEDGER, identity).remove(Section.MISSING, identity);
            } else {
                if (!entry.isInDoubt()) {
                    write.put(Section.LEDGER, identity, LedgerEntry.inDoubt(bytes));
                }
                SalesflowRecord was = format.element(entry.json());
                gone.add(new PendingChange(
                        new Change(Kind.DELETED, identity, null, was, List.of(), null, 1), new byte[0]));
            }
        });
        if (!write.isEmpty()) {
            store.write(settings.feedId(), circumstances.epoch(), write);
        }
        queue(gone);
    }

    /** What was missing once and is there again. */
    private void forgetFound() {
        FeedWrite write = new FeedWrite();
        try (Stream<Map.Entry<String, byte[]>> missing = store.all(settings.feedId(), Section.MISSING)) {
            missing.map(Map.Entry::getKey)
                    .filter(identity -> seen.contains(hash(identity)))
                    .forEach(identity -> write.remove(Section.MISSING, identity));
        }
        if (!write.isEmpty()) {
            store.write(settings.feedId(), circumstances.epoch(), write);
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
     */
    record Circumstances(long epoch, boolean hasBegun, Instant resetFrom, Map<String, PendingChange> replays) {}

    /** Keeps those who push or acknowledge meanwhile out while some elements are compared with the ledger. */
    interface Guard {
        /** Does the work, after those identities that are under way already were taken out. */
        void exclusively(Set<String> identities, Work work) throws IOException;
    }

    interface Work {
        void run() throws IOException;
    }
}
