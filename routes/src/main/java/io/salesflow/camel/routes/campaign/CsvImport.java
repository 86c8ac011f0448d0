package io.salesflow.camel.routes.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.FileUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports the people of a CSV file into a campaign. The body is the file; afterwards it is the {@link ImportTotals} of this run.
 *
 * <p>Beside the file, folder {@code running} has the result as it goes, named after the file and its content: the same file goes
 * on where it was left. When everybody has a result, it goes to folder {@code done}, and the header {@link #NAME} has the name
 * that the file itself is to have there.
 */
public final class CsvImport extends ImportProcessor implements Processor {
    /** The header with the name that the file gets when it is done. */
    public static final String NAME = "CamelSalesflowImportedFile";

    private static final Logger LOG = LoggerFactory.getLogger(CsvImport.class);
    private static final String RESULT = ".result.csv";

    private String columns = "";
    private Charset charset = StandardCharsets.UTF_8;
    private String separator = CsvFile.ANY_SEPARATOR;
    private ColumnNames names;

    /** Makes one that has to be set up. */
    public CsvImport() {
        super("Property salesflow.csv-to-campaign.");
    }

    /** Where the file with names of columns is, as Camel writes places; blank for none. */
    public void setColumns(String columns) {
        this.columns = columns;
    }

    /**
     * In which encoding files are.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public void setCharset(String charset) {
        try {
            this.charset = Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new IllegalArgumentException(
                    "Property salesflow.csv-to-campaign.charset names no encoding: " + charset, e);
        }
    }

    /**
     * What is between cells: one character, {@code tab}, or {@code auto} for what is in the first line.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public void setSeparator(String separator) {
        this.separator = CsvFile.separator("Property salesflow.csv-to-campaign.separator", separator);
    }

    /**
     * Imports who has no result yet.
     *
     * @throws ImportUnfinishedException if not everybody has one now; the file must come again
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be reached, or refuses everybody alike
     * @throws IOException if a file can't be read, written or moved
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        Path file = exchange.getMessage().getMandatoryBody(File.class).toPath();
        String digest = FileDigest.of(file);
        Path results = file.resolveSibling("running")
                .resolve(FileUtil.stripExt(file.getFileName().toString()) + "." + digest + RESULT);
        ImportTotals totals = imported(file, results);
        if (!FileDigest.of(file).equals(digest)) {
            throw new ImportUnfinishedException(
                    file.getFileName() + " was changed while it was read, and is gone through again with the next poll",
                    null);
        }
        if (totals.unanswered() > 0) {
            throw new ImportUnfinishedException(
                    file.getFileName() + " comes again with the next poll: " + totals, null);
        }
        String name = moved(results, file);
        LOG.info("{} is done: {}. Its results are in done/{}{}", file, totals, FileUtil.stripExt(name), RESULT);
        exchange.getMessage().setHeader(NAME, name);
        exchange.getMessage().setBody(totals);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        names = ColumnNames.read(getCamelContext(), columns);
    }

    private ImportTotals imported(Path file, Path results) throws IOException {
        try (CsvPeople people = new CsvFile(file, charset, separator).open(names);
                ResultFile told = ResultFile.open(results, CsvFile.LINE, people.columns(), people.separator())) {
            return run(people, told);
        } catch (UnreadableFileException e) {
            return refused(results, e);
        }
    }

    private static ImportTotals refused(Path results, UnreadableFileException failure) {
        PersonToImport firstLine = new PersonToImport("1", null, null, null, null, null, List.of(), null, List.of());
        ImportTotals totals = new ImportTotals();
        try (ResultFile told = ResultFile.open(results, CsvFile.LINE, List.of(), ',')) {
            if (!told.isDone(firstLine)) {
                told.add(firstLine, ImportOutcome.refused(failure.getMessage(), failure.advice()));
            }
            totals.add(ImportOutcome.Result.REFUSED);
        }
        return totals;
    }

    /** Moves the results to those of files that are done, and tells the name that the file gets there. */
    private static String moved(Path results, Path file) throws IOException {
        Path done = Files.createDirectories(file.resolveSibling("done"));
        String name = file.getFileName().toString();
        String stem = FileUtil.stripExt(name);
        String free = stem;
        for (int i = 2;
                Files.exists(done.resolve(free + RESULT))
                        || Files.exists(done.resolve(free + name.substring(stem.length())));
                i++) {
            free = stem + "-" + i;
        }
        Files.move(results, done.resolve(free + RESULT), StandardCopyOption.ATOMIC_MOVE);
        return free + name.substring(stem.length());
    }
}
