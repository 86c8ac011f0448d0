package io.salesflow.quickstart.board;

/**
 * What routes brought to a system.
 *
 * @param created people whom it did not know
 * @param updated people whom it knew
 * @param messages messages that are there now
 */
public record Delivered(long created, long updated, long messages) {
    /** Nothing at all. */
    public static final Delivered NOTHING = new Delivered(0, 0, 0);

    /** This and that. */
    public Delivered plus(Delivered other) {
        return new Delivered(created + other.created, updated + other.updated, messages + other.messages);
    }
}
