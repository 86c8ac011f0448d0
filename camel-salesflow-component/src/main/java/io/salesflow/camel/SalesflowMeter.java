package io.salesflow.camel;

import java.util.List;

/** The meters that Micrometer gets. Their tags have few values, whatever is read: there is none of a contact or a campaign. */
public enum SalesflowMeter {
    CALLS(
            "salesflow.calls",
            "Requests, with the time until the answer was read or, for a streamed list, began",
            "operation",
            "outcome"),
    BYTES("salesflow.calls.bytes", "Bytes of answers, as they came over the wire", "operation"),
    WAITS("salesflow.calls.waits", "Waits because of the rate limit, before a call is sent again", "operation"),
    ELEMENTS("salesflow.feed.elements", "Elements that scans saw", "feed"),
    DELIVERIES("salesflow.feed.deliveries", "Changes that were delivered, and attempts that failed", "feed", "outcome"),
    WAITING("salesflow.feed.waiting", "Changes that wait for their delivery or its end", "feed"),
    PARKED("salesflow.feed.parked", "Changes that are parked", "feed"),
    LAG("salesflow.feed.lag", "Since when the last scan began of which everything was delivered or parked", "feed"),
    EVENTS("salesflow.webhook.events", "Calls and events of a webhook, by what became of them", "webhook", "outcome");

    private final String meterName;
    private final String description;
    private final List<String> tags;

    SalesflowMeter(String meterName, String description, String... tags) {
        this.meterName = meterName;
        this.description = description;
        this.tags = List.of(tags);
    }

    /** Its name, such as {@code salesflow.feed.lag}. */
    public String meterName() {
        return meterName;
    }

    /** What it measures. */
    public String description() {
        return description;
    }

    /** The names of its tags. */
    public List<String> tags() {
        return tags;
    }
}
