package io.salesflow.camel.process;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConfiguration;
import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.store.JdbcFeedStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/**
 * A Camel program of its own: copies the contacts of an account into a {@link CopyTable}. It prints a line before and after
 * each delivery, so that its parent can choose the moment for what it does to it. Its {@link CopyProcess} sets it up.
 */
final class CopyProgram {
    static final String DELIVERING = "delivering";
    static final String DELIVERED = "delivered";
    static final String STARTED = "started";

    private CopyProgram() {}

    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().withAutoConfigurationEnabled(false);
        main.configure().addRoutesBuilder(new Routes(setting("name"), setting("from"), new CopyTable(database())));
        main.addMainListener(new Setup());
        main.run();
    }

    static void print(String word) {
        System.out.println("> " + word);
        System.out.flush();
    }

    private static String setting(String name) {
        return System.getenv(CopyProcess.environmentVariable(name));
    }

    private static DataSource database() {
        PGConnectionPoolDataSource connections = new PGConnectionPoolDataSource();
        connections.setUrl(setting("database"));
        return JdbcConnectionPool.create(connections);
    }

    /** What the program's properties would do. */
    private static final class Setup extends MainListenerSupport {
        @Override
        public void beforeConfigure(BaseMainSupport main) {
            CamelContext camel = main.getCamelContext();
            SalesflowConfiguration configuration =
                    camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
            configuration.setApiUrl(setting("apiUrl"));
            configuration.setToken(setting("token"));
            configuration.setAccountId(Long.valueOf(setting("accountId")));
            if (setting("stateDirectory") == null) {
                configuration.setStateStore(new JdbcFeedStore(database()));
            } else {
                configuration.setStateDirectory(setting("stateDirectory"));
            }
            if (setting("lockDirectory") != null) {
                addCluster(camel);
            }
        }

        @Override
        public void afterStart(BaseMainSupport main) {
            print(STARTED);
        }

        private static void addCluster(CamelContext camel) {
            FileLockClusterService cluster = new FileLockClusterService();
            cluster.setRoot(setting("lockDirectory"));
            cluster.setAcquireLockDelay(100, TimeUnit.MILLISECONDS);
            cluster.setAcquireLockInterval(200, TimeUnit.MILLISECONDS);
            try {
                camel.addService(cluster);
            } catch (Exception e) {
                throw new IllegalStateException("No cluster service", e);
            }
        }
    }

    private static final class Routes extends RouteBuilder {
        private final String name;
        private final String from;
        private final CopyTable table;

        Routes(String name, String from, CopyTable table) {
            this.name = name;
            this.from = from;
            this.table = table;
        }

        @Override
        public void configure() {
            from(from).process(exchange -> {
                print(DELIVERING);
                table.write(name, changes(exchange.getMessage()));
                print(DELIVERED);
            });
        }

        private static List<Change> changes(Message message) {
            if (message.getBody() instanceof List<?> batch) {
                return batch.stream().map(Change.class::cast).toList();
            }
            return List.of(new Change(
                    message.getHeader(SalesflowConstants.CHANGE, Change.Kind.class),
                    message.getHeader(SalesflowConstants.IDENTITY, String.class),
                    null,
                    message.getBody(SalesflowRecord.class),
                    List.of(),
                    null,
                    message.getHeader(SalesflowConstants.ATTEMPT, int.class)));
        }
    }
}
