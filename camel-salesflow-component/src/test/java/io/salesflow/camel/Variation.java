package io.salesflow.camel;

import io.salesflow.camel.api.MemberStatus.Flag;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.FeedSettings;
import io.salesflow.camel.feed.FeedSettings.Backfill;
import io.salesflow.sandbox.time.SandboxClock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * How the feed of a history is set.
 *
 * @param scan which scans there are
 * @param isHeld whether what is exhausted is tried for ever
 * @param isPreviousKept whether each element is kept as it was
 * @param delivered what is delivered at all
 */
record Variation(FeedSettings.Scan scan, boolean isHeld, boolean isPreviousKept, Delivered delivered) {
    static final int MOST_ATTEMPTS = 3;
    static final Duration FULL_SCAN_EVERY = Duration.ofMinutes(15);
    static final Duration LOOKBACK = Duration.ofSeconds(2);
    static final Variation USUAL = new Variation(FeedSettings.Scan.AUTO, false, false, Delivered.ALL);

    /** What is delivered at all. */
    enum Delivered {
        ALL(EnumSet.allOf(Change.Kind.class), Set.of(), Backfill.ALL),
        NEW_ONLY(EnumSet.of(Change.Kind.NEW), Set.of(), Backfill.ALL),
        NEVER_DELETED(EnumSet.of(Change.Kind.NEW, Change.Kind.UPDATED), Set.of(), Backfill.ALL),
        NEVER_UPDATED(EnumSet.of(Change.Kind.NEW, Change.Kind.DELETED), Set.of(), Backfill.ALL),
        NEVER_NEW(EnumSet.of(Change.Kind.UPDATED, Change.Kind.DELETED), Set.of(), Backfill.ALL),
        CONNECTED_ONLY(EnumSet.allOf(Change.Kind.class), Set.of(Flag.MEMBER_CONNECTED), Backfill.ALL),
        NOTHING_OLD(EnumSet.allOf(Change.Kind.class), Set.of(), Backfill.NONE),
        SINCE_A_DATE(
                EnumSet.allOf(Change.Kind.class),
                Set.of(),
                new Backfill(SandboxClock.START.plus(Duration.ofMinutes(1))));

        final Set<Change.Kind> kinds;
        final Set<Flag> statuses;
        final Backfill backfill;

        Delivered(Set<Change.Kind> kinds, Set<Flag> statuses, Backfill backfill) {
            this.kinds = kinds;
            this.statuses = statuses;
            this.backfill = backfill;
        }
    }

    static Arbitrary<Variation> any() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(6, FeedSettings.Scan.AUTO),
                                Tuple.of(1, FeedSettings.Scan.FULL),
                                Tuple.of(2, FeedSettings.Scan.FILTERED)),
                        Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true)),
                        Arbitraries.frequency(Tuple.of(2, false), Tuple.of(1, true)),
                        Arbitraries.frequencyOf(
                                Tuple.of(10, Arbitraries.just(Delivered.ALL)),
                                Tuple.of(7, Arbitraries.of(Delivered.class))))
                .as(Variation::new);
    }

    FeedSettings settings(String feedId) {
        return new FeedSettings(
                feedId,
                delivered.backfill,
                scan,
                FULL_SCAN_EVERY,
                LOOKBACK,
                delivered.kinds,
                delivered.statuses,
                MOST_ATTEMPTS,
                isHeld,
                isPreviousKept,
                3);
    }
}
