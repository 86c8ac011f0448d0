package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.http.Fault;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.client.AnswerIterator;
import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowUnreadableAnswerException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ListsAreStreamedTest {
    private static final String ONE_CONNECTION =
            "salesflow:members/list-by-account?streamResults=true&retries=0&http.connectionsPerRoute=1"
                    + "&http.maxTotalConnections=1&http.connectionRequestTimeout=500";
    private static final int MANY = 20_000;

    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @Test
    void aSplitRouteGetsEveryElementInItsOrder() throws Exception {
        salesflow.answers(contacts(MANY));
        AtomicInteger seen = new AtomicInteger();
        addRoute(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to(ONE_CONNECTION)
                        .split(body())
                        .streaming()
                        .process(exchange -> assertThat(exchange.getMessage()
                                        .getBody(Contact.class)
                                        .memberId())
                                .isEqualTo(seen.incrementAndGet()));
            }
        });

        Exchange done = salesflow.send("direct:start", null, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(seen).hasValue(MANY);
        theConnectionIsFree();
    }

    @Test
    void aSplitThatStopsEarlyGivesTheConnectionBack() throws Exception {
        salesflow.answers(contacts(MANY));
        addRoute(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to(ONE_CONNECTION)
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> {
                            if (exchange.getMessage().getBody(Contact.class).memberId() == 3) {
                                throw new IllegalStateException("stopped at 3");
                            }
                        });
            }
        });

        Exchange done = salesflow.send("direct:start", null, Map.of());

        assertThat(done.getException()).hasStackTraceContaining("stopped at 3");
        theConnectionIsFree();
    }

    @Test
    void aRouteThatNeverLooksAtTheListGivesTheConnectionBack() throws Exception {
        salesflow.answers(contacts(MANY));
        addRoute(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(ONE_CONNECTION).setBody(constant("done"));
            }
        });

        salesflow.send("direct:start", null, Map.of());

        theConnectionIsFree();
    }

    @Test
    void aListThatBreaksOffFailsAfterTheElementsThatCameAndGivesTheConnectionBack() throws Exception {
        String whole = contacts(MANY);
        salesflow.answers(okJson(whole.substring(0, whole.length() / 2)));
        MockEndpoint got = salesflow.context().getEndpoint("mock:got", MockEndpoint.class);
        got.expectedMinimumMessageCount(MANY / 2 - 2);
        addRoute(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start")
                        .to(ONE_CONNECTION)
                        .split(body())
                        .streaming()
                        .to("mock:got");
            }
        });

        Exchange done = salesflow.send("direct:start", null, Map.of());

        assertThat(failureOf(done)).isInstanceOf(SalesflowUnreadableAnswerException.class);
        got.assertIsSatisfied();
        theConnectionIsFree();
    }

    @Test
    void anElementOfTheWrongShapeFailsAndGivesTheConnectionBack() throws Exception {
        salesflow.answers("[{\"MemberId\":1},{\"MemberId\":\"" + SalesflowStub.TOKEN + "\"},{\"MemberId\":3}]");
        Iterator<?> contacts = iterator();
        assertThat(contacts.next()).isEqualTo(contact(1));

        assertThatThrownBy(contacts::next)
                .isInstanceOf(SalesflowUnreadableAnswerException.class)
                .hasMessageNotContaining(SalesflowStub.TOKEN);
        theConnectionIsFree();
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsAConnectionFailure() throws Exception {
        salesflow.answers(aResponse().withBody(contacts(MANY)).withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        Exchange done = salesflow.send(ONE_CONNECTION, null, Map.of());
        assertThat(done.getException()).isInstanceOf(SalesflowConnectionException.class);
        theConnectionIsFree();
    }

    @Test
    void aListThatWasClosedBeforeItsEndNeverLooksLikeAWholeOne() {
        salesflow.answers(contacts(MANY));
        AnswerIterator contacts = (AnswerIterator) iterator();
        contacts.next();
        contacts.close();
        contacts.close();
        assertThatThrownBy(contacts::hasNext)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed before its end");
        theConnectionIsFree();
    }

    @Test
    void anEmptyListHasNoElements() {
        salesflow.answers("[]");
        assertThat(iterator().hasNext()).isFalse();
        theConnectionIsFree();
    }

    @Test
    void manyListsInARowUseOneConnectionAgain() {
        salesflow.answers(contacts(10));
        for (int round = 0; round < 20; round++) {
            List<Object> all = new ArrayList<>();
            iterator().forEachRemaining(all::add);
            assertThat(all).hasSize(10);
        }
    }

    @Test
    void rawJsonIsStreamedAsBytes() throws Exception {
        salesflow.answers(contacts(MANY));
        try (InputStream json =
                (InputStream) answerOf(ONE_CONNECTION + "&rawJson=true").getBody()) {
            assertThat(new String(json.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(contacts(MANY));
        }
        theConnectionIsFree();
    }

    @Test
    void answersAreAskedForCompressed() {
        salesflow.answers(contacts(10));
        iterator().forEachRemaining(element -> {});
        assertThat(salesflow.requests().get(0).getHeader("Accept-Encoding")).contains("gzip");
    }

    private Iterator<?> iterator() {
        return answerOf(ONE_CONNECTION).getBody(Iterator.class);
    }

    /** The answer while the exchange is still under way. */
    private Message answerOf(String uri) {
        Exchange exchange = new DefaultExchange(salesflow.context());
        SalesflowEndpoint endpoint = salesflow.context().getEndpoint(uri, SalesflowEndpoint.class);
        endpoint.createAsyncProducer().process(exchange, done -> {});
        await().until(() -> exchange.getMessage().getBody() != null || exchange.getException() != null);
        return exchange.getMessage();
    }

    /** With a pool of one, the next call fails unless the last one gave its connection back. */
    private void theConnectionIsFree() {
        salesflow.answers("[]");
        await().untilAsserted(() -> assertThat(
                        salesflow.send(ONE_CONNECTION, null, Map.of()).getException())
                .isNull());
    }

    private static Throwable failureOf(Exchange exchange) {
        Throwable failure = exchange.getException();
        while (!(failure instanceof SalesflowException) && failure.getCause() != null) {
            failure = failure.getCause();
        }
        return failure;
    }

    private void addRoute(RouteBuilder route) throws Exception {
        salesflow.context().addRoutes(route);
    }

    private static Contact contact(long memberId) {
        return new Contact(
                memberId, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                Map.of());
    }

    private static String contacts(int count) {
        return LongStream.rangeClosed(1, count)
                .mapToObj(id -> "{\"MemberId\":" + id + ",\"FirstName\":\"Ada\",\"Status\":\"MEMBER_PENDING\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
