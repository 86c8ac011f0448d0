package io.salesflow.camel.routes.parked;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.csv.CsvFile;
import io.salesflow.camel.routes.csv.CsvRows;
import io.salesflow.camel.routes.csv.CsvStyle;
import io.salesflow.camel.routes.csv.WrittenText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is parked, as CSV files: one for each feed, which goes when nothing is parked in it any more. And files that people have
 * written replay or discard into.
 */
public final class ParkedFiles implements CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedFiles.class);
    private static final List<String> RESULT_COLUMNS = Stream.concat(
                    Stream.of(ParkedRecord.ANSWER), ParkedRecord.COLUMNS.stream())
            .toList();

    private final Set<Path> written = ConcurrentHashMap.newKeySet();
    private CamelContext context;
    private Path directory = Path.of("parked");
    private Path actionsDirectory = Path.of("parked/actions");
    private String feeds = "*";
    private CsvStyle style = CsvStyle.separatedBy(",");

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** Where the files are. */
    public void setDirectory(String directory) {
        this.directory = Path.of(directory);
    }

    /** Where people put files that they have written into. */
    public void setActionsDirectory(String actionsDirectory) {
        this.actionsDirectory = Path.of(actionsDirectory);
    }

    /** The ids of the feeds that are shown, with commas between them, or * for all. */
    public void setFeeds(String feeds) {
        this.feeds = feeds;
    }

    /** What is between two columns: a comma, a semicolon or {@code tab}. */
    public void setSeparator(String separator) {
        style = CsvStyle.separatedBy(separator);
    }

    /**
     * Writes the files anew where something is different. One that somebody has written into where it is, is put among those with
     * actions.
     *
     * @throws IOException if one can't be written, such as when a spreadsheet has it open; the next call tries again
     */
    public synchronized void write() throws IOException {
        Map<Path, List<Map<String, Object>>> rows = new TreeMap<>();
        written.forEach(file -> rows.put(file, new ArrayList<>()));
        new ParkedRecords(context, feeds).byFeed().forEach((feed, parked) -> rows.computeIfAbsent(
                        fileOf(feed), file -> new ArrayList<>())
                .addAll(parked.stream().map(ParkedRecord::cells).toList()));
        for (Map.Entry<Path, List<Map<String, Object>>> file : rows.entrySet()) {
            saveActions(file.getKey());
            if (file.getValue().isEmpty()) {
                Files.deleteIfExists(file.getKey());
                written.remove(file.getKey());
            } else {
                new CsvFile(file.getKey(), ParkedRecord.COLUMNS, style)
                        .write(file.getValue().iterator());
                written.add(file.getKey());
            }
        }
    }

    /**
     * Does what somebody has written into a file, the body, and writes the answers beside the place where the file goes to.
     *
     * @throws IOException if the file is none of the kind; nothing was done then
     */
    public void perform(Exchange exchange) throws IOException {
        Path file = exchange.getMessage().getBody(File.class).toPath();
        List<Map<String, Object>> rows = rowsWithActions(file);
        if (rows.isEmpty()) {
            LOG.warn("{}: no row has replay or discard in its column action, so nothing was done", file.getFileName());
            return;
        }
        new ParkedActions(SalesflowFeeds.of(context)).perform(rows);
        new CsvFile(result(exchange, file), RESULT_COLUMNS, style).write(rows.iterator());
        LOG.info(
                "{}: {} rows were dealt with; {} has the answers",
                file.getFileName(),
                rows.size(),
                result(exchange, file));
    }

    private void saveActions(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (rowsWithActions(file).isEmpty()) {
                return;
            }
        } catch (IOException e) {
            LOG.warn(
                    "Somebody has changed {} so that it can't be read, and it is written anew: {}",
                    file,
                    e.getMessage());
            return;
        }
        Files.createDirectories(actionsDirectory);
        Files.move(file, actionsDirectory.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Map<String, Object>> rowsWithActions(Path file) throws IOException {
        List<Map<String, Object>> rows = new ArrayList<>();
        try (CsvRows read = CsvRows.of(file)) {
            List<String> needed = List.of(ParkedRecord.ACTION, ParkedRecord.FEED, ParkedRecord.KEY);
            if (!read.columns().containsAll(needed)) {
                throw new IOException(file.getFileName() + " has the columns " + read.columns() + ", and not " + needed
                        + ". Use a file of what is parked, and write replay or discard into its column action");
            }
            for (Map<String, String> row = read.next(); row != null; row = read.next()) {
                String action = row.get(ParkedRecord.ACTION);
                if (action != null && !action.isBlank()) {
                    Map<String, Object> cells = new LinkedHashMap<>();
                    row.forEach((column, text) -> cells.put(column, new WrittenText(text)));
                    rows.add(cells);
                }
            }
        }
        return rows;
    }

    /** Where Camel's file component puts what it is done with. */
    private static Path result(Exchange exchange, Path file) {
        return file.resolveSibling("done").resolve(exchange.getVariable("name", String.class) + ".result.csv");
    }

    private Path fileOf(String feed) {
        return directory.resolve(feed.replaceAll("[^\\w.-]+", "-") + ".csv");
    }
}
