package io.salesflow.benchmark;

import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * What one would write without the component: camel-http, unmarshal, split, idempotent consumer. Its repository is in memory
 * and forgets all at the end of the process; the one in a file reads the file for each key that is not among the last ones.
 */
final class IdempotentRoute implements Contender {
    private static final int MOST_REMEMBERED = 2_000_000;

    private final CamelContext camel = new DefaultCamelContext();
    private final LongAdder changes = new LongAdder();
    private final ProducerTemplate template;

    IdempotentRoute(Target target) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:contacts")
                        .to(target.contactsUrl())
                        .unmarshal()
                        .json()
                        .split(body())
                        .streaming()
                        .idempotentConsumer(simple("${body[MemberId]}:${body[LastModifiedAt]}:${body[Status]}"))
                        .idempotentRepository(MemoryIdempotentRepository.memoryIdempotentRepository(MOST_REMEMBERED))
                        .process(exchange -> changes.increment());
            }
        });
        camel.start();
        template = camel.createProducerTemplate();
    }

    @Override
    public long run() {
        changes.reset();
        template.requestBody("direct:contacts", (Object) null);
        return changes.sum();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
