package io.salesflow.camel.webhook;

import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.client.SalesflowNotFoundException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Reads the contact of an event back before the event is believed. */
public final class EventVerifier {
    private final WebhookCalls calls;

    /** Reads with those calls. */
    public EventVerifier(WebhookCalls calls) {
        this.calls = calls;
    }

    /** Reads the contact and compares; fails with a {@link io.salesflow.camel.client.SalesflowException} if it can't. */
    public CompletionStage<Verdict> verify(MemberEvent event) {
        return calls.contact(event.memberId())
                .thenApply(contact -> Verification.contradiction(event, contact)
                        .map(reason -> new Verdict(event, Optional.of(reason)))
                        .orElseGet(() -> new Verdict(event.with(contact), Optional.empty())))
                .exceptionallyCompose(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    return cause instanceof SalesflowNotFoundException
                            ? CompletableFuture.completedFuture(
                                    new Verdict(event, Optional.of("there is no such contact")))
                            : CompletableFuture.failedFuture(cause);
                });
    }

    /**
     * What was found.
     *
     * @param event the event, beside its contact if it is believed
     * @param doubt why it can't be true; empty if it can
     */
    public record Verdict(MemberEvent event, Optional<String> doubt) {}
}
