package io.salesflow.benchmark;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.JdbcFeedStore;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * Where feeds keep what they know.
 *
 * @param directory a directory for files
 * @param databaseUrl a PostgreSQL database
 */
record FeedState(Path directory, String databaseUrl) {

    /** The database, with a pool of connections and statements in batches. */
    FeedStore database() {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(databaseUrl + "&reWriteBatchedInserts=true");
        return new JdbcFeedStore(JdbcConnectionPool.create(connections));
    }
}
