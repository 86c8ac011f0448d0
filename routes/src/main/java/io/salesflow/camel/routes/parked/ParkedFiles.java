package io.salesflow.camel.routes.parked;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.csv.CsvFile;
import io.salesflow.camel.routes.csv.CsvRows;
import io.salesflow.camel.routes.csv.CsvStyle;
import io.salesflow.camel.routes.csv.WrittenText;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static final String UNKNOWN =
            "It is not known whether it was done. If it is still parked, write replay or discard again: ";

    private final Set<Path> written = ConcurrentHashMap.newKeySet();
    private CamelContext context;
    private Path directory = Path.of("parked");
    private Path actionsDirectory = Path.of("parked/actions");
    private String feeds = "*";
    private CsvStyle style = CsvStyle.separatedBy(",");
    private boolean isFirst = true;

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
     * @throws IOException if one can't be read or written, such as when a spreadsheet has it open; the others are written, and the
     *     next call tries again
     */
    public synchronized void write() throws IOException {
        tellUnfinished();
        Map<Path, List<Map<String, Object>>> rows = new TreeMap<>();
        written.forEach(file -> rows.put(file, new ArrayList<>()));
        new ParkedRecords(context, feeds).byFeed().forEach((feed, parked) -> rows.computeIfAbsent(
                        fileOf(feed), file -> new ArrayList<>())
                .addAll(parked.stream().map(ParkedRecord::cells).toList()));
        IOException failure = null;
        for (Map.Entry<Path, List<Map<String, Object>>> file : rows.entrySet()) {
            try {
                write(file.getKey(), file.getValue());
            } catch (IOException e) {
                LOG.warn("{} is not written: {}. Close it if a spreadsheet has it open", file.getKey(), e.toString());
                failure = failure == null ? e : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Does what somebody has written into a file, the body, and writes the answers beside the place where the file goes to. What
     * fails after it has begun is told in the log and in the answers, and is no failure of the file.
     *
     * @throws IOException if the file is none of the kind; nothing was done then
     */
    public void perform(Exchange exchange) throws IOException {
        Path file = exchange.getMessage().getBody(File.class).toPath();
        Actions actions = Actions.of(file);
        List<Map<String, Object>> rows = actions.rows();
        if (rows.isEmpty()) {
            LOG.warn("{}: no row has replay or discard in its column action, so nothing was done", file.getFileName());
            return;
        }
        perform(file, rows);
        Path result = result(file);
        try {
            new CsvFile(result, RESULT_COLUMNS, actions.style()).write(rows.iterator());
            LOG.info("{}: {} rows were dealt with; {} has the answers", file.getFileName(), rows.size(), result);
        } catch (IOException e) {
            rows.forEach(row -> LOG.error(
                    "{}, which can't be written ({}), would say of {} {}: {}",
                    result,
                    e.toString(),
                    row.get(ParkedRecord.FEED),
                    row.get(ParkedRecord.KEY),
                    row.get(ParkedRecord.ANSWER)));
        }
        try {
            write();
        } catch (IOException | RuntimeException e) {
            LOG.warn("What is parked after {} is shown by the next run: {}", file.getFileName(), e.toString());
        }
    }

    private void perform(Path file, List<Map<String, Object>> rows) {
        try {
            new ParkedActions(SalesflowFeeds.of(context)).perform(rows);
        } catch (RuntimeException e) {
            LOG.error("{}: not everything is done: {}", file.getFileName(), e.toString());
            rows.forEach(row -> row.putIfAbsent(ParkedRecord.ANSWER, UNKNOWN + e.getMessage()));
        }
    }

    /** Once: who has ended the program while a file was done does not know what became of it. */
    private void tellUnfinished() throws IOException {
        Path performing = actionsDirectory.resolve("performing");
        if (isFirst && Files.isDirectory(performing)) {
            try (DirectoryStream<Path> left = Files.newDirectoryStream(performing)) {
                left.forEach(file -> LOG.warn(
                        "{} was left in its middle when the program ended, and is not done again. See what is still parked,"
                                + " and write replay or discard there",
                        file));
            }
        }
        isFirst = false;
    }

    private void write(Path file, List<Map<String, Object>> rows) throws IOException {
        saveActions(file);
        if (rows.isEmpty()) {
            Files.deleteIfExists(file);
            written.remove(file);
        } else {
            new CsvFile(file, ParkedRecord.COLUMNS, style).write(rows.iterator());
            written.add(file);
        }
    }

    private void saveActions(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (Actions.of(file).rows().isEmpty()) {
                return;
            }
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            LOG.warn(
                    "Somebody has changed {} so that it can't be read, and it is written anew: {}",
                    file,
                    e.getMessage());
            return;
        }
        Files.createDirectories(actionsDirectory);
        String name = file.getFileName().toString().replaceFirst("[.]csv$", "");
        Path free = actionsDirectory.resolve(name + ".csv");
        for (int i = 2; Files.exists(free); i++) {
            free = actionsDirectory.resolve(name + "-" + i + ".csv");
        }
        Files.move(file, free);
    }

    /** Beside the place where Camel's file component puts what it is done with. */
    private static Path result(Path file) {
        String name = file.getFileName().toString().replaceFirst("[.]csv$", ".result.csv");
        return file.resolveSibling("../done").normalize().resolve(name);
    }

    private Path fileOf(String feed) {
        return directory.resolve(feed.replaceAll("[^\\w.-]+", "-") + ".csv");
    }

    /**
     * The rows of a file that have an action.
     *
     * @param style that in which the file is written
     */
    private record Actions(List<Map<String, Object>> rows, CsvStyle style) {
        static Actions of(Path file) throws IOException {
            List<Map<String, Object>> rows = new ArrayList<>();
            try (CsvRows read = CsvRows.of(file)) {
                List<String> needed = List.of(ParkedRecord.ACTION, ParkedRecord.FEED, ParkedRecord.KEY);
                if (!read.columns().containsAll(needed)) {
                    throw new IOException(
                            file.getFileName() + " has the columns " + read.columns() + ", and not " + needed
                                    + ". Use a file of what is parked, and write replay or discard into its column action");
                }
                for (Map<String, String> row = read.next(); row != null; row = read.next()) {
                    String action = row.get(ParkedRecord.ACTION);
                    if (action != null && !action.isBlank()) {
                        Map<String, Object> cells = new LinkedHashMap<>();
                        row.forEach((column, text) -> cells.put(column, new WrittenText(text)));
                        cells.remove(ParkedRecord.ANSWER);
                        rows.add(cells);
                    }
                }
                return new Actions(rows, new CsvStyle(read.separatorFound()));
            }
        }
    }
}
