package io.salesflow.camel;

import io.salesflow.camel.feed.Change;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;

/**
 * The changes of a batch that a route could not deliver, as it says in the exchange property
 * {@link SalesflowConstants#FAILURES}. Where nobody can tell which ones it means, all of them failed: none may be lost.
 */
final class FailedChanges {
    private final Map<String, String> reasons;

    private FailedChanges(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    static FailedChanges of(Exchange exchange, List<Change> batch) {
        Object failures = exchange.getProperty(SalesflowConstants.FAILURES);
        if (failures == null) {
            return new FailedChanges(Map.of());
        }
        if (!(failures instanceof Map<?, ?> reasons)) {
            return all(batch, "must be a Map of reasons by identity, but is " + failures.getClass());
        }
        Map<String, String> byIdentity = new HashMap<>();
        reasons.forEach((identity, reason) -> byIdentity.put(String.valueOf(identity), String.valueOf(reason)));
        Set<String> identities = batch.stream().map(Change::identity).collect(Collectors.toSet());
        return byIdentity.keySet().stream()
                .filter(identity -> !identities.contains(identity))
                .findFirst()
                .map(unknown ->
                        all(batch, "has '" + unknown + "', which is the identity of no change of this exchange"))
                .orElseGet(() -> new FailedChanges(byIdentity));
    }

    boolean has(Change change) {
        return reasons.containsKey(change.identity());
    }

    String reason(Change change) {
        return reasons.get(change.identity());
    }

    private static FailedChanges all(List<Change> batch, String problem) {
        return new FailedChanges(batch.stream()
                .collect(Collectors.toMap(
                        Change::identity, change -> "Property " + SalesflowConstants.FAILURES + " " + problem)));
    }
}
