package io.salesflow.camel;

import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.webhook.EventVerifier;
import io.salesflow.camel.webhook.EventVerifier.Verdict;
import io.salesflow.camel.webhook.ParkedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes an event to the route, if it is believed. */
final class EventDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(EventDelivery.class);

    private final SalesflowWebhookEndpoint endpoint;
    private final AsyncProcessor route;

    EventDelivery(SalesflowWebhookEndpoint endpoint, AsyncProcessor route) {
        this.endpoint = endpoint;
        this.route = route;
    }

    /**
     * Delivers an event, or parks it where it can't be true.
     *
     * @param body the call that it came with
     * @return fails with a {@link RouteFailure} if the route failed, or another exception if it did not get so far
     */
    CompletionStage<Void> deliver(MemberEvent event, byte[] body) {
        try {
            return endpoint.getWebhook().getFeed() != null ? fed(event, body) : believed(event, body);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(cause(e));
        }
    }

    /** A feed takes one change of a contact at a time, so this is done when it returns. */
    private CompletionStage<Void> fed(MemberEvent event, byte[] body) {
        new FedEvents(endpoint, this::reason)
                .take(event, this::routed)
                .ifPresent(doubt -> park(null, event, body, doubt));
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> believed(MemberEvent event, byte[] body) {
        return verified(event).thenCompose(verdict -> {
            if (verdict.doubt().isEmpty()) {
                tellFeeds(verdict.event());
                return routed(verdict.event(), null);
            }
            park(null, event, body, verdict.doubt().get());
            return CompletableFuture.completedFuture(null);
        });
    }

    /** A feed that does not run is a failure of the route's: it is tried as often, and then the event is parked. */
    private void tellFeeds(MemberEvent event) {
        try {
            new ToldFeeds(endpoint).tell(event);
        } catch (IllegalStateException e) {
            throw new RouteFailure(event, e);
        }
    }

    /**
     * Parks an event.
     *
     * @param key where it was kept until now, or null
     */
    void park(String key, MemberEvent event, byte[] body, String reason) {
        String identity = SalesflowWebhookEndpoint.identity(event);
        endpoint.journal()
                .park(key, new ParkedEvent(identity, reason, Instant.now(), new String(body, StandardCharsets.UTF_8)));
        endpoint.statistics().parked().increment();
        endpoint.logFields(event).during(() -> LOG.warn("Event {} is parked and not delivered: {}", identity, reason));
    }

    /** The failure in words, without secrets. */
    String reason(Throwable failure) {
        Throwable cause = cause(failure);
        return endpoint.client().withoutSecrets(cause.getClass().getSimpleName() + ": " + cause.getMessage());
    }

    static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private CompletionStage<Verdict> verified(MemberEvent event) {
        return endpoint.getWebhook().isVerify()
                ? new EventVerifier(endpoint.calls()).verify(event)
                : CompletableFuture.completedFuture(new Verdict(event, Optional.empty()));
    }

    /** {@code change} is what the event brought to a feed, or null. */
    private CompletionStage<Void> routed(MemberEvent event, Change change) {
        Exchange exchange = endpoint.createExchange();
        fill(exchange.getMessage(), event);
        if (change != null) {
            fill(exchange.getMessage(), event, change);
        }
        CompletableFuture<Void> done = new CompletableFuture<>();
        route.process(exchange, isSync -> {
            if (exchange.isFailed() || exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()) {
                endpoint.statistics().failed().increment();
                done.completeExceptionally(new RouteFailure(event, exchange.getException()));
            } else {
                endpoint.statistics().delivered().increment();
                done.complete(null);
            }
        });
        return done;
    }

    private void fill(Message message, MemberEvent event) {
        message.setBody(event);
        message.setHeader(SalesflowConstants.EVENT, event.kind());
        message.setHeader(
                SalesflowConstants.ACCOUNT_ID, endpoint.getConfiguration().getAccountId());
        message.setHeader(SalesflowConstants.MEMBER_ID, event.memberId());
        if (event.contact() != null && event.contact().campaignId() != null) {
            message.setHeader(SalesflowConstants.CAMPAIGN_ID, event.contact().campaignId());
        }
    }

    /** The same as from the feed itself, and the event in a header. */
    private void fill(Message message, MemberEvent event, Change change) {
        message.setBody(change.element());
        message.setHeader(SalesflowConstants.MEMBER_EVENT, event);
        message.setHeader(SalesflowConstants.FEED_ID, endpoint.getWebhook().getFeed());
        ChangeExchanges.describe(message, change);
    }

    /** The route failed. */
    static final class RouteFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RouteFailure(MemberEvent event, Exception cause) {
            super(
                    cause == null
                            ? "rolled back"
                            : cause.getClass().getSimpleName() + ": " + event.withoutText(cause.getMessage()),
                    cause);
        }
    }
}
