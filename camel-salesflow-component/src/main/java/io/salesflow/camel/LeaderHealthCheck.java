package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.util.TimeUtils;

/**
 * Whether some process leads a feed that this one stands by for. It is up while another one polls, whatever comes of its polls:
 * that is for the other one's check to tell.
 */
final class LeaderHealthCheck extends AbstractHealthCheck {
    private final SalesflowEndpoint endpoint;
    private final InstantSource clock;

    LeaderHealthCheck(SalesflowEndpoint endpoint, InstantSource clock) {
        super("camel", "salesflow-leader:" + endpoint.feedId());
        this.endpoint = endpoint;
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
            late().ifPresent(late -> builder.detail(
                            FeedHealthCheck.SINCE, late.since().toString())
                    .message(words(late))
                    .down());
        } catch (FeedStoreException e) {
            builder.message("Feed " + endpoint.feedId()
                            + ": whether a process leads it can't be told, and this one could" + " not lead it: "
                            + e.getMessage())
                    .error(e)
                    .down();
        }
    }

    /** Who has only just come, gives the others as long as they may take. */
    private Optional<Punctuality.Late> late() {
        Instant now = clock.instant();
        Instant begin = Instant.now().minus(endpoint.getCamelContext().getUptime());
        Instant active = SalesflowFeeds.lastActive(endpoint.store(), endpoint.feedId());
        Duration between = endpoint.longestWait();
        return between == null
                ? Optional.empty()
                : new Punctuality(
                                between,
                                Duration.ofMillis(endpoint.getFeed().getFullScanEvery()),
                                active == null || active.isBefore(begin) ? begin : active,
                                null)
                        .late(now);
    }

    private String words(Punctuality.Late late) {
        return ("Feed %s: no leader. Nobody has polled it since %s; after %s at the latest some process should have. Look at the"
                        + " cluster service, and at the processes that share the feed")
                .formatted(endpoint.feedId(), late.since(), TimeUtils.printDuration(late.limit()));
    }
}
