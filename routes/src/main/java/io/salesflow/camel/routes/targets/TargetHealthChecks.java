package io.salesflow.camel.routes.targets;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;

/** The checks of the targets that there are now. They are on where Camel's checks of consumers are, as those of feeds. */
final class TargetHealthChecks implements HealthCheckRepository {
    private static final String CONSUMERS = "consumers";

    private final Targets targets;
    private final HealthCheckRegistry registry;
    private final Map<Target, HealthCheck> checks = new ConcurrentHashMap<>();

    TargetHealthChecks(Targets targets, HealthCheckRegistry registry) {
        this.targets = targets;
        this.registry = registry;
    }

    @Override
    public String getId() {
        return "salesflow-targets";
    }

    @Override
    public boolean isEnabled() {
        return registry.getRepository(CONSUMERS)
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
        checks.keySet().retainAll(targets.all());
        return isEnabled()
                ? targets.all().stream().map(target -> checks.computeIfAbsent(target, TargetHealthCheck::new))
                : Stream.empty();
    }
}
