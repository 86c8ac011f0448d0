package io.salesflow.camel;

import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;

/**
 * Shows the health of a consumer that another one made, such as that of {@code master:}, where Camel's checks of consumers are
 * on: they find only the consumers of routes. So a feed that another process leads has no check here.
 */
final class HealthBehindOthers {
    static final String CONSUMERS = "consumers";

    private final SalesflowConsumer consumer;
    private final HealthCheckRegistry registry;

    HealthBehindOthers(SalesflowConsumer consumer) {
        this.consumer = consumer;
        this.registry = HealthCheckRegistry.get(consumer.getEndpoint().getCamelContext());
    }

    void show() {
        boolean isOn = registry != null
                && registry.getRepository(CONSUMERS)
                        .filter(HealthCheckRepository::isEnabled)
                        .isPresent();
        if (isOn && consumer.isMadeByAnother()) {
            registry.register(consumer.getHealthCheck());
        }
    }

    void hide() {
        if (registry != null && consumer.isMadeByAnother()) {
            registry.unregister(consumer.getHealthCheck());
        }
    }
}
