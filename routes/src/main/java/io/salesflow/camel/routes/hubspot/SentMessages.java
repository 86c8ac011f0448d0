package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.routes.hubspot.MessageWriter.Addressed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which messages may have been sent to HubSpot before, whatever became of them: those of before the start, as nothing tells
 * what the ledger of the feed has lost, and those that were sent since. Not safe for several threads.
 */
final class SentMessages {
    private static final int MOST = 20_000;

    /** By how much the clocks of Salesflow and of this machine may differ, and what they take for UTC. */
    private static final Duration CLOCKS = Duration.ofDays(1);

    private final int most;
    private final Set<String> keys = new HashSet<>();
    private Instant before;
    private Instant latest = Instant.MIN;

    SentMessages(Instant start) {
        this(start, MOST);
    }

    SentMessages(Instant start, int most) {
        this.before = start.plus(CLOCKS);
        this.most = most;
    }

    boolean mayHave(Addressed message) {
        return !writtenAt(message).isAfter(before) || keys.contains(message.key());
    }

    /** Those messages are about to be sent. If they are too many, all up to the latest of them may have been sent. */
    void add(List<Addressed> messages) {
        for (Addressed message : messages) {
            if (!mayHave(message)) {
                keys.add(message.key());
                latest = latest.isAfter(writtenAt(message)) ? latest : writtenAt(message);
            }
        }
        if (keys.size() > most) {
            before = latest;
            keys.clear();
        }
    }

    private static Instant writtenAt(Addressed message) {
        return message.entry().message().createdAt();
    }
}
