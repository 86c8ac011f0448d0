package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore.Section;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The table of keys and values. */
final class JdbcEntries {
    /** The most keys in one statement, and the most rows in one answer. */
    static final int PAGE_SIZE = 1000;

    private final String read;
    private final String firstPage;
    private final String nextPage;
    private final String firstKeys;
    private final String nextKeys;
    private final String count;
    private final String delete;
    private final String insert;
    private final String deleteAll;

    JdbcEntries(JdbcSchema schema) {
        String table = schema.entries();
        String ofSection = " where feed_number = ? and section = ?";
        this.read = "select entry_key, content from " + table + ofSection + " and entry_key in ";
        String inPages = " order by entry_key fetch first " + PAGE_SIZE + " rows only";
        this.firstPage = "select entry_key, content from " + table + ofSection + inPages;
        this.nextPage = "select entry_key, content from " + table + ofSection + " and entry_key > ?" + inPages;
        this.firstKeys = "select entry_key from " + table + ofSection + inPages;
        this.nextKeys = "select entry_key from " + table + ofSection + " and entry_key > ?" + inPages;
        this.count = "select count(*) from " + table + ofSection;
        this.delete = "delete from " + table + ofSection + " and entry_key in ";
        this.insert = "insert into " + table + " (feed_number, section, entry_key, content) values (?, ?, ?, ?)";
        this.deleteAll = "delete from " + table + " where feed_number = ?";
    }

    Map<String, byte[]> read(Connection connection, int feed, Section section, Collection<String> keys)
            throws SQLException {
        Map<String, byte[]> found = new HashMap<>(keys.size() * 2);
        for (List<String> some : pages(keys)) {
            try (PreparedStatement statement = connection.prepareStatement(read + list(some.size()))) {
                bind(statement, feed, section, some);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getString(1), rows.getBytes(2));
                    }
                }
            }
        }
        return found;
    }

    /**
     * The first entries after a key, or with null the first of all, in the database's order; {@link #PAGE_SIZE} of them, if there
     * are as many.
     */
    List<Map.Entry<String, byte[]>> page(Connection connection, int feed, Section section, String after)
            throws SQLException {
        return page(
                connection,
                after == null ? firstPage : nextPage,
                feed,
                section,
                after,
                row -> Map.entry(row.getString(1), row.getBytes(2)));
    }

    /** As {@link #page}, without the values. */
    List<String> keys(Connection connection, int feed, Section section, String after) throws SQLException {
        return page(connection, after == null ? firstKeys : nextKeys, feed, section, after, row -> row.getString(1));
    }

    private static <T> List<T> page(
            Connection connection, String sql, int feed, Section section, String after, Row<T> reading)
            throws SQLException {
        List<T> page = new ArrayList<>(PAGE_SIZE);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(PAGE_SIZE);
            bind(statement, feed, section, after == null ? List.of() : List.of(after));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(reading.of(rows));
                }
            }
        }
        return page;
    }

    long count(Connection connection, int feed, Section section) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(count)) {
            bind(statement, feed, section, List.of());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Deletes and inserts: the one way to replace rows that all databases know and that goes in batches. */
    void write(Connection connection, int feed, Section section, Map<String, byte[]> values) throws SQLException {
        for (List<String> some : pages(values.keySet())) {
            try (PreparedStatement statement = connection.prepareStatement(delete + list(some.size()))) {
                bind(statement, feed, section, some);
                statement.executeUpdate();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            int rows = 0;
            for (Map.Entry<String, byte[]> entry : values.entrySet()) {
                if (entry.getValue() != null) {
                    bind(statement, feed, section, List.of(entry.getKey()));
                    statement.setBytes(4, entry.getValue());
                    statement.addBatch();
                    if (++rows % PAGE_SIZE == 0) {
                        statement.executeBatch();
                    }
                }
            }
            if (rows % PAGE_SIZE != 0) {
                statement.executeBatch();
            }
        }
    }

    void deleteAll(Connection connection, int feed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(deleteAll)) {
            statement.setInt(1, feed);
            statement.executeUpdate();
        }
    }

    /** Lists of few lengths, filled up with the last key, so that databases and drivers see few different statements. */
    private static List<List<String>> pages(Collection<String> keys) {
        List<String> all = new ArrayList<>(keys);
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PAGE_SIZE) {
            List<String> page = new ArrayList<>(all.subList(from, Math.min(from + PAGE_SIZE, all.size())));
            int length = Math.min(PAGE_SIZE, Integer.highestOneBit(Math.max(1, page.size() * 2 - 1)));
            while (page.size() < length) {
                page.add(page.get(page.size() - 1));
            }
            pages.add(page);
        }
        return pages;
    }

    private static String list(int size) {
        return "(?" + ", ?".repeat(size - 1) + ")";
    }

    private static void bind(PreparedStatement statement, int feed, Section section, List<String> keys)
            throws SQLException {
        statement.setInt(1, feed);
        statement.setString(2, section.name());
        int index = 3;
        for (String key : keys) {
            statement.setString(index++, key);
        }
    }

    /** Reads what is in a row of an answer. */
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
