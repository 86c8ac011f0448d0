package io.salesflow.sandbox.webhook;

import io.salesflow.sandbox.account.SeededDice;
import io.salesflow.sandbox.account.WebhookCall;
import java.util.ArrayList;
import java.util.List;

/** Loses, doubles and shuffles calls on their way to the receivers, the same way for the same seed and calls. */
public final class Disturbance {

    private static final int MOST_HELD_BACK = 16;

    private final SeededDice dice;
    private final double lost;
    private final double doubled;
    private final double delayed;
    private final List<WebhookCall> heldBack = new ArrayList<>();
    private long calls;

    /**
     * A disturbance.
     *
     * @param lost the probability that a call is never made
     * @param doubled the probability that a call is made twice
     * @param delayed the probability that a call is held back until up to sixteen later ones were made
     */
    public Disturbance(long seed, double lost, double doubled, double delayed) {
        this.dice = new SeededDice(seed);
        this.lost = lost;
        this.doubled = doubled;
        this.delayed = delayed;
    }

    static Disturbance none() {
        return new Disturbance(0, 0, 0, 0);
    }

    /** The calls to be made now instead of this one. */
    synchronized List<WebhookCall> disturbed(WebhookCall call) {
        SeededDice fate = dice.of(calls++);
        if (fate.happens(1, lost)) {
            return List.of();
        }
        List<WebhookCall> now = new ArrayList<>();
        if (fate.happens(2, delayed)) {
            heldBack.add(call);
        } else {
            now.add(call);
        }
        if (fate.happens(3, doubled)) {
            now.add(call);
        }
        if (!heldBack.isEmpty() && (heldBack.size() > MOST_HELD_BACK || fate.happens(4, 1.0 / MOST_HELD_BACK))) {
            now.add(heldBack.remove(fate.below(5, heldBack.size())));
        }
        return now;
    }

    /** The calls that are still held back. */
    synchronized List<WebhookCall> release() {
        List<WebhookCall> released = List.copyOf(heldBack);
        heldBack.clear();
        return released;
    }
}
