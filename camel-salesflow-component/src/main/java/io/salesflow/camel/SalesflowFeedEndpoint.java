package io.salesflow.camel;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * See the state of Salesflow change feeds, reset them, and replay or discard parked changes.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "salesflow-feed",
        title = "Salesflow Feed",
        syntax = "salesflow-feed:action",
        category = {Category.SAAS, Category.MONITORING},
        producerOnly = true,
        headersClass = SalesflowFeedConstants.class)
public class SalesflowFeedEndpoint extends DefaultEndpoint {
    private FeedAction knownAction;

    @UriPath(enums = "list,state,parked,replay,discard,reset,scan,forget")
    @Metadata(required = true)
    private String action;

    @UriParam(displayName = "Feed ID")
    private String feedId;

    @UriParam
    private String keys;

    @UriParam
    private String from;

    SalesflowFeedEndpoint(String uri, SalesflowFeedComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new SalesflowFeedProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("Nothing can be consumed from salesflow-feed:" + action
                + ". To consume a feed, use salesflow:" + " with a list, such as salesflow:members/list-by-account.");
    }

    public String getAction() {
        return action;
    }

    /**
     * What to do: list gives all feeds and state one; parked gives the changes that were given up, replay has them delivered
     * again and discard removes them (the parked events of a webhook, too); reset has everything since a time delivered again; scan has the whole list read;
     * forget has the feed begin anew.
     *
     * @throws IllegalArgumentException if there is no such action
     */
    public void setAction(String action) {
        this.knownAction = FeedAction.named(action);
        this.action = action;
    }

    public String getFeedId() {
        return feedId;
    }

    /**
     * The feed, where the header CamelSalesflowFeedId does not say it. For parked, replay and discard also the events of a
     * webhook, such as events:321:camel-salesflow, with the account's number and the webhook's name.
     */
    public void setFeedId(String feedId) {
        this.feedId = feedId;
    }

    public String getKeys() {
        return keys;
    }

    /**
     * For replay and discard the keys of the parked changes or events, with commas between them, or an asterisk for all.
     */
    public void setKeys(String keys) {
        this.keys = keys;
    }

    public String getFrom() {
        return from;
    }

    /**
     * For reset the time in the data from which everything is delivered again, such as 2026-01-31T12:00:00Z (without a zone
     * it is UTC), or all.
     */
    public void setFrom(String from) {
        this.from = from;
    }

    FeedAction knownAction() {
        return knownAction;
    }
}
