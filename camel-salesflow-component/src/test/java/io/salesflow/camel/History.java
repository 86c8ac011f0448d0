package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.ElementSource;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedActivity;
import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.FeedSettings;
import io.salesflow.camel.feed.FeedSettings.Backfill;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A feed of contacts with a model of the CRM behind it, which takes what is delivered, fails when told to, and knows what
 * must hold.
 */
class History {
    static final int MOST_ATTEMPTS = 3;
    private static final String FEED = "contacts";

    private final SalesflowSandbox sandbox;
    private final ElementSource source;
    private final MemoryFeedStore store = new MemoryFeedStore();
    private final Map<String, String> crm = new TreeMap<>();
    private final Map<String, List<String>> versions = new HashMap<>();
    private final Map<String, Integer> newestDelivered = new HashMap<>();
    private final Map<String, String> lastDelivered = new HashMap<>();
    private final Set<String> excused = new HashSet<>();
    private CrashingStore process;
    private Feed feed;
    private Map<String, String> scanned = Map.of();
    private boolean isScanFull;
    private int failingDeliveries;
    private Fault nextFault;

    History(SalesflowSandbox sandbox, ElementSource source) {
        this.sandbox = sandbox;
        this.source = source;
        restart();
    }

    /** Notes what the sandbox shows now, so that the order of what is delivered can be told. */
    void noteVersions() {
        Map<String, String> now = truth();
        now.forEach((identity, content) -> {
            List<String> known = versions.computeIfAbsent(identity, key -> new ArrayList<>());
            if (known.isEmpty() || !known.get(known.size() - 1).equals(content)) {
                known.add(content);
            }
        });
    }

    /** The process ends, and another one goes on with its store. */
    void restart() {
        process = new CrashingStore(store);
        feed = feed(process);
        feed.takeOver();
        excused.addAll(lastDelivered.keySet());
    }

    void crashAtWrite(int number, boolean isStillMade) {
        process.crashAtWrite(number, isStillMade);
    }

    void failDeliveries(int count) {
        failingDeliveries = count;
    }

    /** The next scan meets that fault. */
    void strike(Fault fault) {
        nextFault = fault;
    }

    /** Another process takes the feed over while this one has changes under way; what this one then says is refused. */
    void failOver() {
        Feed deposed = feed;
        List<Change> underWay = deposed.hasNext() ? deposed.take(3) : List.of();
        restart();
        underWay.forEach(change -> {
            try {
                deposed.delivered(change);
            } catch (FeedStoreException e) {
                assertThat(e).hasMessageMatching(".*(taken over|crashed).*");
            }
        });
        try {
            deposed.settle();
        } catch (FeedStoreException e) {
            assertThat(e).hasMessageMatching(".*(taken over|crashed).*");
        }
    }

    void replayParked() {
        try {
            FeedOperations operations = new FeedOperations(process);
            operations
                    .parked(FEED)
                    .forEach(change -> excused.add(change.change().identity()));
            operations.replayAll(FEED);
        } catch (FeedStoreException e) {
            restartIfCrashed(e);
        }
    }

    /** A poll that delivers at most so many; a process that ends in it is followed by another. */
    void poll(int most) {
        try {
            feed.settle();
            if (!feed.isBusy()) {
                scanned = truth();
                meetFault();
                FeedActivity.ScanSummary scan = feed.scan(source);
                isScanFull = scan.isFull();
            }
            int delivered = 0;
            while (feed.hasNext() && delivered < most) {
                List<Change> batch = feed.take(Math.min(4, most - delivered));
                delivered += batch.size();
                batch.forEach(this::deliver);
            }
            feed.settle();
            if (!feed.isBusy() && isScanFull) {
                everythingThatStoodAtTheScanIsDeliveredOrParked();
            }
        } catch (SalesflowException e) {
            excused.addAll(lastDelivered.keySet());
        } catch (FeedStoreException e) {
            restartIfCrashed(e);
        }
    }

    /** After peace has come, the CRM is what the sandbox is. */
    void comesToAnEnd() {
        sandbox.faults().clear();
        nextFault = null;
        failingDeliveries = 0;
        for (int round = 0; round < 4; round++) {
            replayParked();
            restart();
            poll(Integer.MAX_VALUE);
            poll(Integer.MAX_VALUE);
        }
        assertThat(new FeedOperations(process).parked(FEED)).isEmpty();
        assertThat(crm).isEqualTo(truth());
    }

    private void restartIfCrashed(FeedStoreException failure) {
        if (!process.hasCrashed()) {
            throw failure;
        }
        restart();
    }

    private void meetFault() {
        if (nextFault != null) {
            sandbox.faults()
                    .on(Operation.MEMBERS_LIST_BY_ACCOUNT.operationName(), nextFault)
                    .times(1);
            nextFault = null;
        }
    }

    private void deliver(Change change) {
        if (failingDeliveries > 0) {
            failingDeliveries--;
            excused.add(change.identity());
            feed.failed(change, "the model fails");
            return;
        }
        String content = change.kind() == Change.Kind.DELETED ? "gone" : text(change.element());
        if (content.equals(lastDelivered.put(change.identity(), content))) {
            assertThat(excused)
                    .as("delivered twice without a failure: " + change)
                    .contains(change.identity());
        }
        excused.remove(change.identity());
        if (change.kind() == Change.Kind.DELETED) {
            crm.remove(change.identity());
        } else {
            isNotOlderThanTheOneBefore(change.identity(), content);
            crm.put(change.identity(), content);
        }
        feed.delivered(change);
    }

    private void isNotOlderThanTheOneBefore(String identity, String content) {
        int before = newestDelivered.getOrDefault(identity, 0);
        List<String> known = versions.get(identity);
        for (int version = before; version < known.size(); version++) {
            if (known.get(version).equals(content)) {
                newestDelivered.put(identity, version);
                return;
            }
        }
        throw new AssertionError("Delivered after a newer one: " + content + " of " + known + " after " + before);
    }

    private void everythingThatStoodAtTheScanIsDeliveredOrParked() {
        Set<String> parked = new HashSet<>();
        new FeedOperations(process)
                .parked(FEED)
                .forEach(change -> parked.add(change.change().identity()));
        scanned.forEach((identity, content) -> {
            if (!parked.contains(identity) && !excused.contains(identity)) {
                assertThat(crm).containsEntry(identity, content);
            }
        });
    }

    private Map<String, String> truth() {
        Map<String, String> contents = new TreeMap<>();
        ElementSource.Elements answer = source.read(null);
        answer.forEachRemaining(contact -> {
            if (!((Contact) contact).has(Flag.MEMBER_DELETED)) {
                contents.put(Elements.CONTACTS.identity(contact), text(contact));
            }
        });
        return contents;
    }

    private Feed feed(CrashingStore crashing) {
        FeedSettings settings = new FeedSettings(
                FEED,
                Backfill.ALL,
                FeedSettings.Scan.AUTO,
                Duration.ofMinutes(15),
                Duration.ofSeconds(2),
                EnumSet.allOf(Change.Kind.class),
                Set.of(),
                MOST_ATTEMPTS,
                false,
                false,
                3);
        return new Feed(
                settings,
                Elements.CONTACTS,
                crashing,
                () -> Instant.from(sandbox.clock().instant()));
    }

    /** All that the reference knows of a contact: the rest is not what a feed reports on. */
    private static String text(SalesflowRecord contact) {
        ObjectNode tree = (ObjectNode) Json.tree(contact);
        return tree.without(((Contact) contact).other().keySet()).toString();
    }
}
