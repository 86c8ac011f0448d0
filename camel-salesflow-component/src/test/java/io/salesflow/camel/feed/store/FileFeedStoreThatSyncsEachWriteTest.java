package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileFeedStoreThatSyncsEachWriteTest extends FeedStoreContract {
    @TempDir
    Path directory;

    @Override
    protected FeedStore open() {
        return new FileFeedStore(directory, FileSync.EACH_WRITE);
    }
}
