package io.salesflow.benchmark;

import java.util.Arrays;

/**
 * A median, and between which values the true one lies with a certainty of 95 %, by the order of the values: nothing is supposed of
 * how they are distributed.
 */
record Median(double value, double atLeast, double atMost) {
    /** Half the width of the interval in ranks, for each square root of the number of values. */
    private static final double RANKS = 0.98;

    static Median of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        int away = (int) Math.ceil(RANKS * Math.sqrt(sorted.length));
        return new Median(
                (sorted[last / 2] + sorted[sorted.length / 2]) / 2,
                sorted[Math.max(0, last / 2 - away)],
                sorted[Math.min(last, sorted.length / 2 + away)]);
    }

    /** For a difference in per cent. */
    @Override
    public String toString() {
        return String.format("%+.1f %% (%+.1f to %+.1f)", value, atLeast, atMost);
    }
}
