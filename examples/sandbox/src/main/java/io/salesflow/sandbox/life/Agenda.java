package io.salesflow.sandbox.life;

import io.salesflow.sandbox.account.SandboxAccount;
import java.time.Instant;
import java.util.PriorityQueue;

/** What will happen, in order. */
final class Agenda {

    private final PriorityQueue<LifeEvent> events = new PriorityQueue<>();

    void add(Instant due, SandboxAccount account, LifeEvent.Step step, int subject, int round) {
        events.add(new LifeEvent(due, account, step, subject, round));
    }

    /** The next event that is due by then, or null. */
    LifeEvent takeDueBy(Instant instant) {
        LifeEvent next = events.peek();
        return next == null || next.due().isAfter(instant) ? null : events.poll();
    }
}
