package io.salesflow.camel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.MDC;

/**
 * Fields of what this thread logs while it does something, by the MDC of SLF4J. Then what was there before is there again.
 */
final class LogFields {
    static final String FEED = "salesflow.feed";
    static final String WEBHOOK = "salesflow.webhook";
    static final String OPERATION = "salesflow.operation";
    static final String ACCOUNT = "salesflow.account";
    static final String CAMPAIGN = "salesflow.campaign";
    static final String ROUTE = "salesflow.route";
    static final String IDENTITY = "salesflow.identity";
    static final String ATTEMPT = "salesflow.attempt";
    static final String EVENT = "salesflow.event";
    static final String MEMBER = "salesflow.member";

    private final Map<String, String> fields = new LinkedHashMap<>();

    /** Adds a field, unless there is no value. */
    LogFields put(String field, Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
        return this;
    }

    /** Does it, with these fields. */
    void during(Runnable doing) {
        Map<String, String> before = new LinkedHashMap<>();
        fields.forEach((field, value) -> {
            before.put(field, MDC.get(field));
            MDC.put(field, value);
        });
        try {
            doing.run();
        } finally {
            before.forEach(LogFields::restore);
        }
    }

    private static void restore(String field, String value) {
        if (value == null) {
            MDC.remove(field);
        } else {
            MDC.put(field, value);
        }
    }
}
