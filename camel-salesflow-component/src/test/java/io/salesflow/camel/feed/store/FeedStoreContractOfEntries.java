package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a feed needs of a store's keys and values; a part of {@link FeedStoreContract}. */
abstract class FeedStoreContractOfEntries extends FeedStoreContractSupport {
    @Test
    void whatIsWrittenIsRead() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, new FeedWrite().put(Section.LEDGER, "1", bytes("one")));

        assertThat(read(FEED, Section.LEDGER, "1")).containsExactly(Map.entry("1", "one"));
    }

    @Test
    void aNewValueReplacesTheOld() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, new FeedWrite().put(Section.LEDGER, "1", bytes("one")));
        store.write(FEED, epoch, new FeedWrite().put(Section.LEDGER, "1", bytes("uno")));

        assertThat(read(FEED, Section.LEDGER, "1")).containsExactly(Map.entry("1", "uno"));
        assertThat(store.count(FEED, Section.LEDGER)).isEqualTo(1);
    }

    @Test
    void theLastWordOnAKeyCounts() {
        long epoch = store.takeOver(FEED);
        store.write(
                FEED,
                epoch,
                new FeedWrite()
                        .put(Section.LEDGER, "put twice", bytes("first"))
                        .put(Section.LEDGER, "put twice", bytes("second"))
                        .put(Section.LEDGER, "removed", bytes("first"))
                        .remove(Section.LEDGER, "removed")
                        .remove(Section.LEDGER, "put")
                        .put(Section.LEDGER, "put", bytes("last")));

        assertThat(all(FEED, Section.LEDGER)).isEqualTo(Map.of("put twice", "second", "put", "last"));
    }

    @Test
    void whatIsRemovedIsGone() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 10));
        store.write(FEED, epoch, new FeedWrite().remove(Section.LEDGER, "3").remove(Section.LEDGER, "absent"));

        assertThat(read(FEED, Section.LEDGER, "2", "3", "4")).containsOnlyKeys("2", "4");
        assertThat(store.count(FEED, Section.LEDGER)).isEqualTo(9);
    }

    @Test
    void anEmptyWriteChangesNothing() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, new FeedWrite());

        assertThat(store.count(FEED, Section.LEDGER)).isZero();
    }

    @Test
    void aPageIsReadWithoutTheKeysThatAreAbsent() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 5000));

        List<String> keys =
                IntStream.range(4500, 5500).mapToObj(Integer::toString).toList();
        Map<String, byte[]> page = store.read(FEED, Section.LEDGER, keys);

        assertThat(page).hasSize(500);
        assertThat(page.get("4999")).isEqualTo(bytes("value 4999"));
        assertThat(store.read(FEED, Section.LEDGER, List.of())).isEmpty();
    }

    @Test
    void manyKeysAreReadAtOnceInAnyOrder() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 3000));
        List<String> keys = new ArrayList<>(
                IntStream.range(0, 3000).mapToObj(Integer::toString).toList());
        Collections.shuffle(keys, new Random(1));

        Map<String, byte[]> values = store.read(FEED, Section.LEDGER, keys);

        assertThat(values).hasSize(3000);
        keys.forEach(key -> assertThat(values.get(key)).isEqualTo(bytes("value " + key)));
    }

    @Test
    void anyUnicodeTextCanBeAKey() {
        long epoch = store.takeOver(FEED);
        List<String> keys =
                List.of("", " ", "a", "A", "ä", "a\u0308", "Ж", "漢字", "🙂", "\n", "'\"\\%_", "\uffff", "x ");
        FeedWrite write = new FeedWrite();
        keys.forEach(key -> write.put(Section.LEDGER, key, bytes("<" + key + ">")));
        store.write(FEED, epoch, write);

        Map<String, String> expected = keys.stream().collect(Collectors.toMap(key -> key, key -> "<" + key + ">"));
        assertThat(all(FEED, Section.LEDGER)).isEqualTo(expected);
        assertThat(read(FEED, Section.LEDGER, keys.toArray(String[]::new))).isEqualTo(expected);
    }

    @Test
    void theLongestFeedIdAndKeyFit() {
        for (String character : List.of("x", "漢", "ä")) {
            String longest = character.repeat(FeedStore.LONGEST_KEY);
            long epoch = store.takeOver(longest);
            store.write(longest, epoch, new FeedWrite().put(Section.PARKED, longest, bytes("value")));

            assertThat(read(longest, Section.PARKED, longest)).containsExactly(Map.entry(longest, "value"));
        }
    }

    @Test
    void aLongerKeyIsRefusedAndNothingIsWritten() {
        long epoch = store.takeOver(FEED);
        String tooLong = "x".repeat(FeedStore.LONGEST_KEY + 1);
        FeedWrite write = numbered(0, 3).put(Section.LEDGER, tooLong, bytes("value"));

        assertThatThrownBy(() -> store.write(FEED, epoch, write))
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining("255");
        assertThatThrownBy(() -> store.takeOver(tooLong)).isInstanceOf(FeedStoreException.class);
        assertThat(store.count(FEED, Section.LEDGER)).isZero();
    }

    @Test
    void textThatIsNoUnicodeOrThatDatabasesRefuseIsNoKey() {
        long epoch = store.takeOver(FEED);
        for (String key : List.of("a\u0000b", "\ud83d", "\ude42", "\ude42\ud83d")) {
            assertThatThrownBy(() -> store.write(FEED, epoch, new FeedWrite().put(Section.LEDGER, key, bytes("v"))))
                    .isInstanceOf(FeedStoreException.class);
        }
        assertThat(store.count(FEED, Section.LEDGER)).isZero();
    }

    @Test
    void valuesMayBeEmptyOrLarge() {
        long epoch = store.takeOver(FEED);
        byte[] large = new byte[1 << 20];
        new Random(1).nextBytes(large);
        store.write(
                FEED,
                epoch,
                new FeedWrite().put(Section.PARKED, "empty", new byte[0]).put(Section.PARKED, "large", large));

        Map<String, byte[]> values = store.read(FEED, Section.PARKED, List.of("empty", "large"));
        assertThat(values.get("empty")).isEmpty();
        assertThat(values.get("large")).isEqualTo(large);
    }

    @Test
    void whoChangesAnArrayDoesNotChangeTheStore() {
        long epoch = store.takeOver(FEED);
        byte[] value = bytes("value");
        store.write(FEED, epoch, new FeedWrite().put(Section.LEDGER, "1", value));
        Arrays.fill(value, (byte) 'x');
        Arrays.fill(store.read(FEED, Section.LEDGER, List.of("1")).get("1"), (byte) 'y');

        assertThat(read(FEED, Section.LEDGER, "1")).containsEntry("1", "value");
    }

    @Test
    void feedsAndSectionsAreApart() {
        long epoch = store.takeOver(FEED);
        long otherEpoch = store.takeOver(OTHER_FEED);
        store.write(FEED, epoch, new FeedWrite().put(Section.LEDGER, "1", bytes("ledger")));
        store.write(FEED, epoch, new FeedWrite().put(Section.MISSING, "1", bytes("missing")));
        store.write(OTHER_FEED, otherEpoch, new FeedWrite().put(Section.LEDGER, "1", bytes("other")));
        store.write(FEED, epoch, new FeedWrite().remove(Section.MISSING, "1"));

        assertThat(all(FEED, Section.LEDGER)).isEqualTo(Map.of("1", "ledger"));
        assertThat(all(FEED, Section.MISSING)).isEmpty();
        assertThat(all(OTHER_FEED, Section.LEDGER)).isEqualTo(Map.of("1", "other"));
        assertThat(all(OTHER_FEED, Section.STATE)).isEmpty();
    }

    @Test
    void allOfASectionIsStreamed() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 4321));

        Map<String, String> all = all(FEED, Section.LEDGER);

        assertThat(all).hasSize(4321).containsEntry("0", "value 0").containsEntry("4320", "value 4320");
        assertThat(store.count(FEED, Section.LEDGER)).isEqualTo(4321);
    }

    @Test
    void theKeysOfASectionAreStreamedAsAllOfItIs() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 2345));

        try (Stream<String> keys = store.keys(FEED, Section.LEDGER)) {
            assertThat(keys.toList()).hasSize(2345).isEqualTo(keys(FEED));
        }
        try (Stream<String> keys = store.keys(OTHER_FEED, Section.LEDGER)) {
            assertThat(keys).isEmpty();
        }
    }

    @Test
    void theOrderOfAllIsTheSameEachTime() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 2500));

        assertThat(keys(FEED)).isEqualTo(keys(FEED));
    }

    @Test
    void aStreamMayBeLeftEarlyAndTheStoreWrittenMeanwhile() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 3000));

        try (Stream<Map.Entry<String, byte[]>> all = store.all(FEED, Section.LEDGER)) {
            var entries = all.iterator();
            entries.next();
            store.write(FEED, epoch, new FeedWrite().put(Section.LEDGER, "new", bytes("value")));
            entries.next();
        }
        assertThat(store.count(FEED, Section.LEDGER)).isEqualTo(3001);
    }

    @Test
    void whatIsWrittenMeanwhileDoesNotDisturbAStream() {
        long epoch = store.takeOver(FEED);
        store.write(FEED, epoch, numbered(0, 3000));

        List<String> seen = new ArrayList<>();
        try (Stream<Map.Entry<String, byte[]>> all = store.all(FEED, Section.LEDGER)) {
            all.forEach(entry -> {
                seen.add(entry.getKey());
                if (seen.size() % 50 == 0) {
                    store.write(FEED, epoch, new FeedWrite().remove(Section.LEDGER, entry.getKey()));
                }
            });
        }
        assertThat(seen).hasSize(3000).doesNotHaveDuplicates();
        assertThat(store.count(FEED, Section.LEDGER)).isEqualTo(2940);
    }

    private List<String> keys(String feedId) {
        try (Stream<Map.Entry<String, byte[]>> entries = store.all(feedId, Section.LEDGER)) {
            return entries.map(Map.Entry::getKey).toList();
        }
    }
}
