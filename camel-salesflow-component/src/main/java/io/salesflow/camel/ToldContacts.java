package io.salesflow.camel;

import io.salesflow.camel.client.SalesflowAuthenticationException;
import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowRateLimitException;
import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.Push;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The contacts that events told a feed of: each is read, and delivered if it is different. Where Salesflow refuses to be read, or
 * it or the store is away, those that wait are left to a poll, whose scan of the whole list finds them; it comes after a pause, if
 * none comes before.
 */
final class ToldContacts {
    private static final Logger LOG = LoggerFactory.getLogger(ToldContacts.class);

    /** Each is a call, and the first is not to wait for the last. */
    private static final int MOST_READ_TOGETHER = 100;

    /** Until Salesflow or the store may be there again, where nobody says when. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final SalesflowConsumer consumer;
    private final ListSource source;
    private final FeedDelivery delivery;
    private final int batchSize;
    private final ToldMembers waiting = new ToldMembers();
    private volatile boolean isLeftToPoll;

    ToldContacts(SalesflowConsumer consumer, ListSource source, FeedDelivery delivery, int batchSize) {
        this.consumer = consumer;
        this.source = source;
        this.delivery = delivery;
        this.batchSize = batchSize;
    }

    /** Adds one; false if too many are waiting. */
    boolean add(Long memberId) {
        return isLeftToPoll || waiting.add(memberId);
    }

    /** Those that were left to it are in this scan. Those that are told of from now on may be read again. */
    void scanBegins() {
        isLeftToPoll = false;
    }

    /**
     * Reads those that wait, and delivers what is different; whether some are left to a scan that is better made now.
     *
     * @throws Exception if what was found can't be delivered
     */
    boolean deliver() throws Exception {
        boolean isScanWanted = false;
        while (!waiting.isEmpty() && consumer.isBatchAllowed()) {
            List<Change> changes = new ArrayList<>();
            for (Long memberId : waiting.take(Math.min(batchSize, MOST_READ_TOGETHER))) {
                if (!isLeftToPoll) {
                    Push push = pushed(memberId);
                    isScanWanted |= push.outcome() == Push.Outcome.LEFT_TO_SCAN;
                    Optional.ofNullable(push.change()).ifPresent(changes::add);
                }
            }
            if (!changes.isEmpty()) {
                delivery.deliver(changes);
                consumer.feed().settle();
            }
            delivery.throwStoreFailure();
        }
        return isScanWanted && !isLeftToPoll;
    }

    /** What is not read any more, a scan finds: to fail to read one has asked for one of the whole list. */
    private Push pushed(Long memberId) {
        try {
            return consumer.feed().push(String.valueOf(memberId), () -> source.contact(memberId));
        } catch (RuntimeException e) {
            if (wouldFailForOthers(e)) {
                isLeftToPoll = true;
                consumer.pollAfter(pause(e));
            }
            LOG.warn(
                    "Feed {}: contact {}, which an event told of, can't be read, and is left to the next poll{}: {}",
                    consumer.feedId(),
                    memberId,
                    isLeftToPoll ? ", as are the others that wait" : "",
                    delivery.reason(e));
            return Push.LEFT_TO_SCAN;
        }
    }

    private static Duration pause(RuntimeException failure) {
        return failure instanceof SalesflowRateLimitException refused
                ? refused.retryAfter().orElse(PAUSE)
                : PAUSE;
    }

    /** Whether the next contact would fare no better. */
    private static boolean wouldFailForOthers(RuntimeException failure) {
        return failure instanceof SalesflowRateLimitException
                || failure instanceof SalesflowConnectionException
                || failure instanceof SalesflowServerException
                || failure instanceof SalesflowAuthenticationException
                || failure instanceof FeedStoreException;
    }
}
