package io.salesflow.camel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;
import org.apache.camel.util.TimeUtils;

/**
 * Whether a feed is ready: Camel's own check of a consumer that polls, which is down after a poll that failed and until one
 * succeeds, with the reason in words; and down too if the feed is late. There is none of a feed that does not run here.
 */
final class FeedHealthCheck extends ScheduledPollConsumerHealthCheck {
    static final String FEED_ID = "feedId";
    static final String SINCE = "since";
    static final String LAST_FAILURE = "lastFailure";
    static final String LAG = "lag";

    private final SalesflowConsumer consumer;
    private final InstantSource clock;

    FeedHealthCheck(SalesflowConsumer consumer, InstantSource clock) {
        super(consumer, "salesflow-feed:" + consumer.feedId());
        this.consumer = consumer;
        this.clock = clock;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result polled = super.call(options);
        if (!isEnabled() || consumer.feed() == null) {
            return polled;
        }
        HealthCheckResultBuilder builder =
                HealthCheckResultBuilder.on(this).details(polled.getDetails()).state(polled.getState());
        polled.getMessage().ifPresent(builder::message);
        polled.getError().ifPresent(builder::error);
        describe(builder);
        String failure = consumer.lastFailure();
        Optional<Punctuality.Late> late = consumer.punctuality().late(clock.instant());
        if (failure != null) {
            down(builder, consumer.failingSince())
                    .message("Feed " + consumer.feedId() + ": polls fail since " + consumer.failingSince() + ": "
                            + failure)
                    .detail(LAST_FAILURE, failure)
                    .error(consumer.getLastError());
        } else if (late.isPresent()) {
            down(builder, late.get().since()).message(words(late.get()));
        } else if (polled.getState() == State.DOWN) {
            builder.message("Feed " + consumer.feedId() + ": not polled yet");
        }
        return builder.build();
    }

    private void describe(HealthCheckResultBuilder builder) {
        builder.detail(FEED_ID, consumer.feedId());
        String lag = consumer.managed().getLag();
        if (lag != null) {
            builder.detail(LAG, lag);
        }
    }

    private static HealthCheckResultBuilder down(HealthCheckResultBuilder builder, Instant since) {
        return builder.detail(SINCE, String.valueOf(since)).down();
    }

    private String words(Punctuality.Late late) {
        return "Feed %s: nothing came to its end since %s, neither a scan nor a delivery; after %s at the latest something should have"
                .formatted(consumer.feedId(), late.since(), TimeUtils.printDuration(late.limit()));
    }
}
