package io.salesflow.camel.feed.store;

import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;

class JdbcFeedStoreOnH2Test extends JdbcFeedStoreContract {
    private final JdbcConnectionPool pool = JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";INIT=create schema if not exists feeds_of_ours", "", "");

    @Override
    protected DataSource dataSource() {
        return pool;
    }

    @AfterEach
    void closePool() {
        pool.dispose();
    }
}
