package io.salesflow.benchmark;

import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** What one would write without the component: camel-http, unmarshal, split. */
final class PlainHttpRoute implements Contender {
    private final CamelContext camel = new DefaultCamelContext();
    private final LongAdder seen = new LongAdder();
    private final ProducerTemplate template;

    PlainHttpRoute(Target target) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:contacts")
                        .to(target.contactsUrl())
                        .unmarshal()
                        .json()
                        .split(body())
                        .streaming()
                        .process(exchange -> {
                            if (exchange.getMessage().getBody(Map.class).get("MemberId") != null) {
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
