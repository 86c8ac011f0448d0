package io.salesflow.camel;

import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowRateLimitException;
import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.client.SalesflowUnreadableAnswerException;
import io.salesflow.camel.webhook.Reconciled;
import io.salesflow.camel.webhook.Registration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a webhook registered: at start, then every so often, and soon again after a failure; after one that lasts, less and
 * less often.
 */
final class WebhookUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookUpkeep.class);
    private static final long SOON = 30_000;
    private static final int MOST_DOUBLINGS = 5;
    private static final long LONGEST_START_SECONDS = 5;
    private static final long LONGEST_LOOK_SECONDS = 30;

    private final SalesflowWebhookEndpoint endpoint;
    private final Registration registration;
    private final String name;
    private ScheduledExecutorService timer;
    private long every;
    private boolean isRegistered;
    private int failures;
    private volatile Future<?> next;
    private volatile boolean isStopping;
    private volatile Look lastLook;

    WebhookUpkeep(SalesflowWebhookEndpoint endpoint, Registration registration, String name) {
        this.endpoint = endpoint;
        this.registration = registration;
        this.name = name;
    }

    /**
     * Registers now, and mends later. If Salesflow can't be reached for the moment, that is logged and tried again: what was
     * registered before goes on to call. If it takes long, because there are many campaigns, it goes on by itself.
     *
     * @param milliseconds between two looks; 0 for no other
     * @throws SalesflowException if Salesflow refuses
     */
    void start(long milliseconds) {
        every = milliseconds;
        timer = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newSingleThreadScheduledExecutor(this, "SalesflowWebhook");
        Future<?> first = timer.submit(() -> endpoint.logFields().during(this::begin));
        try {
            first.get(LONGEST_START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            LOG.info("Webhook '{}' is being registered, and the route starts meanwhile", name);
        } catch (ExecutionException e) {
            shutDown();
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            shutDown();
            throw new IllegalStateException("Interrupted while webhook '" + name + "' is being registered", e);
        }
    }

    /** A failure that comes when nobody waits any more is in the log, and tried again. */
    private void begin() {
        try {
            schedule(reconcile());
        } catch (RuntimeException e) {
            if (isStopping) {
                LOG.info("Webhook '{}' was being registered when it was stopped: {}", name, e.getMessage());
                return;
            }
            schedule(false);
            if (!isPassing(e)) {
                LOG.error("Webhook '{}' can't be registered: {}", name, e.getMessage());
                throw e;
            }
            LOG.warn("Webhook '{}' can't be registered yet, and will be: {}", name, e.getMessage());
        }
    }

    /** What is being registered is left as it is, for the next start goes on with it, unless it is to be deleted. */
    void stop(boolean isToBeDeleted) {
        if (isToBeDeleted) {
            isStopping = true;
            if (next != null) {
                next.cancel(false);
            }
            endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(timer);
            registration.unregister();
            LOG.info("Webhook '{}' is deleted in Salesflow", name);
        } else {
            shutDown();
        }
    }

    private void shutDown() {
        isStopping = true;
        endpoint.getCamelContext().getExecutorServiceManager().shutdownNow(timer);
    }

    private void again() {
        boolean isDone = false;
        try {
            isDone = reconcile();
        } catch (RuntimeException e) {
            LOG.warn("Webhook '{}' can't be compared with what is wanted: {}", name, e.getMessage());
        }
        schedule(isDone);
    }

    /** Looks now, after a look that is under way; what was found, in words, or that it takes longer than somebody waits. */
    String reconcileNow() {
        try {
            timer.submit(() -> endpoint.logFields().during(this::insteadOfTheNext))
                    .get(LONGEST_LOOK_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "It is still being compared; look again later";
        } catch (ExecutionException e) {
            throw RuntimeCamelException.wrapRuntimeException(e.getCause());
        } catch (RejectedExecutionException e) {
            return "The webhook was stopped meanwhile";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while webhook '" + name + "' is being compared", e);
        }
        Look look = lastLook;
        if (look.failure() != null) {
            return "Not all is as wanted: " + look.failure();
        }
        return look.isChanged() ? "All is as wanted now: what was missing or too much is mended" : "All is as wanted";
    }

    private void insteadOfTheNext() {
        if (next != null) {
            next.cancel(false);
        }
        again();
    }

    private void schedule(boolean isDone) {
        failures = isDone ? 0 : Math.min(failures + 1, MOST_DOUBLINGS);
        long usual = every > 0 ? every : SOON << MOST_DOUBLINGS;
        long delay = isDone ? every : Math.min(usual, SOON << (failures - 1));
        if (delay > 0 && !isStopping) {
            next = timer.schedule(() -> endpoint.logFields().during(this::again), delay, TimeUnit.MILLISECONDS);
        }
    }

    /** What the last look found; null before the first. */
    Look lastLook() {
        return lastLook;
    }

    /** Whether all is as wanted now. */
    private boolean reconcile() {
        Reconciled done = looked();
        if (done.isChanged()) {
            log(done);
        }
        done.failures().forEach(failure -> LOG.warn("Webhook '{}': {}", name, failure));
        isRegistered |= done.isComplete();
        return done.isComplete();
    }

    private Reconciled looked() {
        Instant now = Instant.now();
        try {
            Reconciled done = registration.reconcile();
            lastLook = new Look(now, done.isChanged(), done.isComplete() ? null : String.join("; ", done.failures()));
            return done;
        } catch (RuntimeException e) {
            lastLook = new Look(now, false, endpoint.client().withoutSecrets(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private void log(Reconciled done) {
        String text = "Webhook '{}' {}: created {}, attached {}, detached {}, deleted {}";
        boolean isDrift = isRegistered && done.differences() > 0;
        Object[] values = {
            name,
            isDrift ? "was not as wanted, and is mended" : "is registered in Salesflow",
            done.created(),
            done.attached(),
            done.detached(),
            done.deleted()
        };
        if (isDrift) {
            endpoint.statistics().mended().add(done.differences());
            LOG.warn(text, values);
        } else {
            LOG.info(text, values);
        }
    }

    /**
     * A look at what is registered in Salesflow.
     *
     * @param at when it began
     * @param isChanged whether something had to be changed
     * @param failure why not all is as wanted, without secrets; null if it is
     */
    record Look(Instant at, boolean isChanged, String failure) {}

    private static boolean isPassing(RuntimeException e) {
        return e instanceof SalesflowConnectionException
                || e instanceof SalesflowServerException
                || e instanceof SalesflowRateLimitException
                || e instanceof SalesflowUnreadableAnswerException;
    }
}
