package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.api.DigestedSince;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A new version of the digest, which a field that becomes known makes, delivers nothing anew. */
class DigestVersionsTest {
    private final FeedStore store = new MemoryFeedStore();
    private final ListOfContacts list = new ListOfContacts().with("Globex", 1, 2);

    record Before(Long number, String name) {}

    record After(Long number, @DigestedSince(2) String nickname, String name) {}

    private final Digest before = new Digest(Before.class, Set.of(), 1);
    private final Digest after = new Digest(After.class, Set.of(), 2);

    @Test
    void anEntryOfBeforeTheFieldIsComparedWithoutIt() {
        LedgerEntry entry = entry(before, new Before(7L, "Ada"));

        assertThat(entry.isOutdated(after)).isTrue();
        assertThat(entry.is(after.hash(new After(7L, "Countess", "Ada"), entry.version())))
                .isTrue();
        assertThat(entry.is(after.hash(new After(7L, "Countess", "Augusta"), entry.version())))
                .isFalse();
        assertThat(entry.changedFields(after, new After(7L, "Countess", "Augusta")))
                .containsExactly("Name");
    }

    @Test
    void anEntryOfThePresentVersionIsComparedWithTheField() {
        LedgerEntry entry = entry(after, new After(7L, "Countess", "Ada"));

        assertThat(entry.isOutdated(after)).isFalse();
        assertThat(entry.is(after.hash(new After(7L, null, "Ada"), 2))).isFalse();
        assertThat(entry.changedFields(after, new After(7L, null, "Ada"))).containsExactly("Nickname");
    }

    @Test
    void anUpgradeDeliversNothingAndBringsTheLedgerUpToDate() {
        list.deliveredBy(ListOfContacts.feed(store, 1));
        assertThat(versions()).containsOnly((byte) 1);

        assertThat(list.deliveredBy(ListOfContacts.feed(store, 2))).isEmpty();
        assertThat(versions()).hasSize(2).containsOnly((byte) 2);
    }

    @Test
    void aRealChangeIsDeliveredOverAnUpgrade() {
        list.deliveredBy(ListOfContacts.feed(store, 1));

        list.with("Initech", 2);
        assertThat(list.deliveredBy(ListOfContacts.feed(store, 2))).containsExactly("UPDATED 2");
        assertThat(list.deliveredBy(ListOfContacts.feed(store, 2))).isEmpty();
    }

    @Test
    void aLedgerOfALaterVersionIsRefusedAndLeftAsItIs() {
        list.deliveredBy(ListOfContacts.feed(store, 2));
        Map<String, byte[]> ledger = ledger();

        list.with("Initech", 2).with("Hooli", 3);
        Feed old = ListOfContacts.feed(store, 1);
        assertThatThrownBy(() -> old.scan(list))
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining("digest 2")
                .hasMessageContaining("knows 1")
                .hasMessageContaining("forget the feed");
        assertThat(ledger()).usingRecursiveComparison().isEqualTo(ledger);
    }

    private static LedgerEntry entry(Digest digest, Object element) {
        int version = digest.version();
        return LedgerEntry.of(
                version, digest.hash(element, version), digest.fieldHashes(element, version), false, new byte[0]);
    }

    private List<Byte> versions() {
        return ledger().values().stream().map(bytes -> bytes[0]).toList();
    }

    private Map<String, byte[]> ledger() {
        return store.read(ListOfContacts.FEED, Section.LEDGER, List.of("1", "2", "3"));
    }
}
