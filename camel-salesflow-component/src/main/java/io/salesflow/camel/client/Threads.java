package io.salesflow.camel.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads that calls are made on.
 *
 * @param workers make the calls
 * @param retryTimer waits for retries, and hands them to the workers
 * @param timeoutTimer ends calls that take too long
 */
public record Threads(
        ExecutorService workers, ScheduledExecutorService retryTimer, ScheduledExecutorService timeoutTimer) {}
