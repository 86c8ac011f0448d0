package io.salesflow.camel.routes.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowConstants;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people are told of a target, after exchanges of each kind. */
class TargetsCountWhatBecomesOfRecordsTest {
    private static final String NAME = "HubSpot contacts";
    private static final String CHECK = "salesflow-target:" + NAME;
    private static final int BATCH = 10;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private Processor writer;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalStateException.class).maximumRedeliveries(1).redeliveryDelay(0);
                from("direct:in").routeId("in").process(exchange -> {
                    Targets.of(camel)
                            .watch(NAME, exchange, exchange.getMessage().getBody(Integer.class));
                    writer.process(exchange);
                });
            }
        });
        HealthCheckRegistry.get(camel).register(new ConsumersHealthCheckRepository());
        HealthCheckRegistry.get(camel).setExposureLevel("full");
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void whatABatchTookAndDidNotTakeIsCounted() {
        Target target = send(
                BATCH, exchange -> exchange.setProperty(SalesflowConstants.FAILURES, Map.of("7", "INVALID_EMAIL")));

        assertThat(target.getDelivered()).isEqualTo(BATCH - 1);
        assertThat(target.getFailed()).isEqualTo(1);
        assertThat(target.getLastFailure()).isEqualTo("INVALID_EMAIL");
        assertThat(target.getLastDelivery()).isNotNull();
        assertThat(target.getDownSince()).isNull();
    }

    @Test
    void eachOfTwoTargetsOfAnExchangeCountsForItself() {
        send(BATCH, exchange -> Targets.of(camel).watch("Salesforce contacts", exchange, BATCH));

        for (String name : new String[] {NAME, "Salesforce contacts"}) {
            assertThat(Targets.of(camel).target(name).getDelivered()).isEqualTo(BATCH);
            assertThat(Targets.of(camel).target(name).getDownSince()).isNull();
        }
    }

    @Test
    void aTargetThatIsAwayIsSoUntilItAnswersAgain() {
        Target target = send(BATCH, exchange -> {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw new IllegalArgumentException("HubSpot is away");
        });
        assertThat(target.getDownSince()).isNotNull();
        assertThat(target.getPostponed()).isEqualTo(1);
        assertThat(target.getFailed()).isZero();
        assertThat(target.getLastFailure()).isEqualTo("HubSpot is away");

        send(BATCH, exchange -> {});
        assertThat(target.getDownSince()).isNull();
        assertThat(target.getDelivered()).isEqualTo(BATCH);
    }

    @Test
    void eachAttemptThatFindsItAwayCountsAndTheRecordsOnce() {
        Target target = send(BATCH, exchange -> {
            if (exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER) == null) {
                throw new IllegalStateException("Salesforce is away");
            }
        });

        assertThat(target.getPostponed()).isEqualTo(1);
        assertThat(target.getDelivered()).isEqualTo(BATCH);
    }

    @Test
    void itIsNotReadyWhileADeliveryTriesAgainAndReadyWhenThatGotThrough() {
        Map<String, HealthCheck.Result> seen = new HashMap<>();
        send(BATCH, exchange -> {
            if (exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER) == null) {
                throw new IllegalStateException("Salesforce is away");
            }
            seen.putAll(readiness());
        });

        assertThat(seen.get(CHECK).getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(seen.get(CHECK).getMessage()).hasValueSatisfying(message -> assertThat(message)
                .contains("Target " + NAME + ": away since 2", "Salesforce is away"));
        assertThat(seen.get(CHECK).getDetails()).containsKey("since").containsEntry("target", NAME);
        assertThat(readiness().get(CHECK).getState()).isEqualTo(HealthCheck.State.UP);
        assertThat(HealthCheckHelper.invokeLiveness(camel))
                .noneMatch(result -> result.getCheck().getId().equals(CHECK));
    }

    @Test
    void aDeliveryThatEndedInVainIsForItsFeedToTell() {
        Map<String, HealthCheck.Result> seen = new HashMap<>();
        Target target = send(BATCH, exchange -> {
            seen.putAll(readiness());
            throw new IllegalStateException("Salesforce is away");
        });

        assertThat(seen.get(CHECK).getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(target.getDownSince()).isNotNull();
        assertThat(readiness().get(CHECK).getState()).isEqualTo(HealthCheck.State.UP);
    }

    @Test
    void itsCheckIsOffWhereThoseOfConsumersAreAndEndsWithItsRoute() throws Exception {
        send(BATCH, exchange -> {});
        assertThat(readiness()).containsKey(CHECK);
        HealthCheckRepository consumers =
                HealthCheckRegistry.get(camel).getRepository("consumers").orElseThrow();
        consumers.setEnabled(false);
        assertThat(readiness()).doesNotContainKey(CHECK);
        consumers.setEnabled(true);
        assertThat(readiness()).containsKey(CHECK);

        camel.getRouteController().stopRoute("in");

        assertThat(readiness()).doesNotContainKey(CHECK);
    }

    @Test
    void whatARouteTriesAgainLaterIsNotDelivered() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                onException(IllegalArgumentException.class).handled(true);
                from("direct:later").process(exchange -> {
                    Targets.of(camel).watch(NAME, exchange, 1);
                    exchange.setProperty(SalesflowConstants.POSTPONED, true);
                    throw new IllegalArgumentException("The mail server is away");
                });
            }
        });
        camel.createProducerTemplate().send("direct:later", exchange -> {});
        Target target = Targets.of(camel).target(NAME);

        assertThat(target.getDelivered()).isZero();
        assertThat(target.getPostponed()).isEqualTo(1);
        assertThat(target.getDownSince()).isNotNull();
        assertThat(target.getLastFailure()).isEqualTo("The mail server is away");
    }

    @Test
    void aTargetThatRefusesSomethingHasAnswered() {
        Target target = send(1, exchange -> {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw new IllegalArgumentException("The mail server is away");
        });
        assertThat(target.getDownSince()).isNotNull();

        send(1, exchange -> {
            throw new IllegalArgumentException("The mail server refuses the mail");
        });
        assertThat(target.getDownSince()).isNull();
        assertThat(target.getFailed()).isEqualTo(1);
    }

    @Test
    void aSingleRecordThatIsRefusedIsNoAbsence() {
        Target target = send(1, exchange -> {
            throw new IllegalArgumentException("The mail server refuses the mail");
        });

        assertThat(target.getFailed()).isEqualTo(1);
        assertThat(target.getDownSince()).isNull();
    }

    @Test
    void theLimitIsAskedWhenItIsRead() {
        Target target = Targets.of(camel).target(NAME);
        assertThat(target.getCallsLeft()).isNull();

        target.limitedBy(() -> new CallLimit(3, 100, "in 10s"));
        assertThat(target.getCallsLeft()).isEqualTo(3);
        assertThat(target.getCallLimit()).isEqualTo(100);
        assertThat(target.getCallLimitPeriod()).isEqualTo("in 10s");
    }

    @Test
    void whetherTheNextCallWaitsIsAskedWhenItIsRead() {
        Target target = Targets.of(camel).target(NAME);
        assertThat(target.getWaitingUntil()).isNull();
        assertThat(target.getWaitingFor()).isNull();

        target.waitingBy(() -> new CallWait(Instant.parse("2026-01-05T08:00:07Z"), "too many calls"));
        assertThat(target.getWaitingUntil()).isEqualTo("2026-01-05T08:00:07Z");
        assertThat(target.getWaitingFor()).isEqualTo("too many calls");
    }

    @Test
    void whenItsRouteStopsItIsInJmxNoMoreAndCountsAnewAfterwards() throws Exception {
        send(BATCH, exchange -> {});
        assertThat(mbeans()).hasSize(1);

        camel.getRouteController().stopRoute("in");
        assertThat(mbeans()).isEmpty();
        assertThat(Targets.of(camel).all()).isEmpty();

        camel.getRouteController().startRoute("in");
        assertThat(send(BATCH, exchange -> {}).getDelivered()).isEqualTo(BATCH);
        assertThat(mbeans()).hasSize(1);
    }

    @Test
    void whileAnotherRouteUsesItItStays() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:other").routeId("other").process(exchange -> Targets.of(camel)
                        .watch(NAME, exchange, BATCH));
            }
        });
        send(BATCH, exchange -> {});
        camel.createProducerTemplate().sendBody("direct:other", "");

        camel.getRouteController().stopRoute("other");

        assertThat(mbeans()).hasSize(1);
        assertThat(Targets.of(camel).target(NAME).getDelivered()).isEqualTo(2 * BATCH);
    }

    private Map<String, HealthCheck.Result> readiness() {
        Map<String, HealthCheck.Result> results = new HashMap<>();
        HealthCheckHelper.invokeReadiness(camel)
                .forEach(result -> results.put(result.getCheck().getId(), result));
        return results;
    }

    private Set<ObjectName> mbeans() throws Exception {
        return camel.getManagementStrategy()
                .getManagementAgent()
                .getMBeanServer()
                .queryNames(
                        new ObjectName("org.apache.camel:type=salesflow-targets,context=*" + camel.getManagementName()
                                + "*,*"),
                        null);
    }

    private Target send(int records, Processor writing) {
        writer = writing;
        camel.createProducerTemplate()
                .send("direct:in", exchange -> exchange.getMessage().setBody(records));
        return Targets.of(camel).target(NAME);
    }
}
