package io.salesflow.camel;

/** What can happen in a history: to the data of the account, to the feed, and to what the feed stands on. */
enum Event {
    IMPORT,
    EDIT,
    EDIT_WITHOUT_TIME,
    EDIT_LATE,
    BACK_TO_PENDING,
    CONNECT,
    FLAG_DELETED,
    DELETE,
    REPLY,
    REPLY_LATE,
    MARK_INTERESTED,
    REMOVE_MESSAGE,
    TIME_PASSES,
    /** The next answer is whole, but one element is not in it. */
    OVERLOOK,
    POLL,
    POLL_CUT,
    /** Some of what the next poll takes is delivered only later. */
    DELIVER_LATER,
    LAND,
    FAULT,
    DELIVERIES_FAIL,
    CRASH,
    STORE_FAILS,
    RESTART,
    FAIL_OVER,
    REPLAY,
    DISCARD,
    /** An event brings an element as it is now. */
    PUSH,
    RESET,
    ASK_FOR_SCAN
}
