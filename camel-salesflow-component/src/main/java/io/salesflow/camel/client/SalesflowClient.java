package io.salesflow.camel.client;

import io.github.resilience4j.retry.Retry;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.OperationResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;

/** Makes calls to Salesflow: the one place that knows the token. */
public final class SalesflowClient {
    private final SalesflowConnection connection;
    private final ClientSettings settings;
    private final Threads threads;
    private final RequestBuilder requests;
    private final Retries retries;

    public SalesflowClient(SalesflowConnection connection, ClientSettings settings, Threads threads) {
        this.connection = connection;
        this.settings = settings;
        this.threads = threads;
        this.requests = new RequestBuilder(settings.serverZone());
        this.retries = new Retries(settings);
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
        Deadline deadline = Deadline.in(settings.callTimeout());
        Retry retry = retries.of(call.operation(), deadline);
        AtomicBoolean mayBeDone = new AtomicBoolean();
        return retry.executeCompletionStage(
                threads.retryTimer(),
                () -> CompletableFuture.supplyAsync(() -> attempt(call, deadline, mayBeDone), threads.workers()));
    }

    /**
     * Makes a call once, on the caller's thread.
     *
     * @return the answer in the form that the call asks for
     * @throws SalesflowException if it fails
     */
    public Object callOnce(Call call) {
        return attempt(call, Deadline.in(settings.callTimeout()), new AtomicBoolean());
    }

    /** {@code mayBeDone} tells one attempt of a call of the earlier ones: whether one of them may have taken effect. */
    private Object attempt(Call call, Deadline deadline, AtomicBoolean mayBeDone) {
        try {
            return call.operation() == Operation.MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS
                    ? sendInChunks(call, deadline)
                    : send(call, deadline, mayBeDone.get());
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
    private Object sendInChunks(Call call, Deadline deadline) {
        List<String> identifiers = call.arguments().texts(Argument.PUBLIC_IDENTIFIERS);
        List<Object> answers = new ArrayList<>();
        for (int start = 0; start < identifiers.size(); start += Operation.PUBLIC_IDENTIFIERS_A_CALL) {
            int end = Math.min(identifiers.size(), start + Operation.PUBLIC_IDENTIFIERS_A_CALL);
            Arguments chunk = call.arguments().with(Argument.PUBLIC_IDENTIFIERS, identifiers.subList(start, end));
            answers.add(send(new Call(chunk, call.form().whole()), deadline, false));
        }
        return call.form().ofWhole(call.form().whole().joined(answers));
    }

    private Object send(Call call, Deadline deadline, boolean mayBeDone) {
        Operation operation = call.operation();
        Secret secret = secret(operation);
        Failures failures = new Failures(operation, secret, mayBeDone);
        HttpUriRequestBase request = requests.request(call.arguments(), connection.base(operation));
        HttpClientContext context = HttpClientContext.create();
        TokenRequestExecutor.sign(context, operation.credential().wireName(), secret);
        ScheduledFuture<?> guard =
                threads.timeoutTimer().schedule(request::cancel, deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        try {
            ClassicHttpResponse response = connection.open(operation, request, context);
            return new AnswerReader(operation, failures, settings.serverZone()).read(response, call.form());
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

    private Secret secret(Operation operation) {
        return operation.credential() == Operation.Credential.TOKEN ? settings.token() : settings.domainToken();
    }
}
