package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camel starts what is inside a split while it initialises the route: before the context, and its components, start. */
class EndpointsWorkInsideOfSplitsTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @Test
    void whereTheRouteIsThereBeforeTheContextStarts() throws Exception {
        salesflow.answers("{\"MemberId\":1}");
        CamelContext camel = new DefaultCamelContext();
        camel.getComponent("salesflow", SalesflowComponent.class)
                .setConfiguration(salesflow.component().getConfiguration());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .split(body())
                        .toD("salesflow:members/get?memberId=${body}")
                        .end()
                        .split(body())
                        .setHeader("CamelSalesflowMemberId", body())
                        .to("salesflow:members/get")
                        .end();
            }
        });
        camel.start();
        send(camel);
        camel.stop();
        assertThat(salesflow.requests()).hasSize(4);
    }

    private static void send(CamelContext camel) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(List.of(1, 2));
        Exchange done = camel.createProducerTemplate().send("direct:start", exchange);
        assertThat(done.getException()).isNull();
    }
}
