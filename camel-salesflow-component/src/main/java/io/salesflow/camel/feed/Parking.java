package io.salesflow.camel.feed;

import io.salesflow.camel.feed.FeedStore.Section;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The changes that were given up: kept with their reason until somebody has them delivered again, or discards them. Of one
 * element there is one, the newest: to deliver an older one after it would only undo it.
 */
final class Parking {
    private static final int LONGEST_REASON = 1000;

    private final FeedStore store;
    private final String feedId;
    private final PendingChangeFormat format;
    private final InstantSource clock;
    private final Set<String> identities = new HashSet<>();

    Parking(FeedStore store, String feedId, PendingChangeFormat format, InstantSource clock) {
        this.store = store;
        this.feedId = feedId;
        this.format = format;
        this.clock = clock;
    }

    void park(PendingChange pending, String reason, FeedWrite write) {
        identities.add(pending.change().identity());
        write.put(
                Section.PARKED, pending.change().identity(), bytes(new Slot(false, clock.instant(), reason, pending)));
    }

    /** What is parked, with the key of each. */
    List<ParkedChange> list() {
        List<ParkedChange> parked = new ArrayList<>();
        try (Stream<Map.Entry<String, byte[]>> slots = store.all(feedId, Section.PARKED)) {
            slots.forEach(entry -> {
                Slot slot = slot(entry.getValue());
                parked.add(new ParkedChange(
                        entry.getKey(), slot.pending.change(), slot.reason, slot.since, slot.isToBeReplayed));
            });
        }
        return parked;
    }

    /** Marks parked changes to be delivered with the next scan; returns how many there were of those keys. */
    int replay(Collection<String> keys) {
        Map<String, byte[]> slots = store.read(feedId, Section.PARKED, keys);
        FeedWrite write = new FeedWrite();
        slots.forEach((key, bytes) -> {
            Slot slot = slot(bytes);
            write.put(Section.PARKED, key, bytes(new Slot(true, slot.since, slot.reason, slot.pending)));
        });
        write(write);
        return slots.size();
    }

    /** Removes parked changes for good; returns how many there were of those keys. */
    int discard(Collection<String> keys) {
        Map<String, byte[]> slots = store.read(feedId, Section.PARKED, keys);
        FeedWrite write = new FeedWrite();
        slots.keySet().forEach(key -> write.remove(Section.PARKED, key));
        write(write);
        return slots.size();
    }

    /** Looks what is parked, before the feed begins or goes on. */
    void load() {
        identities.clear();
        try (Stream<String> parked = store.keys(feedId, Section.PARKED)) {
            parked.forEach(identities::add);
        }
    }

    /** The changes that are to be delivered again, by identity. */
    Map<String, PendingChange> toReplay() {
        Map<String, PendingChange> replays = new LinkedHashMap<>();
        if (identities.isEmpty()) {
            return replays;
        }
        try (Stream<Map.Entry<String, byte[]>> slots = store.all(feedId, Section.PARKED)) {
            slots.map(entry -> slot(entry.getValue()))
                    .filter(Slot::isToBeReplayed)
                    .forEach(slot -> replays.put(slot.pending.change().identity(), slot.pending));
        }
        return replays;
    }

    /** What is parked of some elements, by identity. */
    Map<String, Change> changes(Collection<String> some) {
        List<String> parked = some.stream().filter(identities::contains).toList();
        Map<String, Change> changes = new HashMap<>();
        if (!parked.isEmpty()) {
            store.read(feedId, Section.PARKED, parked)
                    .forEach((identity, bytes) ->
                            changes.put(identity, slot(bytes).pending.change()));
        }
        return changes;
    }

    /** An element was delivered as it is now: what was parked of it was that, or is overtaken. */
    void removeDelivered(String identity, FeedWrite write) {
        if (identities.remove(identity)) {
            write.remove(Section.PARKED, identity);
        }
    }

    /** Whoever has the feed, it is not taken from him. */
    private void write(FeedWrite write) {
        if (!write.isEmpty()) {
            store.write(feedId, store.epoch(feedId), write);
        }
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }

    private byte[] bytes(Slot slot) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeBoolean(slot.isToBeReplayed);
            output.writeUTF(slot.since.toString());
            output.writeUTF(shortened(slot.reason));
            format.write(output, slot.pending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private Slot slot(byte[] bytes) {
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Slot(input.readBoolean(), Instant.parse(input.readUTF()), input.readUTF(), format.read(input));
        } catch (IOException e) {
            throw new FeedStoreException("What was parked can't be read", e);
        }
    }

    private record Slot(boolean isToBeReplayed, Instant since, String reason, PendingChange pending) {}
}
