package io.salesflow.benchmark;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConfiguration;
import io.salesflow.camel.api.Contact;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** The component: a streamed list, split. */
final class SalesflowRoute implements Contender {
    private final CamelContext camel = new DefaultCamelContext();
    private final LongAdder seen = new LongAdder();
    private final ProducerTemplate template;

    SalesflowRoute(Target target) throws Exception {
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(target.apiUrl());
        configuration.setToken(target.token());
        configuration.setAccountId(target.accountId());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:contacts")
                        .to("salesflow:members/list-by-account?streamResults=true")
                        .split(body())
                        .streaming()
                        .process(exchange -> {
                            if (exchange.getMessage().getBody(Contact.class).memberId() > 0) {
                                seen.increment();
                            }
                        });
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @Override
    public long run() {
        seen.reset();
        template.requestBody("direct:contacts", (Object) null);
        return seen.sum();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
