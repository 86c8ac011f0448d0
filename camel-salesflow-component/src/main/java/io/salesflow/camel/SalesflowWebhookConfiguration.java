package io.salesflow.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of {@code webhook:salesflow:events}. */
@UriParams
public class SalesflowWebhookConfiguration {
    private static final int MOST_KEPT = 1_000;
    /** Undertow has at least 16 threads, platform-http has 20; what is refused needs one too. */
    private static final int MOST_IN_THREADS_OF_THE_SERVER = 10;

    /** When a call is answered. */
    public enum Acknowledge {
        /** When the route has processed the event, with 200; with 500 if it fails. */
        processed,
        /** When the event is durably kept, with 202. */
        received
    }

    @UriParam(label = "consumer,webhook", displayName = "Campaign IDs", defaultValue = "*")
    private String campaignIds = "*";

    @UriParam(label = "consumer,webhook", defaultValue = "connected,replied,withdrawn")
    private String events = "connected,replied,withdrawn";

    @UriParam(label = "consumer,webhook")
    private Integer followUpRunOn;

    @UriParam(label = "consumer,webhook", defaultValue = "10m", javaType = "java.time.Duration")
    private long reconcileEvery = 600_000;

    @UriParam(label = "consumer,webhook", defaultValue = "false")
    private boolean unregisterOnStop;

    @UriParam(label = "consumer,webhook,security", defaultValue = "false")
    private boolean allowUnauthenticated;

    @UriParam(label = "consumer,webhook", defaultValue = "true")
    private boolean verify = true;

    @UriParam(label = "consumer,webhook")
    private String feed;

    @UriParam(label = "consumer,webhook")
    private String feeds;

    @UriParam(label = "consumer,webhook", defaultValue = "processed", enums = "processed,received")
    private Acknowledge acknowledge = Acknowledge.processed;

    @UriParam(label = "consumer,webhook", defaultValue = "262144")
    private int maxBodySize = 262_144;

    @UriParam(label = "consumer,webhook")
    private Integer maxPendingEvents;

    public String getCampaignIds() {
        return campaignIds;
    }

    /**
     * The campaigns whose events are wanted, with commas between them, or an asterisk for all of the account,
     * new ones too.
     */
    public void setCampaignIds(String campaignIds) {
        this.campaignIds = campaignIds;
    }

    public String getEvents() {
        return events;
    }

    /**
     * The events that are wanted, with commas between them: connected, replied, withdrawn, follow-up.
     */
    public void setEvents(String events) {
        this.events = events;
    }

    public Integer getFollowUpRunOn() {
        return followUpRunOn;
    }

    /**
     * Salesflow's number of the event follow-up, which it does not document. Needed to want that event.
     */
    public void setFollowUpRunOn(Integer followUpRunOn) {
        this.followUpRunOn = followUpRunOn;
    }

    public long getReconcileEvery() {
        return reconcileEvery;
    }

    /**
     * How often the registration in Salesflow is compared with what is wanted, and mended. 0 for only at start, and until
     * that has succeeded.
     */
    public void setReconcileEvery(long reconcileEvery) {
        this.reconcileEvery = reconcileEvery;
    }

    public boolean isUnregisterOnStop() {
        return unregisterOnStop;
    }

    /**
     * Whether the webhook is deleted in Salesflow when Camel stops or the route is removed. What happens until it starts
     * again is then not told.
     */
    public void setUnregisterOnStop(boolean unregisterOnStop) {
        this.unregisterOnStop = unregisterOnStop;
    }

    public boolean isAllowUnauthenticated() {
        return allowUnauthenticated;
    }

    /**
     * Whether calls are taken from anybody, so that no webhookSecret is needed.
     */
    public void setAllowUnauthenticated(boolean allowUnauthenticated) {
        this.allowUnauthenticated = allowUnauthenticated;
    }

    public boolean isVerify() {
        return verify;
    }

    /**
     * Whether the contact is read back from Salesflow before an event is believed. Events about nobody, and those that
     * contradict the contact, are parked.
     */
    public void setVerify(boolean verify) {
        this.verify = verify;
    }

    public String getFeed() {
        return feed;
    }

    /**
     * The id of a change feed that runs in the same Camel context. Events go through its ledger: a contact that an
     * event brought is not brought again by its scan, and an event that tells nothing new is not delivered.
     */
    public void setFeed(String feed) {
        this.feed = feed;
    }

    public String getFeeds() {
        return feeds;
    }

    /**
     * The ids of change feeds that run in the same Camel context, with commas between them, or an asterisk for all
     * of contacts and messages of the account. Each looks at once, and what it finds is taken by its own route, not by this one.
     */
    public void setFeeds(String feeds) {
        this.feeds = feeds;
    }

    public Acknowledge getAcknowledge() {
        return acknowledge;
    }

    /**
     * When a call is answered: processed, when the route is done with the event; received, when it is durably kept.
     */
    public void setAcknowledge(Acknowledge acknowledge) {
        this.acknowledge = acknowledge;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    /**
     * The longest body of a call, in bytes.
     */
    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public Integer getMaxPendingEvents() {
        return maxPendingEvents;
    }

    /**
     * How many events may be under way at the same time. Calls beyond are answered 503 with Retry-After. If it is not set, 1000
     * with acknowledge=received, and 10 with acknowledge=processed, where each holds a thread of the HTTP server, which has
     * some more.
     */
    public void setMaxPendingEvents(Integer maxPendingEvents) {
        this.maxPendingEvents = maxPendingEvents;
    }

    /** How many events may be under way at the same time. */
    int mostPendingEvents() {
        if (maxPendingEvents != null) {
            return maxPendingEvents;
        }
        return acknowledge == Acknowledge.received ? MOST_KEPT : MOST_IN_THREADS_OF_THE_SERVER;
    }
}
