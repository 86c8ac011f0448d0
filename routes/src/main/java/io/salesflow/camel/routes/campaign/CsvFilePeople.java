package io.salesflow.camel.routes.campaign;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.FileUtil;
import org.apache.camel.util.IOHelper;

/**
 * The people of CSV files as JSON, for whoever imports them. A file is recognised by its name and its content; header
 * {@link PeopleBatches#SOURCE} has both, and is the name that the file is to have when it is done.
 */
public final class CsvFilePeople extends ServiceSupport implements Processor, CamelContextAware {
    private CamelContext context;
    private String columns = "";
    private Charset charset = StandardCharsets.UTF_8;
    private String separator = CsvFile.ANY_SEPARATOR;
    private int batchSize = 1_000;
    private ColumnNames names;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
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
            throw new IllegalArgumentException("Parameter charset names no encoding: " + charset, e);
        }
    }

    /**
     * What is between cells: one character, {@code tab}, or {@code auto} for what is in the first line.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public void setSeparator(String separator) {
        this.separator = CsvFile.separator("Parameter separator", separator);
    }

    /** The most people in one array. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    /**
     * Puts the people of the file in the body into its place, as JSON arrays, which are made while they are gone through. A file that
     * can't be read as such has one who can't be imported, for the reason why.
     *
     * @throws IOException if the file can't be read
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        Path file = exchange.getMessage().getMandatoryBody(File.class).toPath();
        String digest = FileDigest.of(file);
        String name = file.getFileName().toString();
        String stem = FileUtil.stripExt(name);
        exchange.getMessage()
                .setBody(PeopleBatches.of(
                        exchange,
                        stem + "." + digest + name.substring(stem.length()),
                        people(exchange, file),
                        batchSize,
                        () -> requireUnchanged(file, digest)));
    }

    /**
     * All were gone through.
     *
     * @throws ImportUnfinishedException if they have to come again
     */
    public void done(Exchange exchange) {
        PeopleBatches.done(exchange);
    }

    @Override
    protected void doStart() {
        names = ColumnNames.read(context, columns);
    }

    private Iterator<PersonToImport> people(Exchange exchange, Path file) throws IOException {
        try {
            CsvPeople people = new CsvFile(file, charset, separator).open(names);
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange done) {
                    IOHelper.close(people);
                }
            });
            return people;
        } catch (UnreadableFileException e) {
            PersonToImport firstLine =
                    new PersonToImport("1", null, null, null, null, null, List.of(), null, List.of());
            return List.of(firstLine.with(ImportOutcome.refused(e.getMessage(), e.advice())))
                    .iterator();
        }
    }

    private static void requireUnchanged(Path file, String digest) {
        try {
            if (!FileDigest.of(file).equals(digest)) {
                throw new ImportUnfinishedException(
                        file.getFileName()
                                + " was changed while it was read, and is gone through again with the next poll",
                        null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
