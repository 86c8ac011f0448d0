package io.salesflow.camel;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.Push;
import io.salesflow.camel.webhook.EventVerifier;
import io.salesflow.camel.webhook.EventVerifier.Verdict;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Events that go through the ledger of a change feed, so that push and scan are one stream. Of a feed of contacts the contact
 * is read as its list has it, and delivered if it is different from what was delivered last. Any other feed is polled now.
 */
final class FedEvents {
    private final SalesflowWebhookEndpoint endpoint;
    private final String feedId;
    private final Function<Throwable, String> reasons;

    /**
     * Makes them.
     *
     * @param reasons tells failures in words, without secrets
     */
    FedEvents(SalesflowWebhookEndpoint endpoint, Function<Throwable, String> reasons) {
        this.endpoint = endpoint;
        this.reasons = reasons;
        this.feedId = endpoint.getWebhook().getFeed();
    }

    /**
     * Takes an event to the feed.
     *
     * @param route delivers a change; fails if the delivery does
     * @return why the event can't be true; empty if it is done with
     */
    Optional<String> take(MemberEvent event, BiFunction<MemberEvent, Change, CompletionStage<Void>> route) {
        SalesflowFeeds feeds = SalesflowFeeds.of(endpoint.getCamelContext());
        SalesflowConsumer running = running(feeds);
        if (running.elements() != Elements.CONTACTS) {
            Verdict verdict = endpoint.getWebhook().isVerify() ? verdict(event) : new Verdict(event, Optional.empty());
            if (verdict.doubt().isEmpty()) {
                running.pollNow();
            }
            return verdict.doubt();
        }
        Reading reading = new Reading(event, running);
        Push push = feeds.push(feedId, String.valueOf(event.memberId()), reading::contact);
        if (push.outcome() == Push.Outcome.TO_BE_DELIVERED) {
            deliver(running.feed(), push.change(), () -> route.apply(reading.verdict.event(), push.change()));
        }
        return reading.verdict == null ? Optional.empty() : reading.verdict.doubt();
    }

    private SalesflowConsumer running(SalesflowFeeds feeds) {
        return feeds.consumer(feedId)
                .orElseThrow(() -> new IllegalStateException("Feed '" + feedId + "' of option 'feed' does not run in"
                        + " this Camel context. Start a route that consumes it, or name another feed."));
    }

    /** Whatever comes of it, the feed is told: it would wait for the end of this delivery for ever. */
    private void deliver(Feed feed, Change change, Supplier<CompletionStage<Void>> delivery) {
        try {
            delivery.get().toCompletableFuture().join();
        } catch (RuntimeException | Error e) {
            feed.failed(change, reasons.apply(e));
            throw e;
        }
        feed.delivered(change);
    }

    private Verdict verdict(MemberEvent event) {
        return new EventVerifier(endpoint.calls())
                .verify(event)
                .toCompletableFuture()
                .join();
    }

    /** Reads the contact when the feed asks for it, and keeps what was found. */
    private final class Reading {
        private final MemberEvent event;
        private final SalesflowConsumer running;
        private Verdict verdict;

        Reading(MemberEvent event, SalesflowConsumer running) {
            this.event = event;
            this.running = running;
        }

        /** The contact as the feed's list has it; null if the event can't be true. */
        Contact contact() {
            verdict = verdict(event);
            return verdict.doubt().isPresent()
                    ? null
                    : running.listed(verdict.event().contact());
        }
    }
}
