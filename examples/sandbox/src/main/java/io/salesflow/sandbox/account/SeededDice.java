package io.salesflow.sandbox.account;

/**
 * Chance without a sequence: what falls depends only on the seed and on what is asked, never on what was asked before.
 * So concurrent callers can't disturb each other.
 */
public final class SeededDice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long seed;

    /** Dice of this seed. */
    public SeededDice(long seed) {
        this.seed = mixed(seed + GOLDEN);
    }

    /** Dice of their own for a topic. */
    public SeededDice of(long topic) {
        return new SeededDice(seed ^ mixed(topic + GOLDEN));
    }

    /** Any long, for this subject. */
    public long number(long subject) {
        return mixed(seed + subject * GOLDEN);
    }

    /** From 0 inclusive to 1 exclusive. */
    public double fraction(long subject) {
        return (number(subject) >>> 11) * UNIT;
    }

    /** True with the given probability. */
    public boolean happens(long subject, double probability) {
        return fraction(subject) < probability;
    }

    /** From 0 inclusive to the bound exclusive. */
    public int below(long subject, int bound) {
        return (int) Long.remainderUnsigned(number(subject), bound);
    }

    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
