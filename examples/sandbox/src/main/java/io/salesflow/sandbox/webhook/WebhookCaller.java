package io.salesflow.sandbox.webhook;

import io.salesflow.sandbox.account.WebhookCall;
import io.salesflow.sandbox.time.ServerTimes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Calls webhooks, in the order of the events as far as one contact is concerned. Queues are bounded: who makes more
 * events than receivers take, waits.
 */
public final class WebhookCaller implements AutoCloseable {

    private static final int QUEUED_PER_CALLER = 5_000;
    private static final int MOST_DELIVERIES = 50_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final WebhookSettings settings;
    private final WebhookJson json;
    private final List<BlockingQueue<WebhookCall>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Deque<WebhookDelivery> deliveries = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private HttpClient client;
    private int pending;
    private volatile boolean closed;
    private volatile Disturbance disturbance = Disturbance.none();

    /** A caller with these settings, which writes times as the server does. */
    public WebhookCaller(WebhookSettings settings, ServerTimes times) {
        this.settings = settings;
        this.json = new WebhookJson(times);
        for (int index = 0; index < settings.callers(); index++) {
            queues.add(new LinkedBlockingQueue<>(QUEUED_PER_CALLER));
        }
    }

    /** Queues a call; waits while the queue is full. */
    public void call(WebhookCall call) {
        disturbance.disturbed(call).forEach(this::enqueue);
    }

    /** From now on calls are lost, doubled and shuffled like this. What was held back before, is made now. */
    public void disturb(Disturbance next) {
        Disturbance previous = disturbance;
        disturbance = next;
        previous.release().forEach(this::enqueue);
    }

    /** From now on every call is made once and in its turn. */
    public void undisturbed() {
        disturb(Disturbance.none());
    }

    /** Makes a call again, as it was. */
    public void replay(WebhookDelivery delivery) {
        enqueue(delivery.call());
    }

    /** Every attempt so far, in the order in which they ended; the newest 50,000. */
    public List<WebhookDelivery> deliveries() {
        lock.lock();
        try {
            return new ArrayList<>(deliveries);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every call, those held back included, was delivered or given up; false if that takes longer than the given real time. */
    public boolean awaitIdle(Duration longest) throws InterruptedException {
        disturbance.release().forEach(this::enqueue);
        long left = longest.toNanos();
        lock.lock();
        try {
            while (pending > 0 && left > 0) {
                left = idle.awaitNanos(left);
            }
            return pending == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Gives up all calls that are still queued. */
    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            threads.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }

    private void enqueue(WebhookCall call) {
        if (closed) {
            return;
        }
        startThreads();
        lock.lock();
        try {
            pending++;
        } finally {
            lock.unlock();
        }
        try {
            queues.get(call.contact().memberId() % queues.size()).put(call);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            done();
        }
    }

    private void startThreads() {
        lock.lock();
        try {
            if (!threads.isEmpty()) {
                return;
            }
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIMEOUT)
                    .build();
            for (BlockingQueue<WebhookCall> queue : queues) {
                Thread thread = new Thread(() -> work(queue), "salesflow-sandbox-webhooks-" + threads.size());
                thread.setDaemon(true);
                threads.add(thread);
            }
            threads.forEach(Thread::start);
        } finally {
            lock.unlock();
        }
    }

    private void work(BlockingQueue<WebhookCall> queue) {
        try {
            while (!closed) {
                WebhookCall call = queue.poll(1, TimeUnit.SECONDS);
                if (call != null) {
                    try {
                        deliver(call);
                    } finally {
                        done();
                    }
                }
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(WebhookCall call) throws InterruptedException {
        String body = json.of(call);
        boolean delivered = false;
        for (int attempt = 1; attempt <= settings.attempts() && !delivered; attempt++) {
            if (attempt > 1) {
                Thread.sleep(settings.pause().toMillis());
            }
            WebhookDelivery delivery = attempt(call, body, attempt);
            record(delivery);
            delivered = delivery.succeeded();
        }
    }

    private WebhookDelivery attempt(WebhookCall call, String body, int attempt) throws InterruptedException {
        int status = 0;
        String failure = null;
        try {
            URI uri = URI.create(call.url());
            if (settings.external() || Loopback.isLoopback(uri)) {
                status = post(uri, body);
            } else {
                failure = "Not called: it is not on this machine";
            }
        } catch (IOException | IllegalArgumentException unreachable) {
            failure = unreachable.toString();
        }
        return new WebhookDelivery(call, body, attempt, status, failure);
    }

    private int post(URI uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private void record(WebhookDelivery delivery) {
        lock.lock();
        try {
            if (deliveries.size() == MOST_DELIVERIES) {
                deliveries.removeFirst();
            }
            deliveries.addLast(delivery);
        } finally {
            lock.unlock();
        }
    }

    private void done() {
        lock.lock();
        try {
            pending--;
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
