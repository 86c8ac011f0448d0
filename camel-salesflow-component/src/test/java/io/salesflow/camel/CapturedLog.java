package io.salesflow.camel;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * Everything that is logged at TRACE and above while it is open, and holds a text. The server of the sandbox, which is in
 * the same JVM only here, is left out.
 */
final class CapturedLog implements AutoCloseable {
    private static final List<String> SERVER = List.of("org.eclipse.jetty", "io.salesflow.sandbox");

    private final List<String> hits = new CopyOnWriteArrayList<>();
    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level rootLevel = root.getLevel();
    private final AppenderBase<ILoggingEvent> appender;
    private long events;

    CapturedLog(String text) {
        appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                events++;
                String line = event.getLoggerName() + " " + event.getLevel() + " " + event.getFormattedMessage() + " "
                        + mdc(event) + stack(event.getThrowableProxy());
                if (line.contains(text)) {
                    hits.add(line);
                }
            }
        };
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.detachAppender("console");
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        SERVER.forEach(name -> root.getLoggerContext().getLogger(name).setLevel(Level.OFF));
    }

    /** The lines that hold the text. */
    List<String> hits() {
        return hits;
    }

    /** Leaves out the lines so far of the loggers whose names begin so. */
    void forget(String loggers) {
        hits.removeIf(line -> line.startsWith(loggers));
    }

    /** How many lines there were in all. */
    long size() {
        return events;
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        root.setLevel(rootLevel);
    }

    private static String mdc(ILoggingEvent event) {
        Map<String, String> values = event.getMDCPropertyMap();
        return values == null ? "" : values.toString();
    }

    private static String stack(IThrowableProxy failure) {
        return failure == null ? "" : ThrowableProxyUtil.asString(failure);
    }
}
