package io.salesflow.sandbox.standin;

import java.time.Duration;

/** How a system words what it answers when something is wrong with it, and not with the call. */
public interface Refusals {

    /** An error of that HTTP status. */
    Answer failure(int status);

    /** An error of that HTTP status in these words. */
    Answer failure(int status, String words);

    /** Too many calls in a short time. */
    Answer rateLimited(Duration retryAfter);

    /** The calls of the day are used up. */
    Answer requestLimitExceeded();
}
