package io.salesflow.benchmark;

/** What reads the contacts and tells what changed, the limit first. In this order: the later scans need the first one's state. */
enum FeedWay {
    BARE_LOOP("(a) bare loop, which compares nothing", "128m", 3) {
        @Override
        Contender contender(Target target, FeedState state) {
            return new BareLoop(target);
        }

        @Override
        long expected(long contacts) {
            return contacts;
        }
    },
    IDEMPOTENT("(b) camel-http, unmarshal, split, idempotent", "6g", 1) {
        @Override
        Contender contender(Target target, FeedState state) throws Exception {
            return new IdempotentRoute(target);
        }

        @Override
        long expected(long contacts) {
            return contacts;
        }
    },
    IDEMPOTENT_IN_ONE_GIGABYTE("(b) the same with less memory", "1g", 1) {
        @Override
        Contender contender(Target target, FeedState state) throws Exception {
            return new IdempotentRoute(target);
        }

        @Override
        long expected(long contacts) {
            return contacts;
        }
    },
    FIRST_SCAN("(c) feed, first scan, all delivered", "128m", 1) {
        @Override
        Contender contender(Target target, FeedState state) throws Exception {
            return new FeedRoute(target, state.directory());
        }

        @Override
        long expected(long contacts) {
            return contacts;
        }
    },
    SECOND_SCAN("(d) feed, second scan, nothing changed", "128m", 3) {
        @Override
        Contender contender(Target target, FeedState state) throws Exception {
            return new FeedRoute(target, state.directory());
        }

        @Override
        long expected(long contacts) {
            return 0;
        }
    },
    ONE_CHANGED("(e) feed, one has changed", "128m", 1) {
        @Override
        Contender contender(Target target, FeedState state) throws Exception {
            return new FeedRoute(target, state.directory());
        }

        @Override
        long expected(long contacts) {
            return 1;
        }
    },
    FIRST_SCAN_TO_DATABASE("(c) with PostgreSQL", "128m", 1) {
        @Override
        Contender contender(Target target, FeedState state) throws Exception {
            return new FeedRoute(target, state.database());
        }

        @Override
        long expected(long contacts) {
            return contacts;
        }
    },
    SECOND_SCAN_OF_DATABASE("(d) with PostgreSQL", "128m", 3) {
        @Override
        Contender contender(Target target, FeedState state) throws Exception {
            return new FeedRoute(target, state.database());
        }

        @Override
        long expected(long contacts) {
            return 0;
        }
    };

    private final String description;
    private final String heap;
    private final int rounds;

    FeedWay(String description, String heap, int rounds) {
        this.description = description;
        this.heap = heap;
        this.rounds = rounds;
    }

    String description() {
        return description;
    }

    /** The heap that it is given, as of -Xmx. */
    String heap() {
        return heap;
    }

    /** How often it runs in the same process: the first time is cold, the others are warm. */
    int rounds() {
        return rounds;
    }

    /** Whether it takes too long for a great many contacts, on a machine that has a database, too. */
    boolean isForFewOnly() {
        return this == FIRST_SCAN_TO_DATABASE || this == SECOND_SCAN_OF_DATABASE;
    }

    /** @param state where feeds keep what they know */
    abstract Contender contender(Target target, FeedState state) throws Exception;

    /** How many changes must come. */
    abstract long expected(long contacts);
}
