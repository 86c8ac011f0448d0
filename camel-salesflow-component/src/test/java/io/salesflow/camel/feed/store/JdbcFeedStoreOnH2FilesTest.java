package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** When the pool is closed so is the database, and the next one reads it from its file. */
class JdbcFeedStoreOnH2FilesTest extends FeedStoreContract {
    @TempDir
    Path directory;

    private JdbcConnectionPool pool;

    @Override
    protected FeedStore open() {
        closePool();
        pool = JdbcConnectionPool.create("jdbc:h2:file:" + directory.resolve("feeds"), "", "");
        return new JdbcFeedStore(pool);
    }

    @AfterEach
    void closePool() {
        if (pool != null) {
            pool.dispose();
        }
    }
}
