package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileFeedStoreTest extends FeedStoreContract {
    @TempDir
    Path directory;

    @Override
    protected FeedStore open() {
        return new FileFeedStore(directory.resolve("made/if need be"));
    }
}
