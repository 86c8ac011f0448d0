package io.salesflow.sandbox.account;

/** What is counted per campaign and day. */
public enum ActivityKind {
    /** An invitation went out. */
    INVITED,
    /** An invitation that carried a message was accepted. */
    ACCEPTED_WITH_MESSAGE,
    /** An invitation without a message was accepted. */
    ACCEPTED_WITHOUT_MESSAGE,
    /** An invitation was taken back. */
    WITHDRAWN,
    /** A follow-up went out. */
    FOLLOWED_UP,
    /** A contact replied for the first time, before any follow-up. */
    REPLIED_TO_CONNECTION_MESSAGE,
    /** A contact replied for the first time, after one follow-up. */
    REPLIED_TO_FIRST_FOLLOW_UP,
    /** A contact replied for the first time, after two follow-ups. */
    REPLIED_TO_SECOND_FOLLOW_UP,
    /** A contact replied for the first time, after three or more follow-ups. */
    REPLIED_TO_THIRD_FOLLOW_UP,
    /** A contact was marked as interested. */
    POSITIVE_REPLY,
    /** A contact was marked as not interested. */
    NEGATIVE_REPLY;

    static ActivityKind firstReplyAfter(int followUps) {
        return switch (followUps) {
            case 0 -> REPLIED_TO_CONNECTION_MESSAGE;
            case 1 -> REPLIED_TO_FIRST_FOLLOW_UP;
            case 2 -> REPLIED_TO_SECOND_FOLLOW_UP;
            default -> REPLIED_TO_THIRD_FOLLOW_UP;
        };
    }
}
