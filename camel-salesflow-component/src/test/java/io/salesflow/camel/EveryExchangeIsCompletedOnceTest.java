package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.Closeable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.util.IOHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EveryExchangeIsCompletedOnceTest {
    private static final int MANY = 200;

    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of("an answer", "accounts/list", okJson("[]")),
                Arguments.of("a stream", "accounts/list?streamResults=true", okJson("[]")),
                Arguments.of("a refusal", "accounts/list", aResponse().withStatus(403)),
                Arguments.of(
                        "a failure that is retried",
                        "accounts/list?retries=2",
                        aResponse().withStatus(503)),
                Arguments.of(
                        "a broken connection",
                        "accounts/list?retries=0",
                        aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Arguments.of("an argument that is missing", "members/get", okJson("{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outcomes")
    void manyAtATime(String name, String uri, ResponseDefinitionBuilder answer) throws Exception {
        salesflow.answers(answer);
        Map<Exchange, AtomicInteger> completions = new ConcurrentHashMap<>();
        AsyncProducer producer = producer(uri);
        for (int index = 0; index < MANY; index++) {
            Exchange exchange = new DefaultExchange(salesflow.context());
            completions.put(exchange, new AtomicInteger());
            producer.process(exchange, done -> {
                IOHelper.close(exchange.getMessage().getBody(Closeable.class));
                completions.get(exchange).incrementAndGet();
            });
        }
        await().untilAsserted(() -> assertThat(completions.values()).allMatch(count -> count.get() > 0));
        assertThat(completions.values()).allMatch(count -> count.get() == 1);
        assertThat(completions.keySet())
                .allMatch(exchange ->
                        exchange.getException() != null || exchange.getMessage().getBody() != null);
    }

    @Test
    void theCallersThreadIsFreeWhileARetryIsWaitedFor() throws Exception {
        salesflow.answers(aResponse().withStatus(503));
        CountDownLatch done = new CountDownLatch(1);
        Exchange exchange = new DefaultExchange(salesflow.context());

        boolean isDoneAtOnce = producer("accounts/list?retries=3&retryDelay=100&retryMaxDelay=200")
                .process(exchange, sync -> done.countDown());

        assertThat(isDoneAtOnce).isFalse();
        assertThat(done.getCount()).isOne();
        done.await();
        assertThat(salesflow.requests()).hasSize(4);
    }

    private AsyncProducer producer(String uri) throws Exception {
        AsyncProducer producer =
                salesflow.context().getEndpoint("salesflow:" + uri).createAsyncProducer();
        producer.start();
        return producer;
    }
}
