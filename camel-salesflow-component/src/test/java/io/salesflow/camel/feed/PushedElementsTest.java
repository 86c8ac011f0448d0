package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.FeedSettings.Backfill;
import io.salesflow.camel.feed.Push.Outcome;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An element that an event brings and the same one in the list are one stream. */
class PushedElementsTest {
    private final MemoryFeedStore store = new MemoryFeedStore();
    private final Map<Long, String> list = new LinkedHashMap<>();
    private final List<String> delivered = new ArrayList<>();
    private final Feed feed = new Feed(
            new FeedSettings(
                    "contacts",
                    Backfill.ALL,
                    FeedSettings.Scan.FULL,
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(10),
                    EnumSet.allOf(Change.Kind.class),
                    Set.of(),
                    3,
                    false,
                    false,
                    100),
            Elements.CONTACTS,
            store,
            Instant::now);
    private Runnable meanwhile = () -> {};

    @BeforeEach
    void takeOver() {
        feed.takeOver();
    }

    @Test
    void whatWasPushedIsNotDeliveredAgainByTheScan() {
        list.put(1L, "ada@example.com");
        push(1);
        poll();

        assertThat(delivered).containsExactly("push 1 ada@example.com");
    }

    @Test
    void whoEndsTheFeedCanWaitUntilWhatIsBeingDeliveredIsNoted() throws Exception {
        list.put(1L, "ada@example.com");
        Push push = feed.push("1", () -> contact(1));
        AtomicBoolean isNoted = new AtomicBoolean();
        Thread end = new Thread(() -> {
            try {
                isNoted.set(feed.awaitPushes(Duration.ofMinutes(1)));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        end.start();
        await().until(() -> end.getState() == Thread.State.TIMED_WAITING);
        assertThat(feed.awaitPushes(Duration.ZERO)).isFalse();

        feed.delivered(push.change());
        end.join();

        assertThat(isNoted).isTrue();
        assertThat(feed.awaitPushes(Duration.ZERO)).isTrue();
    }

    @Test
    void aPushThatComesTwiceIsDeliveredOnce() {
        list.put(1L, "ada@example.com");
        push(1);

        assertThat(push(1)).isEqualTo(Outcome.KNOWN);
        assertThat(delivered).hasSize(1);
    }

    @Test
    void whatThePushMissedTheScanDelivers() {
        list.put(1L, "ada@example.com");
        push(1);
        list.put(1L, "ada@example.org");
        list.put(2L, "bob@example.com");
        poll();

        assertThat(delivered)
                .containsExactly("push 1 ada@example.com", "scan 1 ada@example.org", "scan 2 bob@example.com");
    }

    @Test
    void aPushOvertakesWhatAScanFoundBefore() {
        list.put(1L, "old@example.com");
        feed.scan(new Source());
        list.put(1L, "new@example.com");
        push(1);
        deliver();
        poll();

        assertThat(delivered).containsExactly("push 1 new@example.com");
    }

    @Test
    void aScanOvertakenByTheSameContentIsDeliveredOnceAndIsComplete() {
        list.put(1L, "ada@example.com");
        feed.scan(new Source());
        push(1);
        deliver();

        assertThat(delivered).hasSize(1);
        assertThat(new FeedOperations(store).state("contacts").hasBegun()).isTrue();
    }

    @Test
    void aPushDuringAScanIsSeenByIt() {
        list.put(1L, "ada@example.com");
        meanwhile = () -> push(1);
        poll();

        assertThat(delivered).containsExactly("push 1 ada@example.com");
    }

    @Test
    void whatIsPushedWhileItIsDeliveredIsLeftToTheNextScan() {
        list.put(1L, "old@example.com");
        feed.scan(new Source());
        Change underWay = feed.take(1).get(0);
        list.put(1L, "new@example.com");

        assertThat(push(1)).isEqualTo(Outcome.LEFT_TO_SCAN);
        feed.delivered(underWay);
        feed.settle();
        poll();
        assertThat(delivered).containsExactly("scan 1 new@example.com");
    }

    @Test
    void aPushWhoseDeliveryFailsComesAgainWithTheScan() {
        list.put(1L, "ada@example.com");
        Push pushed = feed.push("1", () -> contact(1));
        feed.failed(pushed.change(), "no room");
        poll();

        assertThat(pushed.outcome()).isEqualTo(Outcome.TO_BE_DELIVERED);
        assertThat(delivered).containsExactly("scan 1 ada@example.com");
    }

    @Test
    void aPushThatCantBeReadIsLeftToTheScanAndCanBePushedAgain() {
        list.put(1L, "ada@example.com");

        assertThatThrownBy(() -> feed.push("1", () -> {
                    throw new IllegalStateException("down");
                }))
                .hasMessage("down");
        assertThat(push(1)).isEqualTo(Outcome.TO_BE_DELIVERED);
    }

    @Test
    void whatIsNotThereAnyMoreIsNotDelivered() {
        assertThat(feed.push("7", () -> null).outcome()).isEqualTo(Outcome.KNOWN);
    }

    @Test
    void anElementWhosePushIsUnderWayIsPassedOverByTheScanAndToldByTheNext() {
        list.put(1L, "old@example.com");
        Push pushed = feed.push("1", () -> contact(1));
        list.put(1L, "new@example.com");
        poll();
        assertThat(delivered).isEmpty();
        feed.delivered(pushed.change());
        poll();

        assertThat(delivered).containsExactly("scan 1 new@example.com");
    }

    @Test
    void aPushThatWasParkedIsNotUndoneByWhatAScanFoundBefore() {
        list.put(1L, "old@example.com");
        feed.scan(new Source());
        list.put(1L, "new@example.com");
        for (int attempt = 1; attempt <= 3; attempt++) {
            feed.failed(feed.push("1", () -> contact(1)).change(), "no room");
        }
        deliver();
        poll();

        assertThat(delivered).isEmpty();
        assertThat(new FeedOperations(store).parked("contacts")).singleElement().satisfies(parked -> assertThat(
                        ((Contact) parked.change().element()).email())
                .isEqualTo("new@example.com"));
    }

    @Test
    void aPushOfWhatIsToBeReplayedHasItsOwnAttempts() {
        list.put(1L, "ada@example.com");
        parkAll();
        new FeedOperations(store).replayAll("contacts");
        feed.scan(new Source());
        list.put(1L, "new@example.com");

        assertThat(feed.failed(feed.push("1", () -> contact(1)).change(), "no room"))
                .as("parked at its first attempt")
                .isFalse();
        deliver();
        poll();
        assertThat(delivered).last().isEqualTo("scan 1 new@example.com");
    }

    @Test
    void aFeedThatDoesNotRunLeavesAllToTheScan() {
        feed.close();

        assertThat(push(1)).isEqualTo(Outcome.LEFT_TO_SCAN);
    }

    private void parkAll() {
        for (int attempt = 1; attempt <= 3; attempt++) {
            feed.scan(new Source());
            feed.take(10).forEach(change -> feed.failed(change, "no room"));
            feed.settle();
        }
    }

    private Outcome push(long memberId) {
        Push pushed = feed.push("" + memberId, () -> contact(memberId));
        if (pushed.outcome() == Outcome.TO_BE_DELIVERED) {
            delivered.add("push " + memberId + " " + ((Contact) pushed.change().element()).email());
            feed.delivered(pushed.change());
        }
        return pushed.outcome();
    }

    private void poll() {
        feed.settle();
        feed.scan(new Source());
        deliver();
    }

    private void deliver() {
        while (feed.hasNext()) {
            for (Change change : feed.take(10)) {
                delivered.add("scan " + change.identity() + " " + ((Contact) change.element()).email());
                feed.delivered(change);
            }
        }
        feed.settle();
    }

    private Contact contact(long memberId) {
        return Json.mapper()
                .convertValue(
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("MemberId", memberId)
                                .put("Email", list.get(memberId)),
                        Contact.class);
    }

    private final class Source implements ElementSource {
        @Override
        public boolean isFilterable() {
            return true;
        }

        @Override
        public Elements read(Instant from) {
            Iterator<Long> members = List.copyOf(list.keySet()).iterator();
            return new Elements() {
                @Override
                public boolean hasNext() {
                    return members.hasNext();
                }

                @Override
                public SalesflowRecord next() {
                    meanwhile.run();
                    return contact(members.next());
                }

                @Override
                public void close() {}
            };
        }
    }
}
