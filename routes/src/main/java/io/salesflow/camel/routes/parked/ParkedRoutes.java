package io.salesflow.camel.routes.parked;

import java.sql.SQLException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The routes of {@code camel/salesflow-parked-to-table.yaml} and {@code camel/salesflow-parked-to-file.yaml} in Java, with the same
 * properties, which are told there. Each is there only if its property {@code enabled} is true.
 */
public final class ParkedRoutes extends RouteConfigurationBuilder {
    private static final String TO_TABLE = "salesflow-parked-to-table";
    private static final String TO_FILE = "salesflow-parked-to-file";
    private static final String ACTIONS = "salesflow-parked-actions";
    private static final String TABLE = "salesflowParkedTable";
    private static final String FILES = "salesflowParkedFiles";
    private static final String SQL =
            "sql:classpath:salesflow/sql/%s.sql?dataSource=#{{salesflow.dataSource:dataSource}}";
    private static final String BATCH = SQL + "&batch=true&batchAutoCommitDisabled=true";
    private static final String SCHEDULE = "scheduler:%s?initialDelay=0&synchronous=true"
            + "&startScheduler={{salesflow.%2$s.scheduled:true}}"
            + "&delay={{salesflow.%2$s.period:60000}}";

    @Override
    public void configuration() {
        routeConfiguration(TO_TABLE)
                .onException(SQLException.class)
                .logExhausted(false)
                .log(
                        LoggingLevel.ERROR,
                        "What is parked is not in the table, and comes with the next run: ${bean:salesflowParkedTable?method=saidByDatabase}. If the"
                                + " table is missing, run salesflow/sql/parked-table.sql of the jar, or set"
                                + " salesflow.parked-to-table.createTable=true");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        bindToRegistry(TABLE, table());
        bindToRegistry(FILES, files());
        toTable();
        toFile();
    }

    private void toTable() {
        from(SCHEDULE.formatted(TO_TABLE, "parked-to-table"))
                .routeId(TO_TABLE)
                .routeConfigurationId(TO_TABLE)
                .precondition("'{{salesflow.parked-to-table.enabled:false}}' =~ 'true'")
                .filter(simple("{{salesflow.parked-to-table.createTable:false}}"))
                .to(SQL.formatted("parked-table"))
                .end()
                .to(SQL.formatted("parked-actions"))
                .bean(TABLE, "perform")
                .filter(simple("${body.size} > 0"))
                .to(BATCH.formatted("parked-answers"))
                .end()
                .bean(TABLE, "rows")
                .filter(simple("${body.size} > 0"))
                .to(BATCH.formatted("parked-upsert"))
                .end()
                .to(SQL.formatted("parked-keys"))
                .bean(TABLE, "gone")
                .filter(simple("${body.size} > 0"))
                .to(BATCH.formatted("parked-delete"))
                .end();
    }

    private void toFile() {
        from(SCHEDULE.formatted(TO_FILE, "parked-to-file"))
                .routeId(TO_FILE)
                .precondition("'{{salesflow.parked-to-file.enabled:false}}' =~ 'true'")
                .bean(FILES, "write");
        from("file:{{salesflow.parked-to-file.actionsDirectory:parked/actions}}?include=.*\\.csv&readLock=changed"
                        + "&preMove=performing/${file:name.noext}-${date:exchangeCreated:yyyyMMdd-HHmmss}.csv"
                        + "&copyAndDeleteOnRenameFail=false&move=done/${file:onlyname}&moveFailed=failed/${file:onlyname}"
                        + "&startScheduler={{salesflow.parked-to-file.scheduled:true}}"
                        + "&initialDelay=0&delay={{salesflow.parked-to-file.actionsPeriod:5000}}")
                .routeId(ACTIONS)
                .precondition("'{{salesflow.parked-to-file.enabled:false}}' =~ 'true'")
                .bean(FILES, "perform");
    }

    private ParkedTable table() {
        ParkedTable table = new ParkedTable();
        table.setCamelContext(getContext());
        table.setFeeds(resolved("{{salesflow.parked.feeds:*}}"));
        return table;
    }

    private ParkedFiles files() {
        ParkedFiles files = new ParkedFiles();
        files.setCamelContext(getContext());
        files.setDirectory(resolved("{{salesflow.parked-to-file.directory:parked}}"));
        files.setActionsDirectory(resolved("{{salesflow.parked-to-file.actionsDirectory:parked/actions}}"));
        files.setSeparator(resolved("{{salesflow.parked-to-file.separator:,}}"));
        files.setFeeds(resolved("{{salesflow.parked.feeds:*}}"));
        return files;
    }

    private String resolved(String placeholder) {
        return getContext().resolvePropertyPlaceholders(placeholder);
    }
}
