package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in the ledger before its delivery counts as delivered when it was, and not before. */
class AnnouncementsTest {
    private final FeedStore store = new MemoryFeedStore();
    private final ListOfContacts list = new ListOfContacts().with("Globex", 1, 2, 3, 4, 5, 6, 7, 8);

    @Test
    void whatWasDeliveredBeforeACrashIsNotDeliveredAgainAndTheRestIs() {
        Feed crashed = ListOfContacts.feed(store, 1);
        crashed.scan(list);
        List<Change> delivered = crashed.take(5);
        delivered.forEach(crashed::delivered);
        crashed.take(1);
        crashed.settle();

        assertThat(list.deliveredBy(ListOfContacts.feed(store, 1)))
                .containsExactlyInAnyOrder("NEW 1", "NEW 2", "NEW 3")
                .doesNotContainAnyElementsOf(delivered.stream()
                        .map(change -> "NEW " + change.identity())
                        .toList());
        assertThat(list.deliveredBy(ListOfContacts.feed(store, 1))).isEmpty();
    }

    @Test
    void whatFailedIsDeliveredAgainAndTheRestIsNot() {
        Feed feed = ListOfContacts.feed(store, 1);
        feed.scan(list);
        for (Change change : feed.take(Integer.MAX_VALUE)) {
            if (change.identity().equals("4")) {
                feed.failed(change, "no");
            } else {
                feed.delivered(change);
            }
        }
        feed.settle();

        assertThat(list.deliveredBy(feed)).containsExactly("NEW 4");
        assertThat(list.deliveredBy(feed)).isEmpty();
    }

    @Test
    void whatAScanAnnouncedThatNobodyDeliveredFromIsStillNew() {
        ListOfContacts.feed(store, 1).scan(list);

        assertThat(list.deliveredBy(ListOfContacts.feed(store, 1)))
                .hasSize(8)
                .allMatch(change -> change.startsWith("NEW"));
    }

    @Test
    void anUpdateAfterACrashIsOneOfWhatWasDelivered() {
        Feed crashed = ListOfContacts.feed(store, 1);
        crashed.scan(list);
        crashed.take(4).forEach(crashed::delivered);
        crashed.settle();

        list.with("Initech", 8, 1);
        assertThat(list.deliveredBy(ListOfContacts.feed(store, 1)))
                .containsExactlyInAnyOrder("UPDATED 8", "NEW 1", "NEW 2", "NEW 3", "NEW 4");
    }

    @Test
    void nothingIsKeptOfTheNotesAfterAScanWasDelivered() {
        Feed feed = ListOfContacts.feed(store, 1);
        list.deliveredBy(feed);

        assertThat(store.count(ListOfContacts.FEED, Section.DELIVERIES)).isZero();
        assertThat(store.count(ListOfContacts.FEED, Section.LEDGER)).isEqualTo(8);
    }

    @Test
    void manyNotesAreWrittenAndReadAgain() {
        int many = 5000;
        for (long memberId = 100; memberId < 100 + many; memberId++) {
            list.with("Globex", memberId);
        }
        Feed crashed = ListOfContacts.feed(store, 1);
        crashed.scan(list);
        crashed.take(many).forEach(crashed::delivered);
        crashed.settle();

        assertThat(list.deliveredBy(ListOfContacts.feed(store, 1))).hasSize(8);
    }

    @Test
    void aDeposedFeedCanNotTellWhatItDelivered() {
        Feed deposed = ListOfContacts.feed(store, 1);
        deposed.scan(list);
        deposed.take(5).forEach(deposed::delivered);
        Feed successor = ListOfContacts.feed(store, 1);

        assertThatThrownBy(deposed::settle).isInstanceOf(FencedException.class);
        assertThat(list.deliveredBy(successor)).hasSize(8);
    }
}
