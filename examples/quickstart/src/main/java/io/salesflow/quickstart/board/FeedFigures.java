package io.salesflow.quickstart.board;

import io.salesflow.camel.SalesflowDevConsole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * What the developer console {@code salesflow} knows of a feed that runs here.
 *
 * @param figures by the names of the console
 */
record FeedFigures(Map<String, Object> figures) {

    static List<FeedFigures> of(CamelContext context) {
        SalesflowDevConsole console = new SalesflowDevConsole();
        console.setCamelContext(context);
        JsonObject all = (JsonObject) console.call(DevConsole.MediaType.JSON);
        return ((JsonArray) all.get("feeds"))
                .stream()
                        .map(JsonObject.class::cast)
                        .map(FeedFigures::new)
                        .filter(feed -> feed.route() != null)
                        .toList();
    }

    String feedId() {
        return text("feedId");
    }

    String route() {
        return text("routeId");
    }

    /** Whether its list is one of contacts, and not of messages. */
    boolean isOfContacts() {
        return text("operation").startsWith("members/");
    }

    /** How many elements of its list it knows. */
    long known() {
        return number("known");
    }

    long waiting() {
        return number("waiting");
    }

    long failing() {
        return number("failing");
    }

    long parked() {
        return number("parked");
    }

    boolean isScanning() {
        return Boolean.TRUE.equals(figures.get("scanning"));
    }

    /** Milliseconds, or null. */
    Long lag() {
        return figures.get("lagMillis") instanceof Number millis ? millis.longValue() : null;
    }

    /** When it was read last, in milliseconds since 1970, or null. */
    Long lastScan() {
        return millis("lastScan");
    }

    /** Why the last poll failed, or null. */
    String lastFailure() {
        return text("lastFailure");
    }

    /** Since when polls fail, in milliseconds since 1970, or null. */
    Long failingSince() {
        return millis("failingSince");
    }

    private Long millis(String name) {
        String time = text(name);
        return time == null ? null : Instant.parse(time).toEpochMilli();
    }

    private String text(String name) {
        return figures.get(name) instanceof String text ? text : null;
    }

    private long number(String name) {
        return figures.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
