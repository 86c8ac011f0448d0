package io.salesflow.camel.routes.targets;

import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/** Tells people of the records of a batch that a target did not take: in one line, and each of them at DEBUG. */
public final class RefusedRecords {
    private static final int MOST_TOLD = 5;

    private RefusedRecords() {}

    /**
     * Logs them, if there are any.
     *
     * @param kind of the records, such as {@code Salesflow member}
     * @param what of them, such as {@code is not in HubSpot}
     * @param reasons in words, by the names of the records
     */
    public static void log(Logger log, String kind, String what, Map<String, String> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        reasons.forEach((name, reason) -> log.debug("{} {} {}: {}", kind, name, what, reason));
        Map.Entry<String, String> first = reasons.entrySet().iterator().next();
        String others = reasons.keySet().stream().skip(1).limit(MOST_TOLD).collect(Collectors.joining(", "));
        log.warn(
                "{} {} {}: {}{}",
                kind,
                first.getKey(),
                what,
                first.getValue(),
                others.isEmpty()
                        ? ""
                        : ". Nor are " + (reasons.size() - 1) + " others of the batch, such as " + others);
    }
}
