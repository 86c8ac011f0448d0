package io.salesflow.sandbox.account;

import java.util.Arrays;
import java.util.Optional;

/** The events that call a webhook. */
public enum RunOn {
    /** An invitation was accepted. */
    MEMBER_CONNECTED(1, "INTEGRATION_RUN_ON_CONNECTED"),
    /** A message came in. */
    REPLY_DETECTED(2, "INTEGRATION_RUN_ON_REPLY_DETECTED"),
    /** A follow-up went out. Its number is not documented; 3 is the sandbox's choice. */
    FOLLOW_UP(3, "INTEGRATION_RUN_ON_FOLLOW_UP"),
    /** An invitation was taken back. */
    INVITATION_WITHDRAWN(7, "INTEGRATION_RUN_ON_INVITATION_WITHDRAWN");

    private final int number;
    private final String integrationName;

    RunOn(int number, String integrationName) {
        this.number = number;
        this.integrationName = integrationName;
    }

    /** The number by which a webhook is attached. */
    public int number() {
        return number;
    }

    /** The name in the body of a call. */
    public String integrationName() {
        return integrationName;
    }

    /** The event of a number. */
    public static Optional<RunOn> of(int number) {
        return Arrays.stream(values()).filter(event -> event.number == number).findFirst();
    }
}
