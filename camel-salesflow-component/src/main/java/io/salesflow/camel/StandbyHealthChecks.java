package io.salesflow.camel;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.DelegateEndpoint;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;

/**
 * The checks of feeds that this process stands by for: behind {@code master:}, and led by another process or none. They are on
 * where Camel's checks of consumers are.
 */
final class StandbyHealthChecks implements HealthCheckRepository {
    private final SalesflowComponent component;
    private final HealthCheckRegistry registry;
    private final InstantSource clock;
    private final Map<SalesflowEndpoint, HealthCheck> checks = new ConcurrentHashMap<>();

    StandbyHealthChecks(SalesflowComponent component, HealthCheckRegistry registry, InstantSource clock) {
        this.component = component;
        this.registry = registry;
        this.clock = clock;
    }

    @Override
    public String getId() {
        return "salesflow-leaders-" + System.identityHashCode(component);
    }

    @Override
    public boolean isEnabled() {
        return registry.getRepository(HealthBehindOthers.CONSUMERS)
                .filter(HealthCheckRepository::isEnabled)
                .isPresent();
    }

    /** As Camel's checks of consumers are. */
    @Override
    public void setEnabled(boolean enabled) {
        throw new UnsupportedOperationException("Turn Camel's checks of consumers on or off instead");
    }

    @Override
    public Stream<HealthCheck> stream() {
        return !isEnabled()
                ? Stream.empty()
                : component.getCamelContext().getRoutes().stream()
                        .filter(this::isStarted)
                        .map(Route::getEndpoint)
                        .flatMap(StandbyHealthChecks::behind)
                        .filter(endpoint -> endpoint.getComponent() == component && !isLed(endpoint))
                        .map(endpoint -> checks.computeIfAbsent(endpoint, this::check));
    }

    private boolean isStarted(Route route) {
        return component.getCamelContext().getRouteController().getRouteStatus(route.getRouteId())
                == ServiceStatus.Started;
    }

    private static Stream<SalesflowEndpoint> behind(Endpoint endpoint) {
        return endpoint instanceof DelegateEndpoint outer
                        && outer.getEndpoint() instanceof SalesflowEndpoint feed
                        && !(feed instanceof SalesflowWebhookEndpoint)
                ? Stream.of(feed)
                : Stream.empty();
    }

    private HealthCheck check(SalesflowEndpoint endpoint) {
        return new LeaderHealthCheck(endpoint, () -> standingBySince(endpoint), clock);
    }

    /** When the first of the routes was started that are there for the feed. */
    private Instant standingBySince(SalesflowEndpoint endpoint) {
        return component.getCamelContext().getRoutes().stream()
                .filter(route -> behind(route.getEndpoint()).anyMatch(endpoint::equals))
                .map(route -> Instant.now().minusMillis(route.getUptimeMillis()))
                .min(Comparator.naturalOrder())
                .orElseGet(clock::instant);
    }

    private boolean isLed(SalesflowEndpoint endpoint) {
        CamelContext context = component.getCamelContext();
        SalesflowFeeds known = context.hasService(SalesflowFeeds.class);
        return known != null && known.consumer(endpoint.feedId()).isPresent();
    }
}
