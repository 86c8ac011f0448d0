package io.salesflow.quickstart;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Conversation;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Somebody in the sandbox replies, to see how a reply arrives. */
final class SandboxReply {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final String TEXT = "Sounds interesting, tell me more!";

    private final SalesflowSandbox sandbox;
    private final Routes routes;
    private boolean isMade;
    private Optional<Duration> took = Optional.empty();

    SandboxReply(SalesflowSandbox sandbox, Routes routes) {
        this.sandbox = sandbox;
        this.routes = routes;
    }

    /** Has somebody who is connected and was silent until now reply; with push, waits until the reply is a mail. */
    void make() {
        silentContact().ifPresent(contact -> {
            isMade = true;
            if (routes.isPushOn()) {
                took = routes.timeUntilMail(contact.id(), () -> contact.reply(TEXT), LONGEST);
            } else {
                contact.reply(TEXT);
            }
        });
    }

    /** Tells how it arrived; whether it did, as far as that is known before all messages are compared. */
    boolean tell(PrintWriter out) {
        if (!isMade) {
            return true;
        }
        out.println();
        if (!routes.isPushOn()) {
            out.println("Replies came by poll: one that was made now was taken with the next poll.");
            return true;
        }
        out.println(took.map(time ->
                        "Replies came by push: one that was made now was a mail " + time.toMillis() + " ms later.")
                .orElse("No reply came by push: one that was made now was no mail within " + LONGEST.toSeconds()
                        + " seconds."));
        return took.isPresent();
    }

    private Optional<SandboxContact> silentContact() {
        Set<Integer> talking = sandbox.account().conversations().stream()
                .filter(conversation -> !conversation.received().isEmpty())
                .map(Conversation::memberId)
                .collect(Collectors.toSet());
        return sandbox.campaign().contacts().stream()
                .filter(contact -> contact.connectedAt() != null && !talking.contains(contact.memberId()))
                .findFirst()
                .map(contact -> sandbox.account().contact(contact.memberId()));
    }
}
