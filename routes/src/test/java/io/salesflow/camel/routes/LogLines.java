package io.salesflow.camel.routes;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged while this is open. */
public final class LogLines implements AutoCloseable {
    private final Logger logger;
    private final Level levelBefore;
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    private final boolean isWithStacks;

    private LogLines(String name, Level level, boolean isWithStacks) {
        this.isWithStacks = isWithStacks;
        logger = (Logger) LoggerFactory.getLogger(name);
        levelBefore = logger.getLevel();
        logger.setLevel(level);
        appender.start();
        logger.addAppender(appender);
    }

    public static LogLines of(Class<?> source) {
        return new LogLines(source.getName(), Level.INFO, false);
    }

    public static LogLines of(String name, Level level) {
        return new LogLines(name, level, false);
    }

    /** With the stack traces of what is logged. */
    public static LogLines withStacks(String name, Level level) {
        return new LogLines(name, level, true);
    }

    public List<String> all() {
        return List.copyOf(appender.list).stream().map(this::line).toList();
    }

    private String line(ILoggingEvent event) {
        return isWithStacks && event.getThrowableProxy() != null
                ? event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy())
                : event.getFormattedMessage();
    }

    @Override
    public void close() {
        logger.detachAppender(appender);
        logger.setLevel(levelBefore);
    }
}
