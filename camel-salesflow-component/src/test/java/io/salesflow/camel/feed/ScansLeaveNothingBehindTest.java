package io.salesflow.camel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A scan whose process ends before its changes are delivered leaves no files, and a false alarm no entries. */
class ScansLeaveNothingBehindTest {
    private final FeedStore store = new MemoryFeedStore();

    @Test
    void aProcessThatEndsLeavesNoTemporaryFiles() throws IOException {
        List<Path> before = temporaryFiles();

        Feed feed = ListOfContacts.feed(store, 1);
        feed.scan(new ListOfContacts().with("Globex", 1, 2, 3, 4, 5, 6, 7, 8, 9));

        assertThat(feed.waiting()).isEqualTo(9);
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    @Test
    void whatWasMissingFromAnEmptyAnswerIsThereAgain() {
        ListOfContacts list =
                new ListOfContacts().with("Globex", LongStream.range(0, 2500).toArray());
        Feed feed = ListOfContacts.feed(store, 1);
        list.deliveredBy(feed);
        new ListOfContacts().deliveredBy(feed);
        assertThat(store.count(ListOfContacts.FEED, Section.MISSING)).isEqualTo(2500);

        assertThat(list.deliveredBy(feed)).isEmpty();
        assertThat(store.count(ListOfContacts.FEED, Section.MISSING)).isZero();
    }

    private static List<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("salesflow-feed"))
                    .sorted()
                    .toList();
        }
    }
}
