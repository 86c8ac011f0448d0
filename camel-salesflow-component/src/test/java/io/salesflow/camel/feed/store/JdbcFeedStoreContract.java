package io.salesflow.camel.feed.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import io.salesflow.camel.feed.FencedException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a store in a database does besides, on each database. */
abstract class JdbcFeedStoreContract extends FeedStoreContract {
    static final String PREFIX = "feeds_of_ours.sf_";

    protected abstract DataSource dataSource();

    @Override
    protected FeedStore open() throws Exception {
        return new JdbcFeedStore(dataSource(), PREFIX);
    }

    @Test
    void tablesOfALaterVersionAreRefusedAndLeftAsTheyAre() throws SQLException {
        execute("update " + PREFIX + "version set version = 2");

        assertThatThrownBy(this::open)
                .isInstanceOf(FeedStoreException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("use the version that wrote them");
        assertThat(number("select version from " + PREFIX + "version")).isEqualTo(2);
    }

    @Test
    void storesWithPrefixesOfTheirOwnAreApart() {
        long epoch = store.takeOver("feed");
        store.write("feed", epoch, new FeedWrite().put(Section.LEDGER, "1", new byte[0]));

        try (JdbcFeedStore other = new JdbcFeedStore(dataSource(), "feeds_of_ours.others_")) {
            assertThat(other.feeds()).isEmpty();
            assertThat(other.takeOver("feed")).isEqualTo(1);
            assertThat(other.count("feed", Section.LEDGER)).isZero();
        }
    }

    @Test
    void aPrefixThatCouldBeSqlIsRefused() {
        for (String prefix : List.of("", "a b", "a;drop table x", "a.b.c", "1a", "ä_")) {
            assertThatThrownBy(() -> new JdbcFeedStore(dataSource(), prefix))
                    .isInstanceOf(FeedStoreException.class)
                    .hasMessageContaining("prefix");
        }
    }

    @Test
    void processesThatMakeTheTablesAtTheSameTimeAllSucceed() throws Exception {
        List<CompletableFuture<Long>> openings = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            openings.add(CompletableFuture.supplyAsync(
                    () -> new JdbcFeedStore(dataSource(), "feeds_of_ours.raced_").takeOver("feed")));
        }
        assertThat(openings).map(CompletableFuture::get).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aLeaderThatIsDeposedWhileItWritesIsRefused() throws Exception {
        long deposed = store.takeOver("feed");
        CompletableFuture<Void> late;
        try (Connection connection = dataSource().getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("update " + PREFIX + "feed set epoch = epoch + 1");
            }
            late = CompletableFuture.runAsync(
                    () -> store.write("feed", deposed, new FeedWrite().put(Section.LEDGER, "1", new byte[] {1})));
            connection.commit();
            connection.setAutoCommit(true);
        }

        assertThatThrownBy(late::get).isInstanceOf(ExecutionException.class).hasCauseInstanceOf(FencedException.class);
        assertThat(store.count("feed", Section.LEDGER)).isZero();
    }

    @Test
    void ifTheConnectionIsLostInTheMiddleOfAWriteNothingIsWritten() {
        long epoch = store.takeOver("feed");
        store.write("feed", epoch, new FeedWrite().put(Section.LEDGER, "1", new byte[] {1}));
        FeedWrite write = new FeedWrite();
        for (int i = 0; i < 2500; i++) {
            write.put(Section.LEDGER, Integer.toString(i), new byte[] {2});
        }

        for (int batches = 0; batches < 3; batches++) {
            FeedStore losing = new JdbcFeedStore(new LosingDataSource(dataSource(), batches), PREFIX);
            assertThatThrownBy(() -> losing.write("feed", epoch, write))
                    .isInstanceOf(FeedStoreException.class)
                    .hasMessageContaining("nothing was written");
            assertThat(store.count("feed", Section.LEDGER)).isEqualTo(1);
            assertThat(store.read("feed", Section.LEDGER, List.of("1")).get("1"))
                    .isEqualTo(new byte[] {1});
        }
        store.write("feed", epoch, write);
        assertThat(store.count("feed", Section.LEDGER)).isEqualTo(2500);
    }

    @Test
    void connectionsAreGivenBackAsTheyWere() throws SQLException {
        store.takeOver("feed");
        assertThatThrownBy(() -> store.write("feed", 0, new FeedWrite())).isInstanceOf(FencedException.class);

        try (Connection connection = dataSource().getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int number(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
