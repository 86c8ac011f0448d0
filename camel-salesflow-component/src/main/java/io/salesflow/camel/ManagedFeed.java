package io.salesflow.camel;

import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.FeedActivity.ScanSummary;
import io.salesflow.camel.feed.FeedStatistics;
import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.ParkedChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.management.openmbean.TabularData;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.util.TimeUtils;

/** A feed that runs here, as JMX shows it: times as ISO text in UTC. Attributes are read without asking the store. */
@ManagedResource(description = "Managed Salesflow feed")
public final class ManagedFeed {
    private final SalesflowFeeds feeds;
    private final SalesflowConsumer consumer;

    ManagedFeed(SalesflowFeeds feeds, SalesflowConsumer consumer) {
        this.feeds = feeds;
        this.consumer = consumer;
    }

    @ManagedAttribute(description = "The name under which the state of the feed is kept")
    public String getFeedId() {
        return consumer.feedId();
    }

    @ManagedAttribute(description = "The operation whose list is read")
    public String getOperation() {
        return consumer.operation();
    }

    @ManagedAttribute(description = "The route that the changes go to")
    public String getRouteId() {
        return consumer.routeId();
    }

    @ManagedAttribute(
            description =
                    "What it does, in words: Another leads, Failing, Late, Suspended, Reading, Delivering, Not read yet, or Up to date")
    public String getStatus() {
        if (!isLeader()) {
            return "Another leads";
        }
        if (getLastFailure() != null) {
            return "Failing";
        }
        if (getLateSince() != null) {
            return "Late";
        }
        if (consumer.isSuspendingOrSuspended()) {
            return "Suspended";
        }
        if (isScanning()) {
            return "Reading";
        }
        if (getWaiting() > 0) {
            return "Delivering";
        }
        return getComplete() == null ? "Not read yet" : "Up to date";
    }

    @ManagedAttribute(
            description = "Since when nothing came to its end, neither a scan nor a delivery, if that is too long")
    public String getLateSince() {
        return consumer.late().map(late -> late.since().toString()).orElse(null);
    }

    @ManagedAttribute(description = "Whether the list is being read now")
    public boolean isScanning() {
        return consumer.feed().activity().isScanning();
    }

    @ManagedAttribute(description = "When the last scan began that was read to its end")
    public String getLastScan() {
        ScanSummary scan = consumer.feed().activity().lastScan();
        return scan == null ? null : scan.begin().toString();
    }

    @ManagedAttribute(description = "Whether the last scan was full or filtered")
    public String getLastScanKind() {
        ScanSummary scan = consumer.feed().activity().lastScan();
        return scan == null ? null : kind(scan);
    }

    @ManagedAttribute(description = "How long the last scan took, in milliseconds")
    public long getLastScanMillis() {
        ScanSummary scan = consumer.feed().activity().lastScan();
        return scan == null ? 0 : scan.took().toMillis();
    }

    @ManagedAttribute(description = "How long the last scan took, in words")
    public String getLastScanTook() {
        ScanSummary scan = consumer.feed().activity().lastScan();
        return scan == null ? null : TimeUtils.printDuration(scan.took(), true);
    }

    @ManagedAttribute(description = "How many elements the last scan saw")
    public long getSeen() {
        ScanSummary scan = consumer.feed().activity().lastScan();
        return scan == null ? 0 : scan.seen();
    }

    @ManagedAttribute(description = "How many changes the last scan found")
    public long getChanges() {
        ScanSummary scan = consumer.feed().activity().lastScan();
        return scan == null ? 0 : scan.changes();
    }

    @ManagedAttribute(description = "How many changes wait for their delivery or its end")
    public long getWaiting() {
        return consumer.feed().waiting();
    }

    @ManagedAttribute(description = "The newest time that was seen in the data of a complete scan")
    public String getWatermark() {
        return text(consumer.feed().watermark());
    }

    @ManagedAttribute(description = "When the next scan of the whole list is due; empty if that is with the next poll")
    public String getNextFullScan() {
        return text(consumer.feed().nextFullScan());
    }

    @ManagedAttribute(
            description =
                    "When the next poll is due; empty while one is under way, and where nobody here knows, as on a cron")
    public String getNextPoll() {
        return text(consumer.nextPoll());
    }

    @ManagedAttribute(description = "Whether this process leads the feed: none that has taken it over was met")
    public boolean isLeader() {
        return consumer.isLeader();
    }

    @ManagedAttribute(description = "Why the last poll failed; empty if it did not")
    public String getLastFailure() {
        return consumer.lastFailure();
    }

    @ManagedAttribute(description = "Since when polls fail; empty if the last one did not")
    public String getFailingSince() {
        return text(consumer.failingSince());
    }

