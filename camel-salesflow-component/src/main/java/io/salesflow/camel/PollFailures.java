package io.salesflow.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.spi.CamelLogger;
import org.apache.camel.support.LoggingExceptionHandler;
import org.slf4j.Logger;

/** Logs that a poll failed, in one line at WARN: it fails again with each poll while a system is down. The stack trace is at DEBUG. */
final class PollFailures extends LoggingExceptionHandler {

    PollFailures(CamelContext context, Logger log) {
        super(context, new OneLine(log));
    }

    private static final class OneLine extends CamelLogger {
        private final Logger log;

        OneLine(Logger log) {
            super(log, LoggingLevel.WARN);
            this.log = log;
        }

        /** One without a message can't be told in words. */
        @Override
        public void log(String message, Throwable exception) {
            if (exception.getMessage() == null) {
                super.log(message, exception);
            } else {
                log(message);
                log.debug("It was", exception);
            }
        }
    }
}
