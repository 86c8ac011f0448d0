package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallsEndWithTheirComponentTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @Test
    void aCallThatWaitsForARetryFailsWhenTheComponentStops() throws Exception {
        salesflow.answers(aResponse().withStatus(503));
        List<Exchange> done = new CopyOnWriteArrayList<>();
        Exchange exchange = new DefaultExchange(salesflow.context());
        producer("accounts/list?retryDelay=60000&retryMaxDelay=60000").process(exchange, sync -> done.add(exchange));
        await().until(() -> !salesflow.requests().isEmpty());

        salesflow.component().stop();

        await().untilAsserted(() -> assertThat(done).hasSize(1));
        assertThat(exchange.getException()).hasMessageContaining("stopped");
    }

    @Test
    void aCallToAStoppedComponentFailsAndOneThatWasStartedAgainWorks() throws Exception {
        salesflow.answers("[]");
        AsyncProducer producer = producer("accounts/list");
        salesflow.component().stop();
        Exchange refused = new DefaultExchange(salesflow.context());
        producer.process(refused, sync -> {});
        assertThat(refused.getException()).hasMessageContaining("stopped");

        salesflow.component().start();
        Exchange exchange = new DefaultExchange(salesflow.context());
        producer.process(exchange);
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(List.of());
    }

    @Test
    void callsInsideOfCallsDontWaitForEachOther() throws Exception {
        salesflow.answers("[]");
        try (ProducerTemplate template = salesflow.context().createProducerTemplate()) {
            salesflow.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:outer")
                            .to("salesflow:accounts/list")
                            .process(exchange -> template.requestBody("salesflow:webhooks/list", (Object) null));
                }
            });
            List<Exchange> done = new CopyOnWriteArrayList<>();
            AsyncProducer outer =
                    salesflow.context().getEndpoint("direct:outer").createAsyncProducer();
            outer.start();
            IntStream.range(0, 100).forEach(index -> {
                Exchange exchange = new DefaultExchange(salesflow.context());
                outer.process(exchange, sync -> done.add(exchange));
            });
            await().untilAsserted(() -> assertThat(done).hasSize(100));
            assertThat(done).allMatch(exchange -> exchange.getException() == null);
        }
    }

    @Test
    void thousandsOfCallsThatFailAtOnceAreAllToldWhy() throws Exception {
        salesflow.answers(aResponse().withStatus(503));
        List<Exchange> done = new CopyOnWriteArrayList<>();
        AsyncProducer producer = producer("accounts/list?retries=1&retryDelay=50");
        for (int index = 0; index < 2000; index++) {
            Exchange exchange = new DefaultExchange(salesflow.context());
            producer.process(exchange, sync -> done.add(exchange));
        }
        await().untilAsserted(() -> assertThat(done).hasSize(2000));
        assertThat(done)
                .allMatch(exchange -> exchange.getException().getMessage().contains("HTTP 503"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "retries=-1",
                "retries=5m",
                "retryDelay=-5",
                "callTimeout=-1",
                "callTimeout=abc",
                "connectTimeout=-1",
                "responseTimeout=soon"
            })
    void aSettingThatCantBeIsNamedAtOnce(String setting) {
        assertThatThrownBy(() -> salesflow.context().getEndpoint("salesflow:accounts/list?" + setting))
                .hasMessageContaining("Option '" + setting.split("=")[0] + "'");
    }

    @Test
    void noWaitBeforeARetryIsNoWait() {
        salesflow.answers(aResponse().withStatus(503));
        Exchange done = salesflow.send("salesflow:accounts/list?retryDelay=0&retryMaxDelay=0", null, Map.of());
        assertThat(done.getException()).hasMessageContaining("HTTP 503");
        assertThat(salesflow.requests()).hasSize(4);
    }

    private AsyncProducer producer(String uri) throws Exception {
        AsyncProducer producer =
                salesflow.context().getEndpoint("salesflow:" + uri).createAsyncProducer();
        producer.start();
        return producer;
    }
}
