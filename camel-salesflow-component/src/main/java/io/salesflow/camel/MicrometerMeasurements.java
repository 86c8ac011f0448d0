package io.salesflow.camel;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.CallOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures with Micrometer: the one class that knows it. */
final class MicrometerMeasurements implements Measurements {
    private static final Logger LOG = LoggerFactory.getLogger(MicrometerMeasurements.class);

    /** The name under which camel-micrometer has its registry. */
    private static final String USUAL_NAME = "metricsRegistry";

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1)
    };

    private final MeterRegistry registry;
    private final Map<Ended, Timer> calls = new ConcurrentHashMap<>();
    private final Map<Operation, Counter> bytes = new ConcurrentHashMap<>();
    private final Map<Operation, Timer> waits = new ConcurrentHashMap<>();
    private final Map<Object, List<Meter>> ofThoseThatRun = new ConcurrentHashMap<>();

    MicrometerMeasurements(MeterRegistry registry) {
        this.registry = registry;
    }

    /** By the registry called metricsRegistry, or the only one; of several others none is meant. */
    static Measurements of(CamelContext context) {
        MeterRegistry usual = context.getRegistry().lookupByNameAndType(USUAL_NAME, MeterRegistry.class);
        if (usual != null) {
            return new MicrometerMeasurements(usual);
        }
        Set<MeterRegistry> all = context.getRegistry().findByType(MeterRegistry.class);
        if (all.size() > 1) {
            LOG.warn(
                    "There are {} MeterRegistries, so Salesflow is not measured. Call the one to be used {}",
                    all.size(),
                    USUAL_NAME);
        }
        return all.size() == 1 ? new MicrometerMeasurements(all.iterator().next()) : NONE;
    }

    @Override
    public void ended(Operation operation, CallOutcome outcome, Duration took) {
        calls.computeIfAbsent(new Ended(operation, outcome), this::timer).record(took);
    }

    @Override
    public void read(Operation operation, long count) {
        bytes.computeIfAbsent(operation, this::counter).increment(count);
    }

    @Override
    public void waits(Operation operation, Duration wait) {
        waits.computeIfAbsent(operation, this::timerOfWaits).record(wait);
    }

    @Override
    public void begins(ManagedFeed feed) {
        Tags tags = Tags.of("feed", feed.getFeedId());
        ofThoseThatRun.put(
                feed,
                List.of(
                        count(SalesflowMeter.ELEMENTS, tags, feed.statistics().seen()),
                        count(
                                SalesflowMeter.DELIVERIES,
                                tags.and("outcome", "delivered"),
                                feed.statistics().delivered()),
                        count(
                                SalesflowMeter.DELIVERIES,
                                tags.and("outcome", "failed"),
                                feed.statistics().failed()),
                        gauge(
                                Gauge.builder(SalesflowMeter.WAITING.meterName(), feed, ManagedFeed::getWaiting),
                                SalesflowMeter.WAITING,
                                tags),
                        gauge(
                                Gauge.builder(SalesflowMeter.PARKED.meterName(), feed, ManagedFeed::countParked),
                                SalesflowMeter.PARKED,
                                tags),
                        TimeGauge.builder(
                                        SalesflowMeter.LAG.meterName(),
                                        feed,
                                        TimeUnit.MILLISECONDS,
                                        MicrometerMeasurements::lag)
                                .description(SalesflowMeter.LAG.description())
                                .tags(tags)
                                .register(registry)));
    }

    @Override
    public void ends(ManagedFeed feed) {
        remove(feed);
    }

    @Override
    public void begins(SalesflowWebhookEndpoint webhook) {
        Tags tags = Tags.of("webhook", webhook.getEventsId());
        Map<String, LongAdder> outcomes = Map.of(
                "delivered", webhook.statistics().delivered(),
                "failed", webhook.statistics().failed(),
                "parked", webhook.statistics().parked(),
                "refused", webhook.statistics().refused(),
                "turned-away", webhook.statistics().turnedAway());
        ofThoseThatRun.put(
                webhook,
                outcomes.entrySet().stream()
                        .map(outcome ->
                                count(SalesflowMeter.EVENTS, tags.and("outcome", outcome.getKey()), outcome.getValue()))
                        .toList());
    }

    @Override
    public void ends(SalesflowWebhookEndpoint webhook) {
        remove(webhook);
    }

    private void remove(Object ended) {
        List<Meter> meters = ofThoseThatRun.remove(ended);
        if (meters != null) {
            meters.forEach(registry::remove);
        }
    }

    private static double lag(ManagedFeed feed) {
        Long millis = feed.getLagMillis();
        return millis == null ? Double.NaN : millis;
    }

    private Meter gauge(Gauge.Builder<?> gauge, SalesflowMeter meter, Tags tags) {
        return gauge.description(meter.description()).tags(tags).register(registry);
    }

    private Meter count(SalesflowMeter meter, Tags tags, LongAdder counted) {
        return FunctionCounter.builder(meter.meterName(), counted, LongAdder::sum)
                .description(meter.description())
                .tags(tags)
                .register(registry);
    }

    private Timer timer(Ended ended) {
        return Timer.builder(SalesflowMeter.CALLS.meterName())
                .description(SalesflowMeter.CALLS.description())
                .tags("operation", ended.operation.operationName(), "outcome", ended.outcome.label())
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private Counter counter(Operation operation) {
        return Counter.builder(SalesflowMeter.BYTES.meterName())
                .description(SalesflowMeter.BYTES.description())
                .baseUnit("bytes")
                .tags("operation", operation.operationName())
                .register(registry);
    }

    private Timer timerOfWaits(Operation operation) {
        return Timer.builder(SalesflowMeter.WAITS.meterName())
                .description(SalesflowMeter.WAITS.description())
                .tags("operation", operation.operationName())
                .register(registry);
    }

    private record Ended(Operation operation, CallOutcome outcome) {}
}
