package io.salesflow.camel.process;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.feed.Change;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A copy of contacts in a database, one row for each identity, and next to it what was delivered by whom. */
final class CopyTable {
    private static final String DELETED = "deleted";
    private static final String NOTE =
            "with noted as (insert into deliveries (process, identity, content) values (?, ?, ?)) ";
    private static final String DELETE = NOTE + "delete from copies where identity = ?";
    private static final String UPSERT = NOTE + "insert into copies (identity, content) values (?, ?)"
            + " on conflict (identity) do update set content = excluded.content";

    private final DataSource database;

    CopyTable(DataSource database) {
        this.database = database;
    }

    void create() throws SQLException {
        execute("drop table if exists copies");
        execute("drop table if exists deliveries");
        execute("create table copies (identity varchar(40) primary key, content varchar(200) not null)");
        execute("create table deliveries (number bigint generated always as identity primary key,"
                + " process varchar(20) not null, identity varchar(40) not null, content varchar(200) not null)");
        execute("create index deliveries_of_one on deliveries (identity, content)");
    }

    /** Each with a statement of its own, which the database brings to its end even if this process is stopped meanwhile. */
    void write(String process, List<Change> changes) throws SQLException {
        try (Connection connection = database.getConnection()) {
            for (Change change : changes) {
                if (change.kind() == Change.Kind.DELETED) {
                    update(connection, DELETE, process, change.identity(), DELETED, change.identity());
                } else {
                    String content = ((Contact) change.element()).email();
                    update(connection, UPSERT, process, change.identity(), content, change.identity(), content);
                }
            }
        }
    }

    /** What is in the copy, by identity. */
    Map<String, String> contents() throws SQLException {
        Map<String, String> contents = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select identity, content from copies")) {
            while (rows.next()) {
                contents.put(rows.getString(1), rows.getString(2));
            }
        }
        return contents;
    }

    /** How many deliveries there were by that process; by all, where it is %. */
    long deliveries(String process) throws SQLException {
        return number("select count(*) from deliveries where process like ?", process);
    }

    /** How many deliveries were of something that had been delivered before, as it was, by any process. */
    long redeliveries() throws SQLException {
        return number(
                "select count(*) - count(distinct (identity, content)) from deliveries where process like ?", "%");
    }

    /** How many deliveries were of something that the same process had delivered before, as it was. */
    long redeliveriesByTheSameProcess() throws SQLException {
        return number(
                "select count(*) - count(distinct (process, identity, content)) from deliveries where process like ?",
                "%");
    }

    private long number(String query, String process) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, process);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
