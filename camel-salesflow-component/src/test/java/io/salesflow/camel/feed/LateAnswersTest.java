package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a change late, after the feed began anew or ended, is not taken for what became of another one. */
class LateAnswersTest {
    private final FeedStore store = new MemoryFeedStore();
    private final ListOfContacts list = new ListOfContacts().with("Globex", 1, 2);
    private final Feed feed = ListOfContacts.feed(store, 1);

    @Test
    void theEndOfAnOlderDeliveryIsNotThatOfTheOneUnderWay() {
        feed.scan(list);
        List<Change> older = feed.take(2);
        feed.takeOver();
        list.with("Initech", 1, 2);
        feed.scan(list);
        List<Change> newer = feed.take(2);
        older.forEach(feed::delivered);
        newer.forEach(change -> feed.failed(change, "no"));
        feed.settle();

        assertThat(list.deliveredBy(feed)).hasSize(2);
    }

    @Test
    void theFailureOfAnOlderDeliveryIsNotThatOfTheOneUnderWay() {
        feed.scan(list);
        List<Change> older = feed.take(2);
        feed.takeOver();
        feed.scan(list);
        List<Change> newer = feed.take(2);
        older.forEach(change -> assertThat(feed.failed(change, "no")).isFalse());
        newer.forEach(feed::delivered);
        feed.settle();

        assertThat(list.deliveredBy(feed)).isEmpty();
    }

    @Test
    void theEndOfAnOlderPushIsNotThatOfTheOneUnderWay() {
        Change older = feed.push("1", () -> ListOfContacts.contact(1, "Globex")).change();
        feed.takeOver();
        Change newer =
                feed.push("1", () -> ListOfContacts.contact(1, "Initech")).change();
        feed.delivered(older);
        feed.failed(newer, "no");
        list.with("Initech", 1);

        assertThat(list.deliveredBy(feed)).contains("NEW 1");
    }

    @Test
    void afterItsEndAFeedSettlesNothing() {
        feed.scan(list);
        List<Change> taken = feed.take(1);
        feed.delivered(taken.get(0));
        feed.close();

        assertThatCode(feed::settle).doesNotThrowAnyException();
        assertThat(new FeedOperations(store).state(ListOfContacts.FEED).hasBegun())
                .isFalse();
        assertThat(list.deliveredBy(ListOfContacts.feed(store, 1))).hasSize(1);
    }

    @Test
    void whatFailsAfterTheEndOfTheFeedComesAgain() {
        feed.scan(list);
        List<Change> taken = feed.take(2);
        feed.close();

        assertThatCode(() -> taken.forEach(change -> feed.failed(change, "too late")))
                .doesNotThrowAnyException();
        assertThat(list.deliveredBy(ListOfContacts.feed(store, 1))).hasSize(2);
    }

    @Test
    void attemptsOfWhatHasChangedSinceAreForgotten() {
        feed.scan(list);
        feed.take(2).forEach(change -> feed.failed(change, "no"));
        feed.settle();
        list.with("Initech", 1, 2);
        list.deliveredBy(feed);

        assertThat(store.count(ListOfContacts.FEED, Section.ATTEMPTS)).isZero();
        list.with("Globex", 1, 2);
        feed.scan(list);
        assertThat(feed.take(2)).hasSize(2).allMatch(change -> change.attempt() == 1);
    }
}
