package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.util.TimeUtils;

/**
 * Whether some process leads a feed that this one stands by for. It is up while another one does, whatever comes of its polls: that
 * is for the other one's check to tell. Of a store that only one process can use at a time nothing can be told, and it is up.
 */
final class LeaderHealthCheck extends AbstractHealthCheck {
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final SalesflowEndpoint endpoint;
    private final Supplier<Instant> standingBySince;
    private final InstantSource clock;

    /**
     * Makes the check of an endpoint's feed.
     *
     * @param standingBySince when this process began to stand by: from then on it gives the others time to lead
     */
    LeaderHealthCheck(SalesflowEndpoint endpoint, Supplier<Instant> standingBySince, InstantSource clock) {
        super("camel", "salesflow-leader:" + endpoint.feedId());
        this.endpoint = endpoint;
        this.standingBySince = standingBySince;
        this.clock = clock;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail(FeedHealthCheck.FEED_ID, endpoint.feedId()).up();
        try {
            endpoint.sharedStore().flatMap(this::silentSince).ifPresent(since -> builder.detail(
                            FeedHealthCheck.SINCE, since.toString())
                    .message(words(since))
                    .down());
        } catch (FeedStoreException e) {
            builder.message("Feed " + endpoint.feedId()
                            + ": whether a process leads it can't be told, and this one could not lead it: "
                            + e.getMessage())
                    .error(e)
                    .down();
        }
    }

    private Optional<Instant> silentSince(FeedStore store) {
        Instant begin = standingBySince.get();
        Instant active = SalesflowFeeds.lastActive(store, endpoint.feedId());
        Instant last = active == null || active.isBefore(begin) ? begin : active;
        return Duration.between(last, clock.instant()).compareTo(LONGEST_SILENCE) > 0
                ? Optional.of(last)
                : Optional.empty();
    }

    private String words(Instant since) {
        return ("Feed %s: no leader. No process has shown since %s that it leads it; one that does shows it every %s. Look at the"
                        + " cluster service, and at the processes that share the feed")
                .formatted(endpoint.feedId(), since, TimeUtils.printDuration(Heartbeat.EVERY));
    }
}
