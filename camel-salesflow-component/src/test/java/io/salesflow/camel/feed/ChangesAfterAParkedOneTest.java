package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.Change.Kind;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has never got a change is told of the next one as if there had been only one. */
class ChangesAfterAParkedOneTest {
    private final MemoryFeedStore store = new MemoryFeedStore();
    private final ListOfContacts list = new ListOfContacts().with("Example", 1);

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsNewAndWasParkedIsStillNewWhenItChanges(boolean isPreviousKept) {
        Feed feed = feed(isPreviousKept);
        park(feed);
        list.with("Other", 1);

        Change change = delivered(feed);

        assertThat(change.kind()).isEqualTo(Kind.NEW);
        assertThat(change.changedFields()).isEmpty();
        assertThat(change.previous()).isNull();
        assertThat(((Contact) change.element()).company()).isEqualTo("Other");
        assertThat(new FeedOperations(store).parked(ListOfContacts.FEED)).isEmpty();
    }

    @Test
    void soItIsWhenItIsPushed() {
        Feed feed = feed(true);
        park(feed);

        assertThat(feed.push("1", () -> ListOfContacts.contact(1, "Other"))
                        .change()
                        .kind())
                .isEqualTo(Kind.NEW);
    }

    @Test
    void soItIsInAnotherProcessAndHoweverOftenItIsParked() {
        park(feed(true));
        list.with("Other", 1);
        park(feed(true));
        list.with("Third", 1);

        assertThat(delivered(feed(true)).kind()).isEqualTo(Kind.NEW);
    }

    @Test
    void whatWasChangedAndParkedIsChangedSinceItWasDelivered() {
        Feed feed = feed(true);
        delivered(feed);
        list.with("Other", 1);
        park(feed);
        list.with("Third", 1);

        Change change = delivered(feed);

        assertThat(change.kind()).isEqualTo(Kind.UPDATED);
        assertThat(change.changedFields()).containsExactly("Company");
        assertThat(((Contact) change.previous()).company()).isEqualTo("Example");
    }

    @Test
    void whereThePreviousIsNotKeptTheFieldsOfBothAreTold() {
        Feed feed = feed(false);
        delivered(feed);
        list.with("Other", 1);
        park(feed);
        list.with("Other", 1).with("Example", 1);

        assertThat(delivered(feed).changedFields()).containsExactly("Company");
    }

    @Test
    void whatWasDiscardedIsNotMadeUpFor() {
        Feed feed = feed(true);
        park(feed);
        new FeedOperations(store).discard(ListOfContacts.FEED, List.of("1"));
        list.with("Other", 1);

        assertThat(delivered(feed).kind()).isEqualTo(Kind.UPDATED);
    }

    private Feed feed(boolean isPreviousKept) {
        FeedSettings settings = new FeedSettings(
                ListOfContacts.FEED,
                FeedSettings.Backfill.ALL,
                FeedSettings.Scan.FULL,
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                Set.of(Kind.values()),
                Set.of(),
                1,
                false,
                isPreviousKept,
                3);
        Feed feed = new Feed(settings, Elements.CONTACTS, store, Instant::now);
        feed.takeOver();
        return feed;
    }

    private void park(Feed feed) {
        feed.scan(list);
        feed.take(10)
                .forEach(change ->
                        assertThat(feed.failed(change, "refused")).as("parked").isTrue());
        feed.settle();
    }

    private Change delivered(Feed feed) {
        feed.scan(list);
        List<Change> taken = new ArrayList<>(feed.take(10));
        taken.forEach(feed::delivered);
        feed.settle();
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }
}
