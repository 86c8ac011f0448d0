package io.salesflow.camel.routes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.util.FileUtil;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A real PostgreSQL for the tests of a class, which can go away, and come back with what it had. */
public final class PostgresExtension implements BeforeAllCallback, AfterAllCallback {
    private Path data;
    private EmbeddedPostgres server;
    private DataSource database;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        data = Files.createTempDirectory("postgres");
        server = builder().start();
        database = server.getPostgresDatabase();
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        server.close();
        FileUtil.removeDir(data.toFile());
    }

    /** Its database, whether it is there or not. */
    public DataSource database() {
        return database;
    }

    /** Where its database is, for JDBC; user and password are postgres. */
    public String url() {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    public JdbcTemplate sql() {
        return new JdbcTemplate(database);
    }

    /** Ends all its connections and takes no others. */
    public void goAway() throws IOException {
        server.close();
    }

    /** It is where it was. */
    public void comeBack() throws IOException {
        server = builder().setPort(server.getPort()).start();
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    }
}
