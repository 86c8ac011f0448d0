package io.salesflow.sandbox.life;

import io.salesflow.sandbox.account.SandboxAccount;
import java.time.Instant;
import java.util.Comparator;

/**
 * Something that will happen.
 *
 * @param subject the campaign, the contact or the account, as the step has it
 * @param round which follow-up or reply it is
 */
record LifeEvent(Instant due, SandboxAccount account, Step step, int subject, int round)
        implements Comparable<LifeEvent> {

    enum Step {
        INVITE,
        ACCEPT,
        WITHDRAW,
        FOLLOW_UP,
        REPLY,
        MARK,
        RESUME,
        MIDNIGHT,
        UNBLOCK
    }

    private static final Comparator<LifeEvent> ORDER = Comparator.comparing(LifeEvent::due)
            .thenComparing(event -> event.account().id())
            .thenComparing(LifeEvent::step)
            .thenComparing(LifeEvent::subject)
            .thenComparing(LifeEvent::round);

    @Override
    public int compareTo(LifeEvent other) {
        return ORDER.compare(this, other);
    }
}
