package io.salesflow.camel;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.MemberEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Events of which several feeds are told. Each looks on its own, after the event: one of contacts reads the contact, and has its
 * own route take it if it is different; any other is polled. Whatever becomes of it is the feed's.
 */
final class ToldFeeds {
    private static final String ALL = "*";

    private final SalesflowWebhookEndpoint endpoint;

    ToldFeeds(SalesflowWebhookEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Tells them.
     *
     * @throws IllegalStateException if one of those that are named does not run here; the others know then
     */
    void tell(MemberEvent event) {
        String names = endpoint.getWebhook().getFeeds();
        if (names == null) {
            return;
        }
        List<String> missing = new ArrayList<>();
        SalesflowFeeds feeds = SalesflowFeeds.of(endpoint.getCamelContext());
        if (names.strip().equals(ALL)) {
            feeds.consumers().filter(feed -> isOfInterest(feed, event)).forEach(feed -> tell(feed, event));
        } else {
            Arrays.stream(names.split(",")).map(String::strip).forEach(feedId -> feeds.consumer(feedId)
                    .ifPresentOrElse(feed -> tell(feed, event), () -> missing.add(feedId)));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Feeds " + missing + " of option 'feeds' do not run in this Camel context."
                    + " Start the routes that consume them, or leave them out.");
        }
    }

    private static void tell(SalesflowConsumer feed, MemberEvent event) {
        if (feed.elements() == Elements.CONTACTS) {
            feed.lookAt(event.memberId());
        } else {
            feed.pollNow();
        }
    }

    /** That somebody connected, or that an invitation was taken back, brings no message. */
    private boolean isOfInterest(SalesflowConsumer feed, MemberEvent event) {
        boolean mayBringMessage = event.kind() != EventKind.CONNECTED && event.kind() != EventKind.WITHDRAWN;
        boolean isConcerned =
                feed.elements() == Elements.CONTACTS || feed.elements() == Elements.MESSAGES && mayBringMessage;
        return isConcerned && feed.isOfAccount(endpoint.getConfiguration().getAccountId());
    }
}
