package io.salesflow.camel.client;

import io.salesflow.camel.api.Operation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;

/** Says what a failed call failed of, without secrets. */
final class Failures {
    private static final int TEXT_QUOTED = 200;

    private final Operation operation;
    private final Secret secret;
    private final boolean mayBeDone;

    /**
     * The failures of one attempt of a call.
     *
     * @param mayBeDone whether an earlier attempt may have taken effect
     */
    Failures(Operation operation, Secret secret, boolean mayBeDone) {
        this.operation = operation;
        this.secret = secret;
        this.mayBeDone = mayBeDone;
    }

    /**
     * An error that the server answered.
     *
     * @param status the HTTP status, or that of the envelope
     * @param said what the server said about it
     */
    SalesflowException answered(HttpResponse response, int status, String said) {
        Failure failure = new Failure(
                operation,
                status,
                "HTTP " + status + (said.isBlank() ? "" : ", \"" + quoted(said) + "\""),
                mayBeDone || status >= 500 && changesSomething());
        return switch (status) {
            case 401, 403 -> new SalesflowAuthenticationException(failure);
            case 404 -> new SalesflowNotFoundException(failure);
            case 407 ->
                unreadable(status, "the proxy wants credentials (options http.proxyAuthUsername and others)", "");
            case 409 -> new SalesflowConflictException(failure);
            case 429 -> new SalesflowRateLimitException(failure, retryAfter(response));
            default -> {
                if (status >= 500) {
                    yield new SalesflowServerException(failure, retryAfter(response));
                }
                yield status >= 400
                        ? new SalesflowRejectedException(failure)
                        : unreadable(status, "answered a redirect, which is not followed", "");
            }
        };
    }

    /** The API answered {@code null}. */
    SalesflowException absent(int status) {
        return new SalesflowNotFoundException(new Failure(operation, status, "the answer is null", mayBeDone));
    }

    /**
     * An answer that is not what the API promises.
     *
     * @param answer its first characters
     */
    SalesflowException unreadable(int status, String problem, String answer) {
        String quote = answer.isBlank() ? "" : ": \"" + quoted(answer) + "\"";
        return new SalesflowUnreadableAnswerException(
                new Failure(operation, status, secret.removedFrom(problem) + quote, changesSomething()));
    }

    /**
     * No answer, or half of one.
     *
     * @param sent whether anything of the request may have reached the server
     */
    SalesflowException connection(IOException cause, boolean sent) {
        String problem = cause instanceof ConnectionRequestTimeoutException
                ? "all connections are in use. Read streamed lists to their end or close them, or raise"
                        + " http.connectionsPerRoute (20)"
                : "no connection, or a broken one: " + described(cause);
        return connection(problem, cause, sent);
    }

    /** The time for the whole call is over. */
    SalesflowException tooLate(Duration callTimeout, IOException cause, boolean sent) {
        return connection("not done within callTimeout, " + callTimeout.toMillis() + " ms", cause, sent);
    }

    private SalesflowException connection(String problem, IOException cause, boolean sent) {
        SalesflowException exception = new SalesflowConnectionException(
                new Failure(operation, 0, problem, mayBeDone || sent && changesSomething()));
        exception.initCause(cleaned(cause));
        return exception;
    }

    private boolean changesSomething() {
        return operation.effect() != Operation.Effect.READ;
    }

    /** The cause as it can be shown: its class, its text without secrets and its stack. */
    private IOException cleaned(IOException cause) {
        IOException cleaned = new IOException(described(cause));
        cleaned.setStackTrace(cause.getStackTrace());
        return cleaned;
    }

    private String described(IOException cause) {
        String text = cause.getMessage() == null ? "" : ": " + quoted(cause.getMessage());
        return cause.getClass().getSimpleName() + text;
    }

    private String quoted(String text) {
        String line = secret.removedFrom(text).replaceAll("\\s+", " ").strip();
        return line.length() <= TEXT_QUOTED ? line : line.substring(0, TEXT_QUOTED) + "…";
    }

    private static Duration retryAfter(HttpResponse response) {
        Header header = response.getFirstHeader("Retry-After");
        if (header == null) {
            return null;
        }
        String value = header.getValue().strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        Instant until = DateUtils.parseStandardDate(value);
        if (until == null) {
            return null;
        }
        Duration wait = Duration.between(serverTime(response), until);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    /** The server's own clock, so that a skewed one here does not change the wait. */
    private static Instant serverTime(HttpResponse response) {
        Header header = response.getFirstHeader("Date");
        Instant date = header == null ? null : DateUtils.parseStandardDate(header.getValue());
        return date == null ? Instant.now() : date;
    }
}
