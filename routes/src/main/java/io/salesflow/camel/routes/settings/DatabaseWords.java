package io.salesflow.camel.routes.settings;

import java.sql.SQLException;
import org.apache.camel.Exchange;

/** What a database says when it fails, without anything of what it was given. */
public final class DatabaseWords {
    private DatabaseWords() {}

    /** The first line of the last cause: statements, which a batch quotes as a whole, and rows are in the others. */
    public static String of(Exchange failed) {
        Throwable said = failed.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        for (Throwable cause = said; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                said = cause;
            }
        }
        return String.valueOf(said.getMessage()).lines().findFirst().orElse("");
    }
}
