package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.FencedException;
import io.salesflow.camel.webhook.EventJournal;
import io.salesflow.camel.webhook.ParkedEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events in a feed store, under an id of their own. Several processes may share it; nobody takes it from the others. Of those
 * that are parked the newest 10,000 stay, or a few more: who can call, can make up any number of them.
 */
final class StoredEvents implements EventJournal {
    /** What the ids of events begin with, and those of feeds must not. */
    static final String PREFIX = "events:";

    private static final Logger LOG = LoggerFactory.getLogger(StoredEvents.class);
    private static final int MOST_PARKED = 10_000;
    private static final int PARKED_BETWEEN_COUNTS = 100;
    private static final String KEPT = "kept:";
    private static final String PARKED = "parked:";

    private final FeedStore store;
    private final String id;
    private final int mostParked;
    private final AtomicLong number = new AtomicLong(System.currentTimeMillis());
    private final AtomicLong parkings = new AtomicLong();

    StoredEvents(FeedStore store, String id) {
        this(store, id, MOST_PARKED);
    }

    StoredEvents(FeedStore store, String id, int mostParked) {
        this.store = store;
        this.id = id;
        this.mostParked = mostParked;
    }

    @Override
    public String keep(byte[] body) {
        String key = nextKey();
        write(new FeedWrite().put(Section.EVENTS, key, body));
        return key;
    }

    @Override
    public void done(String key) {
        write(new FeedWrite().remove(Section.EVENTS, key));
    }

    @Override
    public Map<String, byte[]> kept() {
        Map<String, byte[]> kept = new TreeMap<>();
        try (Stream<Map.Entry<String, byte[]>> events = store.all(id, Section.EVENTS)) {
            events.filter(entry -> entry.getKey().startsWith(KEPT))
                    .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        }
        return kept;
    }

    @Override
    public void park(String key, ParkedEvent event) {
        FeedWrite write = new FeedWrite().put(Section.EVENTS, PARKED + event.identity(), bytes(event));
        if (key != null) {
            write.remove(Section.EVENTS, key);
        }
        write(write);
        if (parkings.getAndIncrement() % PARKED_BETWEEN_COUNTS == 0) {
            removeTheOldest();
        }
    }

    private void removeTheOldest() {
        if (countParked() <= mostParked) {
            return;
        }
        List<String> fromTheOldest = fromTheOldest();
        int tooMany = fromTheOldest.size() - mostParked;
        if (tooMany > 0) {
            List<String> oldest = fromTheOldest.subList(0, tooMany);
            remove(oldest);
            LOG.error(
                    "More than {} events are parked in {}, and the oldest {} are removed for good, from {} to {}. Look at"
                            + " the others with salesflow-feed:parked, and replay or discard them.",
                    mostParked,
                    id,
                    tooMany,
                    identity(oldest.get(0)),
                    identity(oldest.get(oldest.size() - 1)));
        }
    }

    /** The keys of those that are parked, in the order in which they were. */
    private List<String> fromTheOldest() {
        try (Stream<Map.Entry<String, byte[]>> events = store.all(id, Section.EVENTS)) {
            return events.filter(entry -> isParked(entry.getKey()))
                    .map(entry -> Map.entry(entry.getKey(), since(entry.getValue())))
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    @Override
    public long countParked() {
        try (Stream<String> keys = store.keys(id, Section.EVENTS)) {
            return keys.filter(StoredEvents::isParked).count();
        }
    }

    @Override
    public List<ParkedEvent> parked() {
        List<ParkedEvent> parked = new ArrayList<>();
        try (Stream<Map.Entry<String, byte[]>> events = store.all(id, Section.EVENTS)) {
            events.filter(entry -> isParked(entry.getKey()))
                    .forEach(entry -> parked.add(parked(identity(entry.getKey()), entry.getValue())));
        }
        return parked;
    }

    @Override
    public Map<String, byte[]> unpark(Collection<String> identities) {
        Map<String, byte[]> kept = new LinkedHashMap<>();
        FeedWrite write = new FeedWrite();
        parkedUnder(identities).forEach((parkedKey, event) -> {
            String key = nextKey();
            byte[] body = event.body().getBytes(StandardCharsets.UTF_8);
            kept.put(key, body);
            write.put(Section.EVENTS, key, body).remove(Section.EVENTS, parkedKey);
        });
        if (!write.isEmpty()) {
            write(write);
        }
        return kept;
    }

    @Override
    public int discard(Collection<String> identities) {
        Collection<String> keys = parkedUnder(identities).keySet();
        remove(keys);
        return keys.size();
    }

    private void remove(Collection<String> keys) {
        FeedWrite write = new FeedWrite();
        keys.forEach(key -> write.remove(Section.EVENTS, key));
        if (!write.isEmpty()) {
            write(write);
        }
    }

    private static boolean isParked(String key) {
        return key.startsWith(PARKED);
    }

    private static String identity(String parkedKey) {
        return parkedKey.substring(PARKED.length());
    }

    /** Key in the store → event, oldest first. */
    private Map<String, ParkedEvent> parkedUnder(Collection<String> identities) {
        List<String> keys = identities.stream().map(PARKED::concat).toList();
        Map<String, ParkedEvent> found = new LinkedHashMap<>();
        store.read(id, Section.EVENTS, keys).entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), parked(identity(entry.getKey()), entry.getValue())))
                .sorted(Map.Entry.comparingByValue(Comparator.comparing(ParkedEvent::since)))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    private String nextKey() {
        return KEPT + String.format("%019d", number.incrementAndGet()) + ":" + UUID.randomUUID();
    }

    /** Somebody else may begin with this id at the same time: once begun, it stays. */
    private void write(FeedWrite write) {
        try {
            store.write(id, epoch(), write);
        } catch (FencedException e) {
            store.write(id, epoch(), write);
        }
    }

    private long epoch() {
        long epoch = store.epoch(id);
        return epoch == 0 ? store.takeOver(id) : epoch;
    }

    private static byte[] bytes(ParkedEvent event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeUTF(event.since().toString());
            byte[] reason = event.reason().getBytes(StandardCharsets.UTF_8);
            output.writeInt(reason.length);
            output.write(reason);
            output.write(event.body().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static ParkedEvent parked(String identity, byte[] bytes) {
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
            Instant since = Instant.parse(input.readUTF());
            String reason = new String(input.readNBytes(input.readInt()), StandardCharsets.UTF_8);
            return new ParkedEvent(identity, reason, since, new String(input.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new FeedStoreException("What was parked can't be read", e);
        }
    }

    /** When it was parked; the rest is not looked at. */
    private static Instant since(byte[] bytes) {
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return Instant.parse(input.readUTF());
        } catch (IOException e) {
            throw new FeedStoreException("What was parked can't be read", e);
        }
    }
}
