package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.feed.Change;
import java.util.List;
import org.apache.camel.Exchange;

/** The changes that a feed delivers at once. */
final class Changes {
    private Changes() {}

    /**
     * The changes in a body.
     *
     * @throws IllegalArgumentException if the body is not a list of changes
     */
    static List<Change> of(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof List<?> list && list.stream().allMatch(Change.class::isInstance)) {
            return list.stream().map(Change.class::cast).toList();
        }
        throw new IllegalArgumentException(
                "The body must be the changes of a feed with a batchSize of at least 2, but is a "
                        + (body == null ? "null" : body.getClass().getName()));
    }
}
