package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.FeedStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/**
 * The developer console {@code salesflow}: the feeds and webhooks of a Camel context with what JMX shows of them, and what the
 * stores of the feeds know. Of contacts and messages it has nothing but how many there are.
 */
@DevConsole(
        name = "salesflow",
        displayName = "Salesflow",
        description = "Change feeds and webhooks of Salesflow: what they do, what waits, and what failed")
public class SalesflowDevConsole extends AbstractDevConsole {
    public SalesflowDevConsole() {
        super("camel", "salesflow", "Salesflow", "Change feeds and webhooks of Salesflow");
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        JsonObject root = new JsonObject();
        SalesflowFeeds known = getCamelContext().hasService(SalesflowFeeds.class);
        SalesflowFeeds.Elsewhere elsewhere =
                known == null ? new SalesflowFeeds.Elsewhere(List.of(), Map.of()) : known.elsewhere();
        root.put("feeds", new JsonArray(known == null ? List.of() : feeds(known, elsewhere.feedIds())));
        root.put("webhooks", new JsonArray(webhooks()));
        root.put("storesThatFail", new JsonArray(stores(elsewhere.failures())));
        return root;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        doCallJson(options).forEach((kind, all) -> {
            for (Object each : (JsonArray) all) {
                text.append(text.isEmpty() ? "" : "\n")
                        .append(title(kind, (JsonObject) each))
                        .append(":\n");
                ((JsonObject) each).forEach((name, value) -> {
                    if (value != null) {
                        text.append("    ")
                                .append(name)
                                .append(": ")
                                .append(value)
                                .append('\n');
                    }
                });
            }
        });
        return text.isEmpty() ? "No feed and no webhook of Salesflow runs here\n" : text.toString();
    }

    private static String title(String kind, JsonObject figures) {
        return switch (kind) {
            case "feeds" -> "Feed " + figures.get("feedId");
            case "webhooks" -> "Webhook " + figures.get("eventsId");
            default -> "Store of " + figures.get("feeds");
        };
    }

    private static List<JsonObject> feeds(SalesflowFeeds known, List<String> elsewhere) {
        List<JsonObject> feeds = new ArrayList<>();
        for (ManagedFeed here : known.managed()) {
            JsonObject feed = new JsonObject(ManagedAttributes.of(here));
            feed.put("runs", "here");
            addStored(feed, known, here.getFeedId());
            feeds.add(feed);
        }
        for (String feedId : elsewhere) {
            JsonObject feed = new JsonObject(Map.of("feedId", feedId, "runs", "elsewhere or nowhere"));
            addStored(feed, known, feedId);
            feeds.add(feed);
        }
        return feeds;
    }

    /** A store that fails must not hide what is known without it. */
    private static void addStored(JsonObject feed, SalesflowFeeds known, String feedId) {
        try {
            FeedStatus state = known.state(feedId);
            feed.put("elements", state.elements());
            feed.put("known", state.known());
            feed.put("failing", state.failing());
            feed.put("parked", state.parked());
            feed.put(
                    "lastFullScan",
                    state.lastFullScan() == null ? null : state.lastFullScan().toString());
        } catch (FeedStoreException | IllegalArgumentException e) {
            feed.put("storeFailure", e.getMessage());
        }
    }

    private static List<JsonObject> stores(Map<List<String>, String> failures) {
        return failures.entrySet().stream()
                .map(failure -> new JsonObject(Map.of(
                        "feeds",
                        String.join(", ", failure.getKey()),
                        "storeFailure",
                        "which other feeds it knows can't be told: " + failure.getValue())))
                .toList();
    }

    private List<JsonObject> webhooks() {
        return getCamelContext().getEndpoints().stream()
                .filter(SalesflowWebhookEndpoint.class::isInstance)
                .map(SalesflowWebhookEndpoint.class::cast)
                .filter(endpoint -> endpoint.isDelivering(endpoint.getEventsId()))
                .map(SalesflowDevConsole::webhook)
                .toList();
    }

    private static JsonObject webhook(SalesflowWebhookEndpoint endpoint) {
        JsonObject webhook = new JsonObject(ManagedAttributes.of(endpoint));
        try {
            webhook.put("parked", endpoint.events().countParked());
        } catch (FeedStoreException e) {
            webhook.put("storeFailure", e.getMessage());
        }
        return webhook;
    }
}
