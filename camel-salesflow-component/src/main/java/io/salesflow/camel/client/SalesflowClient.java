package io.salesflow.camel.client;

import io.github.resilience4j.retry.Retry;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.OperationResult;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls to Salesflow: the one place that knows the token. */
public final class SalesflowClient {
    private static final Logger LOG = LoggerFactory.getLogger(SalesflowClient.class);
    private static final Duration GRACE = Duration.ofMillis(100);

    private final Supplier<SalesflowConnection> connection;
    private final ClientSettings settings;
    private final Supplier<Threads> threads;
    private final RequestBuilder requests;
    private final CallObserver observer;
    private final CallTracer tracer;
    private final Retries retries;

    /**
     * Makes a client.
     *
     * @param connection gives the pool of connections as it is now; it changes when its owner is stopped and started
     * @param threads gives the threads as they are now
     * @param observer is told of each request
     * @param tracer shows each request as part of what caused it
     */
    public SalesflowClient(
            Supplier<SalesflowConnection> connection,
            ClientSettings settings,
            Supplier<Threads> threads,
            CallObserver observer,
            CallTracer tracer) {
        this.connection = connection;
        this.settings = settings;
        this.threads = threads;
        this.requests = new RequestBuilder(settings.serverZone());
        this.observer = observer;
        this.tracer = tracer;
        this.retries = new Retries(settings, observer);
    }

    /**
     * Makes sure that the secret for an operation is there.
     *
     * @throws IllegalArgumentException if it is not; it says where to set it
     */
    public void requireSecret(Operation operation) {
        if (secret(operation) == null) {
            String option = operation.credential().wireName();
            throw new IllegalArgumentException("Salesflow operation " + operation.operationName() + ": option '"
                    + option + "' is missing. Set it on the component (camel.component.salesflow." + option + ").");
        }
    }

    /**
     * Makes a call without holding the caller's thread, and again where that is safe.
     *
     * @return the answer in the form that the call asks for, or a {@link SalesflowException}
     */
    public CompletionStage<Object> call(Call call) {
        Threads now = threads.get();
        CallTracer.Cause cause = tracer.cause();
        Deadline deadline = Deadline.in(settings.callTimeout());
        Retry retry = retries.of(call.operation(), deadline);
        AtomicBoolean mayBeDone = new AtomicBoolean();
        CompletableFuture<Object> result = now.result();
        ScheduledFuture<?> guard = now.timeoutTimer()
                .schedule(
                        () -> result.completeExceptionally(neverDone(call, mayBeDone.get())),
                        deadline.left().plus(GRACE).toNanos(),
                        TimeUnit.NANOSECONDS);
        retry.executeCompletionStage(now.retryTimer(), () -> started(now, call, deadline, cause, mayBeDone))
                .whenComplete((answer, failure) -> {
                    guard.cancel(false);
                    boolean isWanted =
                            failure == null ? result.complete(answer) : result.completeExceptionally(failure);
                    if (!isWanted && answer instanceof Closeable stream) {
                        close(stream);
                    }
                });
        return result;
    }

    /**
     * Makes a call once, on the caller's thread.
     *
     * @return the answer in the form that the call asks for
     * @throws SalesflowException if it fails
     */
    public Object callOnce(Call call) {
        return attempt(call, Deadline.in(settings.callTimeout()), tracer.itself(), new AtomicBoolean());
    }

    private CompletionStage<Object> started(
            Threads now, Call call, Deadline deadline, CallTracer.Cause cause, AtomicBoolean mayBeDone) {
        CompletableFuture<Object> attempt = new CompletableFuture<>();
        now.run(() -> {
            try {
                attempt.complete(attempt(call, deadline, cause, mayBeDone));
            } catch (RuntimeException e) {
                attempt.completeExceptionally(e);
            }
        });
        return attempt;
    }

    /** The end of the time found the call where it can't be stopped, such as in a queue. */
    private SalesflowException neverDone(Call call, boolean mayBeDone) {
        Operation operation = call.operation();
        return new Failures(operation, secret(operation), mayBeDone)
                .tooLate(settings.callTimeout(), new IOException("the call was still waiting"), true);
    }

