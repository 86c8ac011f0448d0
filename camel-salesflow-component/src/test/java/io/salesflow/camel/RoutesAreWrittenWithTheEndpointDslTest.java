package io.salesflow.camel;

import static io.salesflow.camel.builder.StaticEndpointBuilders.salesflow;
import static io.salesflow.camel.builder.StaticEndpointBuilders.salesflowFeed;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The builders that Camel generates from the options make the endpoints that a URI makes. */
class RoutesAreWrittenWithTheEndpointDslTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @TempDir
    private Path state;

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void reachTheSandbox() {
        SalesflowSandbox sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateDirectory(state.toString());
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aContactIsImportedAndComesOutOfAFeed() throws Exception {
        long campaign = SANDBOX.sandbox().campaign().id();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:import")
                        .to(salesflow("members/import").campaignId(campaign).firstName("Ada"));
                from(salesflow("members/list-by-account").feedId("people").delay("1s"))
                        .to("mock:people");
                from("direct:feeds").to(salesflowFeed("list"));
            }
        });
        MockEndpoint people = camel.getEndpoint("mock:people", MockEndpoint.class);
        people.expectedMessageCount(1);
        camel.start();

        camel.createProducerTemplate()
                .requestBodyAndHeaders(
                        "direct:import",
                        null,
                        Map.of(SalesflowConstants.LINKED_IN_URL, "https://www.linkedin.com/in/ada-lovelace"));

        people.assertIsSatisfied();
        assertThat(people.getExchanges()
                        .get(0)
                        .getMessage()
                        .getBody(Contact.class)
                        .firstName())
                .isEqualTo("Ada");
        assertThat(camel.createProducerTemplate().requestBody("direct:feeds", (Object) null))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void anEndpointPollsOnceAMinuteUnlessToldOtherwise() {
        SalesflowEndpoint usual = camel.getEndpoint("salesflow:members/list-by-account", SalesflowEndpoint.class);
        SalesflowEndpoint quick =
                camel.getEndpoint("salesflow:members/list-by-account?delay=5s", SalesflowEndpoint.class);

        assertThat(usual.getDelay()).isEqualTo(60_000);
        assertThat(quick.getDelay()).isEqualTo(5_000);
    }
}
