package io.salesflow.camel;

import io.salesflow.camel.api.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Does what a message asks of a feed; headers come before options. */
class SalesflowFeedProducer extends DefaultProducer {
    private final SalesflowFeedEndpoint endpoint;

    SalesflowFeedProducer(SalesflowFeedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        FeedAction action = endpoint.knownAction();
        FeedAction.Request request =
                new FeedAction.Request(action.isOfOneFeed() ? feedId(message) : null, keys(message), from(message));
        message.setBody(action.perform(SalesflowFeeds.of(exchange.getContext()), request));
    }

    private String feedId(Message message) {
        String feedId = message.getHeader(SalesflowFeedConstants.FEED_ID, endpoint.getFeedId(), String.class);
        if (feedId == null) {
            throw new IllegalArgumentException(
                    "Say which feed, in option 'feedId' or header " + SalesflowFeedConstants.FEED_ID);
        }
        return feedId;
    }

    private List<String> keys(Message message) {
        Object keys = message.getHeader(SalesflowFeedConstants.KEYS, endpoint.getKeys(), Object.class);
        if (keys instanceof Collection<?> several) {
            return several.stream().map(Object::toString).toList();
        }
        return keys == null
                ? null
                : Arrays.stream(keys.toString().split(",")).map(String::strip).toList();
    }

    private Instant from(Message message) {
        Object from = message.getHeader(SalesflowFeedConstants.RESET_FROM, endpoint.getFrom(), Object.class);
        if (from == null || from instanceof Instant) {
            return (Instant) from;
        }
        return time(from.toString());
    }

    /** A time as people write it, or all. */
    static Instant time(String text) {
        return text.strip().equalsIgnoreCase("all") ? Instant.MIN : Times.read(text, ZoneOffset.UTC);
    }
}
