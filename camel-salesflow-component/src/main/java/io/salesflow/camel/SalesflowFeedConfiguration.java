package io.salesflow.camel;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How an endpoint is consumed from. */
@UriParams
public class SalesflowFeedConfiguration {
    /** Which scans there are. */
    public enum Scan {
        /** Filtered ones, with full ones in between. */
        auto,
        /** The whole list each time. */
        full,
        /** Only what the server says has changed. */
        filtered
    }

    /** What becomes of a change whose attempts are exhausted. */
    public enum Exhausted {
        /** It is kept with its reason. */
        park,
        /** It is tried for ever. */
        hold
    }

    @UriParam(label = "consumer", displayName = "Feed ID")
    private String feedId;

    @UriParam(label = "consumer", defaultValue = "all")
    private String backfill = "all";

    @UriParam(label = "consumer,advanced", defaultValue = "auto", enums = "auto,full,filtered")
    private Scan scan = Scan.auto;

    @UriParam(label = "consumer,advanced", defaultValue = "15m", javaType = "java.time.Duration")
    private long fullScanEvery = 900_000;

    @UriParam(label = "consumer,advanced", defaultValue = "10m", javaType = "java.time.Duration")
    private long lookback = 600_000;

    @UriParam(label = "consumer", defaultValue = "0")
    private int maxMessagesPerPoll;

    @UriParam(label = "consumer", defaultValue = "1")
    private int batchSize = 1;

    @UriParam(label = "consumer", defaultValue = "NEW,UPDATED,DELETED")
    private String changes = "NEW,UPDATED,DELETED";

    @UriParam(label = "consumer")
    private String statuses;

    @UriParam(label = "consumer", defaultValue = "5")
    private int maxAttempts = 5;

    @UriParam(label = "consumer", defaultValue = "park", enums = "park,hold")
    private Exhausted onExhausted = Exhausted.park;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean keepPrevious;

    @UriParam(label = "consumer", defaultValue = "false")
    private boolean enrichContact;

    public String getFeedId() {
        return feedId;
    }

    /**
     * The name under which the state of the feed is kept. By default it follows from operation, account and
     * campaign. Two consumers of the same feed id are the same feed.
     */
    public void setFeedId(String feedId) {
        this.feedId = feedId;
    }

    public String getBackfill() {
        return backfill;
    }

    /**
     * What the first scan delivers: all that is there, none of it, or what has changed since a date such as
     * 2026-01-31.
     */
    public void setBackfill(String backfill) {
        this.backfill = backfill;
    }

    public Scan getScan() {
        return scan;
    }

    /**
     * Which scans there are: auto reads what the server says has changed, and the whole list at first, every
     * fullScanEvery and after any failure; full reads the whole list each time; filtered only what the server
     * says has changed, which can hide new contacts.
     */
    public void setScan(Scan scan) {
        this.scan = scan;
    }

    public long getFullScanEvery() {
        return fullScanEvery;
    }

    /**
     * The time between two scans of the whole list where there are filtered ones too.
     */
    public void setFullScanEvery(long fullScanEvery) {
        this.fullScanEvery = fullScanEvery;
    }

    public long getLookback() {
        return lookback;
    }

    /**
     * How far before the newest time in the data a filtered scan begins, so that what came late or at the same
     * second is seen.
     */
    public void setLookback(long lookback) {
        this.lookback = lookback;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /**
     * The most changes that a poll delivers; the rest waits for the next poll. 0 for no limit.
     */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getBatchSize() {
        return batchSize;
    }

    /**
     * How many changes an exchange has. With 1 the body is the element itself; with more it is a List of Change.
     */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    public String getChanges() {
        return changes;
    }

    /**
     * The changes to deliver, with commas between them; the others are only noted.
     */
    public void setChanges(String changes) {
        this.changes = changes;
    }

    public String getStatuses() {
        return statuses;
    }

    /**
     * Only contacts that have one of these flags, with commas between them, such as MEMBER_CONNECTED. For
     * members/list-by-account, which alone tells the status.
     */
    public void setStatuses(String statuses) {
        this.statuses = statuses;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    /**
     * How often the delivery of a change is tried before it is exhausted.
     */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    public Exhausted getOnExhausted() {
        return onExhausted;
    }

    /**
     * What becomes of a change whose attempts are exhausted: park keeps it with its reason until somebody
     * replays or discards it; hold tries it for ever.
     */
    public void setOnExhausted(Exhausted onExhausted) {
        this.onExhausted = onExhausted;
    }

    public boolean isKeepPrevious() {
        return keepPrevious;
    }

    /**
     * Whether to keep each element as it was, to deliver it with its update or end. Takes more room in the
     * store.
     */
    public void setKeepPrevious(boolean keepPrevious) {
        this.keepPrevious = keepPrevious;
    }

    public boolean isEnrichContact() {
        return enrichContact;
    }

    /**
     * Whether a message comes with its contact: name, company, status and campaign. It is read once for each
     * contact in a poll.
     */
    public void setEnrichContact(boolean enrichContact) {
        this.enrichContact = enrichContact;
    }
}
