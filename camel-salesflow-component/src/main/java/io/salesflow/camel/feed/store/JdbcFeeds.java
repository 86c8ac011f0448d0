package io.salesflow.camel.feed.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The table of feeds. */
final class JdbcFeeds {
    private final String select;
    private final String lock;
    private final String takeOver;
    private final String insert;
    private final String forget;
    private final String list;

    JdbcFeeds(JdbcSchema schema) {
        String table = schema.feeds();
        this.select = "select feed_number, epoch, listed from " + table + " where feed_id = ?";
        this.lock = select + " for update";
        this.takeOver = "update " + table + " set epoch = epoch + 1, listed = true where feed_id = ?";
        this.insert = "insert into " + table + " (feed_id, epoch, listed) values (?, 1, true)";
        this.forget = "update " + table + " set epoch = epoch + 1, listed = false where feed_id = ?";
        this.list = "select feed_id from " + table + " where listed = true";
    }

    /** What is known of a feed; null if it was never taken over. */
    FeedRecord find(Connection connection, String feedId) throws SQLException {
        return find(connection, select, feedId);
    }

    /** As {@link #find}; until the transaction ends, nobody else takes the feed over or writes to it. */
    FeedRecord lock(Connection connection, String feedId) throws SQLException {
        return find(connection, lock, feedId);
    }

    /** Fails with a duplicate if the feed is new, and somebody else takes it over at the same time. */
    void takeOver(Connection connection, String feedId) throws SQLException {
        if (update(connection, takeOver, feedId) == 0) {
            update(connection, insert, feedId);
        }
    }

    void forget(Connection connection, String feedId) throws SQLException {
        update(connection, forget, feedId);
    }

    List<String> listed(Connection connection) throws SQLException {
        List<String> listed = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(list)) {
            while (rows.next()) {
                listed.add(rows.getString(1));
            }
        }
        return listed;
    }

    private static FeedRecord find(Connection connection, String sql, String feedId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, feedId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? new FeedRecord(row.getInt(1), row.getLong(2), row.getBoolean(3)) : null;
            }
        }
    }

    private static int update(Connection connection, String sql, String feedId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, feedId);
            return statement.executeUpdate();
        }
    }
}
