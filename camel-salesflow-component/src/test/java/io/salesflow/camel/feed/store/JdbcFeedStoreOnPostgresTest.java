package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

class JdbcFeedStoreOnPostgresTest extends JdbcFeedStoreContract {
    private static EmbeddedPostgres postgres;
    private static DataSource dataSource;

    @BeforeAll
    static void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
        dataSource = postgres.getDatabase("postgres", "postgres", Map.of("reWriteBatchedInserts", "true"));
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        postgres.close();
    }

    @AfterEach
    void dropTables() throws SQLException {
        execute("drop schema feeds_of_ours cascade");
    }

    @Override
    protected DataSource dataSource() {
        return dataSource;
    }

    @Override
    protected FeedStore open() throws Exception {
        execute("create schema if not exists feeds_of_ours");
        return super.open();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
