package io.salesflow.sandbox.standin;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Something that goes wrong with one call. Some faults hit before the API did its work, some after: then the client
 * cannot know that the work was done.
 */
public final class Fault {

    static final Fault NONE = new Fault(null, Duration.ZERO, true, false, false);

    private final BiFunction<Refusals, StandInCall, Answer> answer;
    private final Duration delay;
    private final boolean reachesApi;
    private final boolean silencesAnswer;
    private final boolean truncatesAnswer;

    private Fault(
            BiFunction<Refusals, StandInCall, Answer> answer,
            Duration delay,
            boolean reachesApi,
            boolean silencesAnswer,
            boolean truncatesAnswer) {
        this.answer = answer;
        this.delay = delay;
        this.reachesApi = reachesApi;
        this.silencesAnswer = silencesAnswer;
        this.truncatesAnswer = truncatesAnswer;
    }

    /**
     * An error in place of the answer; nothing is done.
     *
     * @param status an HTTP status, such as 500 or 502
     * @return the fault
     */
    public static Fault status(int status) {
        return new Fault((refusals, call) -> refusals.failure(status), Duration.ZERO, false, false, false);
    }

    /**
     * An error in place of the answer that quotes the call, secrets and all, in the system's way; nothing is done.
     *
     * @param status an HTTP status, such as 500
     * @return the fault
     */
    public static Fault echo(int status) {
        return new Fault((refusals, call) -> refusals.failure(status, said(call)), Duration.ZERO, false, false, false);
    }

    /**
     * A text in place of the answer that quotes the call, secrets and all, as of a proxy that is set up for tests; nothing is done.
     *
     * @param status an HTTP status, such as 502
     * @return the fault
     */
    public static Fault echoedByProxy(int status) {
        return new Fault(
                (refusals, call) -> new Answer(status, TextNode.valueOf(said(call))),
                Duration.ZERO,
                false,
                false,
                false);
    }

    private static String said(StandInCall call) {
        return call.method() + " " + call.path() + " Authorization: " + call.authorization() + " " + call.body();
    }

    /**
     * A refusal in place of the answer, as if there had been too many calls at once; nothing is done.
     *
     * @param retryAfter what {@code Retry-After} says, in whole seconds, if the system says so
     * @return the fault
     */
    public static Fault rateLimited(Duration retryAfter) {
        return new Fault((refusals, call) -> refusals.rateLimited(retryAfter), Duration.ZERO, false, false, false);
    }

    /**
     * A refusal in place of the answer, as if the calls of the day were used up; nothing is done.
     *
     * @return the fault
     */
    public static Fault requestLimitExceeded() {
        return new Fault((refusals, call) -> refusals.requestLimitExceeded(), Duration.ZERO, false, false, false);
    }

    /**
     * The work is done at once, the answer comes late.
     *
     * @param delay how late, in real time whatever the sandbox's clock
     * @return the fault
     */
    public static Fault delay(Duration delay) {
        return new Fault(null, delay, true, false, false);
    }

    /**
     * The connection is reset; nothing is done.
     *
     * @return the fault
     */
    public static Fault reset() {
        return new Fault(null, Duration.ZERO, false, true, false);
    }

    /**
     * The work is done, then the connection is reset in place of an answer.
     *
     * @return the fault
     */
    public static Fault resetAfterWork() {
        return new Fault(null, Duration.ZERO, true, true, false);
    }

    /**
     * The work is done, but only the first half of the answer's JSON is sent, in an otherwise correct HTTP answer.
     *
     * @return the fault
     */
    public static Fault truncated() {
        return new Fault(null, Duration.ZERO, true, false, true);
    }

    Optional<Answer> answer(Refusals refusals, StandInCall call) {
        return Optional.ofNullable(answer).map(refused -> refused.apply(refusals, call));
    }

    Duration delay() {
        return delay;
    }

    boolean reachesApi() {
        return reachesApi;
    }

    boolean silencesAnswer() {
        return silencesAnswer;
    }

    boolean truncatesAnswer() {
        return truncatesAnswer;
    }
}
