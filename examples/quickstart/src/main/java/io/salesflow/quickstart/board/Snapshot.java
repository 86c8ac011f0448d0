package io.salesflow.quickstart.board;

import java.util.List;

/**
 * What the board shows at a moment. All times are milliseconds since 1970, in UTC. Of contacts there are names and numbers, of
 * messages who wrote them.
 *
 * @param time the moment
 * @param since when the board began to count
 * @param interval milliseconds between two lags in a history
 * @param source Salesflow
 * @param lanes the systems that take what is in Salesflow
 * @param stuck what needs somebody's eye, at most {@link #MOST_STUCK}
 * @param moreStuck how many there are besides
 * @param events what happened last, the newest first
 * @param switches what can be made to fail here
 */
record Snapshot(
        long time,
        long since,
        long interval,
        Source source,
        List<LaneState> lanes,
        List<Stuck> stuck,
        long moreStuck,
        List<Event> events,
        List<SwitchState> switches) {
    static final int MOST_STUCK = 50;

    /** How a system stands. */
    enum State {
        /** It has all there is. */
        IN_STEP,
        /** Something is under way. */
        BUSY,
        /** Some records are not taken, the others go on. */
        STUCK,
        /** Nothing goes on. */
        STOPPED
    }

    /**
     * Salesflow.
     *
     * @param description which account, and where
     * @param state how it stands
     * @param contacts how many are known
     * @param messages how many of them
     * @param lastScan when it was read last, or null
     */
    record Source(String description, State state, long contacts, long messages, Long lastScan) {}

    /**
     * A system that takes.
     *
     * @param name what people call it
     * @param description whether it is real, and where
     * @param state how it stands
     * @param takesContacts whether it takes contacts, too, or only messages
     * @param delivered what it took since the board began
     * @param waiting changes that wait for their delivery or its end
     * @param failing changes that failed and are tried again
     * @param parked changes that were given up
     * @param lag milliseconds since the last scan began of which everything was delivered or parked, or null
     * @param history such lags, the oldest first, with null where there was none
     */
    record LaneState(
            String name,
            String description,
            State state,
            boolean takesContacts,
            Delivered delivered,
            long waiting,
            long failing,
            long parked,
            Long lag,
            List<Long> history) {}

    /**
     * Something that needs somebody's eye.
     *
     * @param lane the system
     * @param kind of what kind it is
     * @param what what is stuck, in words
     * @param reason why
     * @param advice what to do
     * @param since since when, or null
     * @param feed the feed, for what is parked; otherwise null
     * @param key the key to have it delivered again, for what is parked; otherwise null
     */
    record Stuck(
            String lane, Kind kind, String what, String reason, String advice, Long since, String feed, String key) {}

    /** Why something is stuck. */
    enum Kind {
        /** Nothing of a feed goes on. */
        STOPPED,
        /** Nothing came to its end for too long. */
        LATE,
        /** A record that is tried again. */
        FAILING,
        /** A record that was given up. */
        PARKED
    }

    /**
     * Something that happened.
     *
     * @param time when
     * @param lane the system
     * @param tone how good it is
     * @param text what
     */
    record Event(long time, String lane, Tone tone, String text) {}

    /** How good news is. */
    enum Tone {
        GOOD,
        PLAIN,
        BAD
    }

    /**
     * A fault that can be switched on.
     *
     * @param id its name
     * @param label what fails
     * @param on whether it fails now
     */
    record SwitchState(String id, String label, boolean on) {}
}
