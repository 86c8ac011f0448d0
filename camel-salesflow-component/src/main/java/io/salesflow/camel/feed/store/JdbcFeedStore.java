package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.FencedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;

/**
 * Keeps what feeds know in a database, for replicas that take turns. The same SQL for PostgreSQL and H2, and nothing in it
 * that other databases with {@code create table if not exists}, {@code bytea} and {@code fetch first} would not understand.
 * Three tables, made at the first use; a user who may not make tables can use those that somebody else made.
 *
 * <p>A write holds the feed's row, so that a deposed leader cannot write even at the very moment when it is deposed. Each
 * call takes a connection from the data source and gives it back; use a pool. With PostgreSQL, set
 * {@code reWriteBatchedInserts=true} in the URL: writes are several times faster.
 *
 * <p>Where the connection is lost in the very commit, nobody can tell whether the write was done; never is half of it.
 */
public final class JdbcFeedStore implements FeedStore {
    /** What the names of the tables start with unless told otherwise. */
    public static final String DEFAULT_PREFIX = "salesflow_";

    private final JdbcTransactions transactions;
    private final JdbcFeeds feeds;
    private final JdbcEntries entries;

    /**
     * Opens the store, with tables whose names start with {@value #DEFAULT_PREFIX}.
     *
     * @param dataSource stays open when the store is closed
     * @throws FeedStoreException if the database fails, or its tables are of a later version
     */
    public JdbcFeedStore(DataSource dataSource) {
        this(dataSource, DEFAULT_PREFIX);
    }

    /**
     * Opens the store.
     *
     * @param dataSource stays open when the store is closed
     * @param prefix what the names of the tables start with: letters, digits, underscores; before them, if need be, the name
     *     of a database schema that exists, and a dot
     * @throws FeedStoreException if the database fails, or its tables are of a later version
     */
    public JdbcFeedStore(DataSource dataSource, String prefix) {
        JdbcSchema schema = new JdbcSchema(prefix);
        this.transactions = new JdbcTransactions(dataSource);
        this.feeds = new JdbcFeeds(schema);
        this.entries = new JdbcEntries(schema);
        transactions.runAgainIfRaced(connection -> {
            if (!schema.isThere(connection)) {
                schema.create(connection);
            }
            return schema;
        });
    }

    @Override
    public long takeOver(String feedId) {
        FeedKeys.check(feedId);
        return transactions.runAgainIfRaced(connection -> {
            feeds.takeOver(connection, feedId);
            return feeds.find(connection, feedId).epoch();
        });
    }

    @Override
    public long epoch(String feedId) {
        return transactions.run(connection -> epoch(feeds.find(connection, feedId)));
    }

    @Override
    public Map<String, byte[]> read(String feedId, Section section, Collection<String> keys) {
        return transactions.run(connection -> {
            FeedRecord feed = feeds.find(connection, feedId);
            return feed == null ? Map.of() : entries.read(connection, feed.number(), section, keys);
        });
    }

    /** In the order of the database, in pages; a page holds a connection only while it is read. */
    @Override
    public Stream<Map.Entry<String, byte[]>> all(String feedId, Section section) {
        return streamed(
                feedId, (connection, feed, after) -> entries.page(connection, feed, section, after), Map.Entry::getKey);
    }

    @Override
    public Stream<String> keys(String feedId, Section section) {
        return streamed(
                feedId, (connection, feed, after) -> entries.keys(connection, feed, section, after), key -> key);
    }

    private <T> Stream<T> streamed(String feedId, PageOfFeed<T> page, Function<T, String> key) {
        Function<String, List<T>> pageAfter = after -> transactions.run(connection -> {
            FeedRecord feed = feeds.find(connection, feedId);
            return feed == null ? List.of() : page.read(connection, feed.number(), after);
        });
        Iterator<T> pages = new JdbcPages<>(pageAfter, key);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, Spliterator.NONNULL), false);
    }

    @Override
    public long count(String feedId, Section section) {
        return transactions.run(connection -> {
            FeedRecord feed = feeds.find(connection, feedId);
            return feed == null ? 0L : entries.count(connection, feed.number(), section);
        });
    }

    @Override
    public void write(String feedId, long epoch, FeedWrite write) {
        FeedKeys.check(write);
        transactions.run(connection -> {
            FeedRecord feed = feeds.lock(connection, feedId);
            if (feed == null || feed.epoch() != epoch) {
                throw new FencedException(feedId, epoch, epoch(feed));
            }
            for (Map.Entry<Section, Map<String, byte[]>> values : write.values().entrySet()) {
                entries.write(connection, feed.number(), values.getKey(), values.getValue());
            }
            return feed;
        });
    }

    @Override
    public void forget(String feedId) {
        transactions.run(connection -> {
            FeedRecord feed = feeds.lock(connection, feedId);
            if (feed != null) {
                entries.deleteAll(connection, feed.number());
                feeds.forget(connection, feedId);
            }
            return feed;
        });
    }

    @Override
    public List<String> feeds() {
        return transactions.run(feeds::listed).stream().sorted().toList();
    }

    /** The data source stays open: it isn't ours. */
    @Override
    public void close() {
        transactions.close();
    }

    private static long epoch(FeedRecord feed) {
        return feed == null ? 0 : feed.epoch();
    }

    /** Reads the page of a feed's section after a key, or with null the first. */
    private interface PageOfFeed<T> {
        List<T> read(Connection connection, int feed, String after) throws SQLException;
    }
}
