package io.salesflow.camel.routes.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.IOHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * States in a file in UTF-8, each a line {@code key=value}. The file is replaced as a whole whenever a state changes, so that a crash
 * leaves the one before or the new one. One program uses it at a time. For several threads.
 */
public final class StateFile extends ServiceSupport implements StateRepository<String, String> {
    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);
    private static final Pattern END_OF_LINE = Pattern.compile("\\R");
    private static final char DELIMITER = '=';

    private final Path path;
    private final String setting;
    private final Map<String, String> states = new TreeMap<>();
    private FileClaim claim;

    private StateFile(Path path, String setting) {
        this.path = path;
        this.setting = setting;
    }

    /**
     * The repository of that name in the registry of a context; if there is none, a file, which all who name it have together. It is
     * started, and stops with the context.
     *
     * @param file where the file is
     * @param setting what users call that which names the file, such as {@code property mail.stateFile}
     * @throws RuntimeCamelException if it does not start
     */
    public static StateRepository<String, String> of(CamelContext context, String name, String file, String setting) {
        synchronized (StateFile.class) {
            Path path = Path.of(file);
            String nameOfFile = name + "@" + path.toAbsolutePath().normalize();
            StateRepository<String, String> bound = bound(context, name)
                    .orElseGet(() -> bound(context, nameOfFile).orElse(null));
            StateRepository<String, String> used = bound == null ? new StateFile(path, setting) : bound;
            try {
                ServiceHelper.startService(used); // one that can't start is not to be found
                context.addService(used, true, true);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
            if (bound == null) {
                context.getRegistry().bind(nameOfFile, used);
            }
            return used;
        }
    }

    @SuppressWarnings("unchecked")
    private static Optional<StateRepository<String, String>> bound(CamelContext context, String name) {
        return Optional.ofNullable(context.getRegistry().lookupByNameAndType(name, StateRepository.class));
    }

    @Override
    public synchronized String getState(String key) {
        requireClaim();
        return states.get(key);
    }

    /**
     * Keeps a state. It is on the disk when this returns.
     *
     * @throws IllegalArgumentException if there is an end of a line in it, or a {@code =} in its key
     * @throws UncheckedIOException if it can't be written; this program has it all the same, and the next state that can be written
     *     takes it along
     */
    @Override
    public synchronized void setState(String key, String value) {
        requireClaim();
        if (key.indexOf(DELIMITER) >= 0 || END_OF_LINE.matcher(key + value).find()) {
            throw new IllegalArgumentException(path + " can't keep " + key + DELIMITER + value
                    + ": a key has no =, and neither a key nor a value has an end of a line");
        }
        states.put(key, value);
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write to " + path + ", the file of " + setting, e);
        }
    }

    /**
     * Reads the file, and writes it, so that a place that can't be written to is known before there is something to keep.
     *
     * @throws IllegalStateException if another program has it
     * @throws UncheckedIOException if it can't be read or written
     */
    @Override
    protected synchronized void doStart() {
        try {
            claim = FileClaim.on(path)
                    .orElseThrow(() -> new IllegalStateException("Another program uses the file " + path
                            + ", or something else in this one does. Stop it, or give each a file of its own by "
                            + setting));
            read();
            write();
        } catch (IOException e) {
            release();
            throw new UncheckedIOException("The file of " + setting + " can't be used: " + path, e);
        }
    }

    /** Lets others have the file. */
    @Override
    protected synchronized void doStop() {
        states.clear();
        release();
    }

    private void requireClaim() {
        if (claim == null) {
            throw new IllegalStateException("The file " + path + " is not in use, since Camel has stopped");
        }
    }

    private void release() {
        IOHelper.close(claim);
        claim = null;
    }

    /** What somebody has broken is told and left out. A last line without an end was never finished. */
    private void read() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            int end = line.indexOf(DELIMITER);
            if (end > 0 && i < lines.length - 1) {
                states.put(line.substring(0, end), line.substring(end + 1));
            } else if (!line.isEmpty()) {
                LOG.warn("{}, line {}, is no state, and is left out: {}", path, i + 1, line);
            }
        }
    }

    private void write() throws IOException {
        WholeFile.replace(
                path,
                states.entrySet().stream()
                        .map(state -> state.getKey() + DELIMITER + state.getValue() + "\n")
                        .collect(Collectors.joining()));
    }
}
