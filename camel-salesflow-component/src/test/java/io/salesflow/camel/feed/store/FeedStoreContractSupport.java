package io.salesflow.camel.feed.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of {@link FeedStoreContract} have in common. */
abstract class FeedStoreContractSupport {
    static final String FEED = "members/list-by-account:17";
    static final String OTHER_FEED = "members/list-by-account:18";

    private final List<FeedStore> opened = new ArrayList<>();
    FeedStore store;

    /** Opens the store; in one test, always on the same data. At the first time in a test there is none. */
    protected abstract FeedStore open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open();
        opened.add(store);
    }

    @AfterEach
    final void closeStores() {
        opened.forEach(FeedStore::close);
    }

    Map<String, String> read(String feedId, Section section, String... keys) {
        return texts(store.read(feedId, section, List.of(keys)).entrySet().stream());
    }

    Map<String, String> all(String feedId, Section section) {
        try (Stream<Map.Entry<String, byte[]>> entries = store.all(feedId, section)) {
            return texts(entries);
        }
    }

    private static Map<String, String> texts(Stream<Map.Entry<String, byte[]>> entries) {
        Map<String, String> texts = new TreeMap<>();
        entries.forEach(entry -> assertThat(texts.put(entry.getKey(), text(entry.getValue())))
                .as("%s twice", entry.getKey())
                .isNull());
        return texts;
    }

    static FeedWrite numbered(int from, int to) {
        FeedWrite write = new FeedWrite();
        for (int i = from; i < to; i++) {
            write.put(Section.LEDGER, Integer.toString(i), bytes("value " + i));
        }
        return write;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
