package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStoreException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs each piece of work in a transaction of its own: all of it or nothing. */
final class JdbcTransactions {
    private final DataSource dataSource;
    private volatile boolean isClosed;

    JdbcTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** @throws FeedStoreException if the database fails, or refuses; nothing was changed */
    <T> T run(Work<T> work) {
        try {
            return attempt(work);
        } catch (SQLException failure) {
            throw translated(failure);
        }
    }

    /** As {@link #run}, and once more if somebody else did the same at the same time. */
    <T> T runAgainIfRaced(Work<T> work) {
        try {
            return attempt(work);
        } catch (SQLException race) {
            return run(work);
        }
    }

    void close() {
        isClosed = true;
    }

    private <T> T attempt(Work<T> work) throws SQLException {
        if (isClosed) {
            throw new FeedStoreException("The feed store in the database is closed");
        }
        try (Connection connection = dataSource.getConnection()) {
            boolean wasAutoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException | Error failure) {
                rollBack(connection, failure);
                throw failure;
            } finally {
                restore(connection, wasAutoCommit);
            }
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
        } catch (SQLException second) {
            failure.addSuppressed(second);
        }
    }

    private static void restore(Connection connection, boolean wasAutoCommit) {
        try {
            connection.setAutoCommit(wasAutoCommit);
        } catch (SQLException ignored) {
            // The connection is lost; whoever gets it next sees that by itself.
        }
    }

    private static FeedStoreException translated(SQLException failure) {
        SQLException last = failure;
        while (last.getNextException() != null) {
            last = last.getNextException();
        }
        return new FeedStoreException(
                "The database of the feed store failed, and nothing was written: " + last, failure);
    }
}