    @ManagedAttribute(
            description =
                    "When the last scan began of which everything was delivered or parked; at first, when that was"
                            + " so before the feed was started")
    public String getComplete() {
        return text(consumer.feed().complete());
    }

    @ManagedAttribute(description = "How long ago that is, in words; empty if it was never so")
    public String getLag() {
        Long millis = getLagMillis();
        return millis == null ? null : TimeUtils.printDuration(millis);
    }

    @ManagedAttribute(description = "How long ago that is, in milliseconds; empty if it was never so")
    public Long getLagMillis() {
        Instant complete = consumer.feed().complete();
        return complete == null
                ? null
                : Duration.between(complete, Instant.now()).toMillis();
    }

    @ManagedAttribute(description = "Elements that scans saw since the start")
    public long getSeenInTotal() {
        return consumer.feed().statistics().seen().sum();
    }

    @ManagedAttribute(description = "Changes that were delivered since the start")
    public long getDeliveredInTotal() {
        return consumer.feed().statistics().delivered().sum();
    }

    @ManagedAttribute(description = "Deliveries that failed since the start, each attempt for itself")
    public long getFailedInTotal() {
        return consumer.feed().statistics().failed().sum();
    }

    @ManagedAttribute(description = "Changes that were parked since the start")
    public long getParkedInTotal() {
        return consumer.feed().statistics().parked().sum();
    }

    @ManagedOperation(description = "What the store knows of the feed, in words")
    public String state() {
        FeedStatus state = feeds.state(consumer.feedId());
        return "%d known, %d failing, %d parked, watermark %s, last full scan %s"
                .formatted(state.known(), state.failing(), state.parked(), state.watermark(), state.lastFullScan());
    }

    @ManagedOperation(description = "The changes that were given up: key, kind, attempts, since when and why")
    public List<String> parked() {
        return feeds.parked(consumer.feedId()).stream().map(ManagedFeed::line).toList();
    }

    @ManagedOperation(description = "The changes that were given up, as a table")
    public TabularData parkedTable() {
        ManagedTable table = new ManagedTable("parked", "key", "kind", "attempts", "since", "toBeReplayed", "reason");
        feeds.parked(consumer.feedId())
                .forEach(parked -> table.add(
                        parked.key(),
                        parked.change().kind(),
                        parked.change().attempt(),
                        parked.since(),
                        parked.isToBeReplayed(),
                        parked.reason()));
        return table.data();
    }

    @ManagedOperation(description = "The latest scans as a table: when each began, its kind, what it saw and found")
    public TabularData scans() {
        ManagedTable table = new ManagedTable("scans", "begin", "kind", "tookMillis", "seen", "changes");
        consumer.feed()
                .activity()
                .scans()
                .forEach(scan ->
                        table.add(scan.begin(), kind(scan), scan.took().toMillis(), scan.seen(), scan.changes()));
        return table.data();
    }

    @ManagedOperation(
            description = "Has parked changes delivered again: keys with commas between them, or * for all."
                    + " Gives how many there were")
    public int replay(String keys) {
        return (int) FeedAction.REPLAY.perform(feeds, request(keys));
    }

    @ManagedOperation(
            description = "Removes parked changes for good: keys with commas between them, or * for all."
                    + " Gives how many there were")
    public int discard(String keys) {
        return (int) FeedAction.DISCARD.perform(feeds, request(keys));
    }

    @ManagedOperation(
            description = "Has everything delivered again, as new, that has this time or a later one in the"
                    + " data, such as 2026-01-31T12:00:00Z; or all")
    public void reset(String from) {
        feeds.reset(consumer.feedId(), SalesflowFeedProducer.time(from));
    }

    @ManagedOperation(description = "Reads the whole list now")
    public void scan() {
        feeds.scan(consumer.feedId());
    }

    @ManagedOperation(
            description = "Forgets all about the feed, also what is parked, and begins as if for the first" + " time")
    public void forget() {
        feeds.forget(consumer.feedId());
    }

    FeedStatistics statistics() {
        return consumer.feed().statistics();
    }

    /** How many changes are parked now, as the store knows. */
    long countParked() {
        return consumer.store().count(consumer.feedId(), FeedStore.Section.PARKED);
    }

    private FeedAction.Request request(String keys) {
        return FeedAction.Request.of(consumer.feedId(), keys);
    }

    private static String line(ParkedChange parked) {
        Change change = parked.change();
        return "%s: %s, given up after attempt %d at %s%s: %s"
                .formatted(
                        parked.key(),
                        change.kind(),
                        change.attempt(),
                        parked.since(),
                        parked.isToBeReplayed() ? ", to be delivered again" : "",
                        parked.reason());
    }

    private static String kind(ScanSummary scan) {
        return scan.isFull() ? "full" : "filtered";
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
