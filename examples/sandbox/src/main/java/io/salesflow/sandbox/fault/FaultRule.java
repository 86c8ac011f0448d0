package io.salesflow.sandbox.fault;

import java.util.function.Consumer;

/** A fault that strikes the requests of one operation, or of all. */
public final class FaultRule {

    /** The operation name that stands for all. */
    public static final String EVERY_OPERATION = "*";

    private final String operation;
    private final Fault fault;
    private final Consumer<FaultRule> remover;
    private long skipped;
    private long left = Long.MAX_VALUE;
    private long hits;

    FaultRule(String operation, Fault fault, Consumer<FaultRule> remover) {
        this.operation = operation;
        this.fault = fault;
        this.remover = remover;
    }

    /** The fault strikes so often and then no more; without this it strikes until it is removed. */
    public synchronized FaultRule times(long count) {
        left = count;
        return this;
    }

    /** The fault lets so many requests pass before it strikes. */
    public synchronized FaultRule after(long count) {
        skipped = count;
        return this;
    }

    /** How often the fault has struck. */
    public synchronized long hits() {
        return hits;
    }

    /** The operation, or {@link #EVERY_OPERATION}. */
    public String operation() {
        return operation;
    }

    /** What goes wrong. */
    public Fault fault() {
        return fault;
    }

    /** The fault strikes no more. */
    public void remove() {
        remover.accept(this);
    }

    synchronized boolean strikes(String requested) {
        boolean concerned = operation.equals(EVERY_OPERATION) || operation.equals(requested);
        if (!concerned || left == 0) {
            return false;
        }
        if (skipped > 0) {
            skipped--;
            return false;
        }
        left--;
        hits++;
        return true;
    }
}
