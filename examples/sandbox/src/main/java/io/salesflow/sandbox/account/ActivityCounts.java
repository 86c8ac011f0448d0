package io.salesflow.sandbox.account;

/** How often each kind of activity happened. */
public final class ActivityCounts {

    private final int[] counts = new int[ActivityKind.values().length];

    /** How often this kind happened. */
    public int of(ActivityKind kind) {
        return counts[kind.ordinal()];
    }

    /** Contacts that replied. */
    public int replies() {
        return of(ActivityKind.REPLIED_TO_CONNECTION_MESSAGE) + repliesAfterFollowUp();
    }

    /** Contacts that replied after a follow-up. */
    public int repliesAfterFollowUp() {
        return of(ActivityKind.REPLIED_TO_FIRST_FOLLOW_UP)
                + of(ActivityKind.REPLIED_TO_SECOND_FOLLOW_UP)
                + of(ActivityKind.REPLIED_TO_THIRD_FOLLOW_UP);
    }

    /** Invitations that were accepted. */
    public int accepted() {
        return of(ActivityKind.ACCEPTED_WITH_MESSAGE) + of(ActivityKind.ACCEPTED_WITHOUT_MESSAGE);
    }

    void add(ActivityKind kind) {
        counts[kind.ordinal()]++;
    }

    void add(ActivityCounts other) {
        for (int index = 0; index < counts.length; index++) {
            counts[index] += other.counts[index];
        }
    }
}