    private static void close(Closeable stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.debug("An answer that nobody waits for any more can't be closed: {}", e.getMessage());
        }
    }

    /** {@code mayBeDone} tells one attempt of a call of the earlier ones: whether one of them may have taken effect. */
    private Object attempt(Call call, Deadline deadline, CallTracer.Cause cause, AtomicBoolean mayBeDone) {
        try {
            return call.operation() == Operation.MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS
                    ? sendInChunks(call, deadline, cause)
                    : send(call, deadline, cause, mayBeDone.get());
        } catch (SalesflowNotFoundException e) {
            if (mayBeDone.get() && call.operation().effect() == Operation.Effect.DELETE) {
                return new OperationResult(
                        e.getHttpResponseCode(), "Gone, by this call's first attempt or before", Map.of());
            }
            throw e;
        } catch (SalesflowException e) {
            mayBeDone.compareAndSet(false, e.isOutcomeUnknown());
            throw e;
        }
    }

    /** The API takes few identifiers a call; the answers are joined. */
    private Object sendInChunks(Call call, Deadline deadline, CallTracer.Cause cause) {
        List<String> identifiers = call.arguments().texts(Argument.PUBLIC_IDENTIFIERS);
        List<Object> answers = new ArrayList<>();
        for (int start = 0; start < identifiers.size(); start += Operation.PUBLIC_IDENTIFIERS_A_CALL) {
            int end = Math.min(identifiers.size(), start + Operation.PUBLIC_IDENTIFIERS_A_CALL);
            Arguments chunk = call.arguments().with(Argument.PUBLIC_IDENTIFIERS, identifiers.subList(start, end));
            answers.add(send(new Call(chunk, call.form().whole()), deadline, cause, false));
        }
        return call.form().ofWhole(call.form().whole().joined(answers));
    }

    private Object send(Call call, Deadline deadline, CallTracer.Cause cause, boolean mayBeDone) {
        Observation observation = new Observation(observer, cause.begin(call.operation()), call.operation());
        try {
            Object answer = exchange(call, deadline, mayBeDone, observation);
            observation.answered(answer);
            return answer;
        } catch (RuntimeException e) {
            observation.failed(e);
            throw e;
        }
    }

    private Object exchange(Call call, Deadline deadline, boolean mayBeDone, Observation observation) {
        Operation operation = call.operation();
        Secret secret = secret(operation);
        Failures failures = new Failures(operation, secret, mayBeDone);
        SalesflowConnection pool = connection.get();
        HttpUriRequestBase request = requests.request(call.arguments(), pool.base(operation));
        HttpClientContext context = HttpClientContext.create();
        TokenRequestExecutor.sign(context, operation.credential().wireName(), secret);
        ScheduledFuture<?> guard = threads.get()
                .timeoutTimer()
                .schedule(request::cancel, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        try {
            ClassicHttpResponse response = pool.open(operation, request, context);
            return new AnswerReader(operation, failures, settings.serverZone(), observation)
                    .read(response, call.form());
        } catch (IOException e) {
            boolean isSent = TokenRequestExecutor.isSent(context);
            throw deadline.isOver()
                    ? failures.tooLate(settings.callTimeout(), e, isSent)
                    : failures.connection(e, isSent);
        } catch (SalesflowException e) {
            throw e;
        } catch (RuntimeException e) {
            // The HTTP client fails in several ways when it is stopped while it takes or opens a connection.
            if (request.isCancelled()) {
                IOException cause = new IOException("cancelled", e);
                throw failures.tooLate(settings.callTimeout(), cause, TokenRequestExecutor.isSent(context));
            }
            throw e;
        } finally {
            guard.cancel(false);
        }
    }

    /** A text of somebody else, such as the reason of a failure, without the secrets that it may quote. */
    public String withoutSecrets(String text) {
        String cleaned = text;
        for (Secret secret : Arrays.asList(settings.token(), settings.domainToken())) {
            cleaned = secret == null ? cleaned : secret.removedFrom(cleaned);
        }
        return cleaned;
    }

    private Secret secret(Operation operation) {
        return operation.credential() == Operation.Credential.TOKEN ? settings.token() : settings.domainToken();
    }
}
