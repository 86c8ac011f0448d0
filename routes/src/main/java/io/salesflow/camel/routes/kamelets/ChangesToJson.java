package io.salesflow.camel.routes.kamelets;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes JSON of what a feed or a webhook delivers, in the body and in the headers: of a record the JSON with the API's names, of a
 * batch an array of changes, each with {@code Change}, {@code Identity}, {@code Time}, {@code Element}, {@code ChangedFields},
 * {@code Previous} and {@code Attempt}.
 */
public final class ChangesToJson implements Processor {

    @Override
    @SuppressWarnings("unchecked")
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        boolean isBatch =
                message.getBody() instanceof List<?> list && list.stream().allMatch(Change.class::isInstance);
        List<Change> batch = isBatch ? (List<Change>) message.getBody() : List.of();
        if (message.getHeader(SalesflowConstants.FEED_ID) != null) {
            Delivery.begin(exchange, batch);
        }
        message.setBody(isBatch ? ChangeJson.text(batch) : Json.text(message.getBody()));
        message.getHeaders().replaceAll((name, value) -> name.startsWith("CamelSalesflow") ? plain(value) : value);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }

    private static Object plain(Object value) {
        if (value instanceof SalesflowRecord) {
            return Json.text(value);
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return value instanceof Enum<?> || value instanceof Instant ? value.toString() : value;
    }

    /** What a header with the fields of an update says. */
    static List<String> changedFields(Message message) {
        Object fields = message.getHeader(SalesflowConstants.CHANGED_FIELDS);
        if (fields instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return fields == null || fields.toString().isBlank()
                ? List.of()
                : List.of(fields.toString().split(",", -1));
    }
}
