package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.client.SalesflowAuthenticationException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.ProducersHealthCheckRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HealthOfProducersTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @BeforeEach
    void enable() {
        HealthCheckRepository producers = new ProducersHealthCheckRepository();
        producers.setEnabled(true);
        HealthCheckRegistry.get(salesflow.context()).register(producers);
    }

    @Test
    void itIsUpWhereSalesflowAnswersWithTheToken() throws Exception {
        salesflow.answers("[]");
        addRoute();

        assertThat(ours().getState()).isEqualTo(State.UP);
        assertThat(salesflow.requests().get(0).getUrl()).contains("/accounts/list");
    }

    @Test
    void itIsDownWithTheHttpStatusAndTheReasonWhereTheTokenIsWrong() throws Exception {
        salesflow.answers(aResponse().withStatus(403).withBody("no " + SalesflowStub.TOKEN));
        addRoute();

        HealthCheck.Result health = ours();

        assertThat(health.getState()).isEqualTo(State.DOWN);
        assertThat(health.getDetails()).containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 403);
        assertThat(health.getError()).containsInstanceOf(SalesflowAuthenticationException.class);
        assertThat(health.getMessage())
                .hasValueSatisfying(
                        message -> assertThat(message).contains("Check token").doesNotContain(SalesflowStub.TOKEN));
    }

    @Test
    void livenessDoesNotDependOnSalesflow() throws Exception {
        salesflow.answers(aResponse().withStatus(500));
        addRoute();

        assertThat(HealthCheckHelper.invokeLiveness(salesflow.context()))
                .noneMatch(result -> result.getCheck().getId().contains("salesflow"));
    }

    @Test
    void itCanBeTurnedOffOnTheComponent() throws Exception {
        salesflow.component().setHealthCheckProducerEnabled(false);
        addRoute();

        assertThat(HealthCheckHelper.invokeReadiness(salesflow.context()))
                .noneMatch(result ->
                        result.getCheck().getId().contains("salesflow") && result.getState() != State.UNKNOWN);
        assertThat(salesflow.requests()).isEmpty();
    }

    private HealthCheck.Result ours() {
        return HealthCheckHelper.invokeReadiness(salesflow.context()).stream()
                .filter(result -> result.getCheck().getId().contains("salesflow"))
                .findFirst()
                .orElseThrow();
    }

    private void addRoute() throws Exception {
        salesflow.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to("salesflow:campaigns/list");
            }
        });
    }
}
