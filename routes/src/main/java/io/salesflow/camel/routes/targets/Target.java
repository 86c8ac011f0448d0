package io.salesflow.camel.routes.targets;

import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedResource;

/** What a system took and did not take since the start, as JMX shows it: times as ISO text in UTC. For several threads. */
@ManagedResource(description = "Managed target of contacts and messages of Salesflow")
public final class Target {
    private final String name;
    private final Set<String> routeIds = ConcurrentHashMap.newKeySet();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder postponed = new LongAdder();
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile Instant lastDelivery;
    private volatile Instant downSince;
    private volatile Failure lastFailure;
    private volatile Supplier<CallLimit> limit = () -> null;
    private volatile Supplier<CallWait> wait = () -> null;

    Target(String name) {
        this.name = name;
    }

    /** The system and what it takes, such as {@code HubSpot contacts}; and the route, if that has an account of its own there. */
    @ManagedAttribute(description = "The system and what it takes")
    public String getName() {
        return name;
    }

    /** How many records it took. */
    @ManagedAttribute(description = "Records that it took since the start")
    public long getDelivered() {
        return delivered.sum();
    }

    /** How many records it did not take, each attempt for itself. */
    @ManagedAttribute(description = "Records that it did not take since the start, each attempt for itself")
    public long getFailed() {
        return failed.sum();
    }

    /** How many deliveries had to wait because the system was away, whatever was in them. */
    @ManagedAttribute(description = "Deliveries that were put off since the start because it was away")
    public long getPostponed() {
        return postponed.sum();
    }

    /** When it last took something; null before the first time. */
    @ManagedAttribute(description = "When it last took something")
    public String getLastDelivery() {
        return text(lastDelivery);
    }

    /** Since when it is away; null if it answered the last time. */
    @ManagedAttribute(description = "Since when it is away; empty if it answered the last time")
    public String getDownSince() {
        return text(downSince);
    }

    /** Why it last did not take something; null if it always did. */
    @ManagedAttribute(description = "Why it last did not take something; empty if it always did")
    public String getLastFailure() {
        Failure last = lastFailure;
        return last == null ? null : last.reason;
    }

    /** When that was; null if it never was. */
    @ManagedAttribute(description = "When it last did not take something")
    public String getLastFailureAt() {
        Failure last = lastFailure;
        return last == null ? null : last.at.toString();
    }

    /** How many calls it still allows; null if it does not tell. */
    @ManagedAttribute(description = "Calls that it still allows; empty if it does not tell")
    public Long getCallsLeft() {
        CallLimit now = limit.get();
        return now == null ? null : now.left();
    }

    /** How many calls it allows in a period; null if it does not tell. */
    @ManagedAttribute(description = "Calls that it allows in a period; empty if it does not tell")
    public Long getCallLimit() {
        CallLimit now = limit.get();
        return now == null ? null : now.most();
    }

    /** That period, in words; null if it does not tell. */
    @ManagedAttribute(description = "The period of the limit, in words; empty if it does not tell")
    public String getCallLimitPeriod() {
        CallLimit now = limit.get();
        return now == null ? null : now.period();
    }

    /** When the next call is made, if there is a wait for it; else null. */
    @ManagedAttribute(description = "Until when nothing is sent to it; empty if nothing waits")
    public String getWaitingUntil() {
        CallWait now = wait.get();
        return now == null ? null : text(now.until());
    }

    /** What that is for; null if nothing waits. */
    @ManagedAttribute(
            description = "Why nothing is sent to it until then, such as its limit of calls; empty if nothing waits")
    public String getWaitingFor() {
        CallWait now = wait.get();
        return now == null ? null : now.reason();
    }

    /** From now on asks there whether the next call waits; null says that it does not. */
    public void waitingBy(Supplier<CallWait> callWait) {
        wait = callWait;
    }

    /** From now on asks there how many calls are left; null says that nobody knows. */
    public void limitedBy(Supplier<CallLimit> callLimit) {
        limit = callLimit;
    }

    void isUsedBy(String routeId) {
        routeIds.add(routeId);
    }

    /** Whether that was the last route that used it. */
    boolean isUsedNoMoreBy(String routeId) {
        return routeIds.remove(routeId) && routeIds.isEmpty();
    }

    void took(long records) {
        downSince = null;
        if (records > 0) {
            delivered.add(records);
            lastDelivery = Instant.now();
        }
    }

    /** It answered, and did not take some. */
    void didNotTake(long records, String reason) {
        downSince = null;
        if (records > 0) {
            failed.add(records);
            lastFailure = new Failure(Instant.now(), reason);
        }
    }

    synchronized void isAway(String reason) {
        postponed.increment();
        lastFailure = new Failure(Instant.now(), reason);
        if (downSince == null) {
            downSince = Instant.now();
        }
    }

    /** A delivery that found it away goes on trying. */
    void keepsWaiting() {
        waiting.incrementAndGet();
    }

    /** Such a delivery came to its end. */
    void keepsWaitingNoMore() {
        waiting.decrementAndGet();
    }

    /** Whether it is away, and a delivery goes on trying. */
    boolean isWaitedFor() {
        return downSince != null && waiting.get() > 0;
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }

    private record Failure(Instant at, String reason) {}
}
