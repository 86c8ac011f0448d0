package io.salesflow.camel.routes.targets;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.feed.MessageTexts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementAgent;
import org.apache.camel.support.SimpleEventNotifierSupport;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The systems that the routes of a Camel context take things to. Where JMX is on, each is an MBean of
 * {@code type=salesflow-targets}; it counts also if it can't be shown. Each has a readiness check.
 */
public final class Targets extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(Targets.class);
    private static final String WATCHED = "SalesflowTargetIsWatching";

    private final CamelContext context;
    private final Map<String, Target> targets = new ConcurrentSkipListMap<>();
    private TargetHealthChecks healthChecks;

    private final EventNotifier endOfRoutes = new SimpleEventNotifierSupport() {
        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.RouteStoppedEvent stopped) {
                routeEnds(stopped.getRoute().getRouteId());
            }
        }
    };

    private Targets(CamelContext context) {
        this.context = context;
    }

    /** Those of that context. */
    public static Targets of(CamelContext context) {
        synchronized (Targets.class) {
            Targets known = context.hasService(Targets.class);
            return known == null ? added(context) : known;
        }
    }

    /** All that were asked for, by their names. */
    public List<Target> all() {
        return List.copyOf(targets.values());
    }

    /** The one of that name, which begins to count when it is first asked for. */
    public Target target(String name) {
        return targets.computeIfAbsent(name, this::shown);
    }

    /**
     * Counts what becomes of an exchange that takes records to a target: at its end, and at each attempt that finds the target
     * away. Called again for the same exchange, it goes on with it. The texts of the messages that are its body now are not told.
     *
     * @param name of the system and what it takes; where it is not the only one of its kind, that of {@link #nameOf}
     * @param records how many there are in the exchange
     */
    public Target watch(String name, Exchange exchange, int records) {
        Target target = target(name);
        if (exchange.getFromRouteId() != null) {
            target.isUsedBy(exchange.getFromRouteId());
        }
        String watched = WATCHED + "." + name;
        End end = exchange.getProperty(watched, End.class);
        if (end == null) {
            end = new End(target, records, MessageTexts.in(exchange.getMessage().getBody()));
            exchange.setProperty(watched, end);
            exchange.getExchangeExtension().addOnCompletion(end);
        } else {
            end.triesAgain(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        }
        return target;
    }

    /** The name of a system that one route has for itself, such as {@code HubSpot contacts (leads-of-berlin)}. */
    public static String nameOf(String system, Exchange exchange) {
        return exchange.getFromRouteId() == null ? system : system + " (" + exchange.getFromRouteId() + ")";
    }

    @Override
    protected void doStart() {
        context.getManagementStrategy().addEventNotifier(endOfRoutes);
        HealthCheckRegistry registry = HealthCheckRegistry.get(context);
        if (registry != null) {
            healthChecks = new TargetHealthChecks(this, registry);
            registry.register(healthChecks);
        }
    }

    @Override
    protected void doStop() {
        context.getManagementStrategy().removeEventNotifier(endOfRoutes);
        if (healthChecks != null) {
            HealthCheckRegistry.get(context).unregister(healthChecks);
            healthChecks = null;
        }
        targets.keySet().forEach(this::end);
    }

    /** What counted for no other route than one that was stopped, ends: when the route is started again, it counts anew. */
    private void routeEnds(String routeId) {
        targets.forEach((name, target) -> {
            if (target.isUsedNoMoreBy(routeId)) {
                end(name);
            }
        });
    }

    private void end(String name) {
        targets.remove(name);
        ManagementAgent agent = agent();
        if (agent != null) {
            hide(agent, name);
        }
    }

    private static Targets added(CamelContext context) {
        try {
            Targets targets = new Targets(context);
            context.addService(targets, true, true);
            return targets;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private Target shown(String name) {
        Target target = new Target(name);
        ManagementAgent agent = agent();
        if (agent != null) {
            try {
                agent.register(target, objectName(name), true);
            } catch (JMException e) {
                LOG.warn("Target {} can't be shown in JMX: {}", name, e.getMessage());
            }
        }
        return target;
    }

    private void hide(ManagementAgent agent, String name) {
        try {
            agent.unregister(objectName(name));
        } catch (JMException e) {
            LOG.warn("Target {} can't be taken out of JMX: {}", name, e.getMessage());
        }
    }

    private ManagementAgent agent() {
        return context.getManagementStrategy() == null
                ? null
                : context.getManagementStrategy().getManagementAgent();
    }

    private ObjectName objectName(String name) throws JMException {
        ObjectName ofContext = context.getManagementStrategy()
                .getManagementObjectNameStrategy()
                .getObjectNameForCamelContext(context);
        return new ObjectName(ofContext.getDomain() + ":context=" + ofContext.getKeyProperty("context")
                + ",type=salesflow-targets,name=" + ObjectName.quote(name));
    }

    private static final class End extends SynchronizationAdapter {
        private final Target target;
        private final int records;
        private final MessageTexts texts;
        private final AtomicBoolean hasTriedAgain = new AtomicBoolean();

        private End(Target target, int records, MessageTexts texts) {
            this.target = target;
            this.records = records;
            this.texts = texts;
        }

        private String reason(Throwable failure) {
            if (failure == null) {
                return "no reason was given";
            }
            return failure.getMessage() == null
                    ? failure.getClass().getSimpleName()
                    : texts.removedFrom(failure.getMessage());
        }

        @Override
        public String toString() {
            return target.getName();
        }

        private void triesAgain(Throwable failure) {
            target.isAway(reason(failure));
            if (hasTriedAgain.compareAndSet(false, true)) {
                target.keepsWaiting();
            }
        }

        @Override
        public void onDone(Exchange exchange) {
            if (hasTriedAgain.get()) {
                target.keepsWaitingNoMore();
            }
        }

        /** An exchange whose failure a route has dealt with, such as one that tries again later, completes too. */
        @Override
        public void onComplete(Exchange exchange) {
            onDone(exchange);
            if (exchange.getExchangeExtension().isErrorHandlerHandledSet()
                    && exchange.getExchangeExtension().isErrorHandlerHandled()) {
                failed(exchange, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
                return;
            }
            Map<?, ?> failures = exchange.getProperty(SalesflowConstants.FAILURES, Map.of(), Map.class);
            target.took((long) records - failures.size());
            if (!failures.isEmpty()) {
                target.didNotTake(
                        failures.size(),
                        texts.removedFrom(
                                String.valueOf(failures.values().iterator().next())));
            }
        }

        @Override
        public void onFailure(Exchange exchange) {
            onDone(exchange);
            failed(exchange, exchange.getException());
        }

        /** A batch fails as a whole only if its target is away; of a single record the route tells. */
        private void failed(Exchange exchange, Throwable failure) {
            String reason = reason(failure);
            if (records > 1 || exchange.getProperty(SalesflowConstants.POSTPONED, false, Boolean.class)) {
                target.isAway(reason);
            } else {
                target.didNotTake(records, reason);
            }
        }
    }
}
