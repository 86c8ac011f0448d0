package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A server that answers as told and remembers what was asked, and a Camel context whose component talks to it. In a static
 * field all tests of the class share both, and only what was told and asked is forgotten between them.
 */
public final class SalesflowStub implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    public static final String TOKEN = "canary-4711-token";
    public static final String DOMAIN_TOKEN = "canary-0815-domain";
    public static final long ACCOUNT = 321;

    private final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();
    private CamelContext context;
    private boolean isShared;

    @Override
    public void beforeAll(ExtensionContext extension) throws Exception {
        isShared = true;
        start(extension);
    }

    @Override
    public void beforeEach(ExtensionContext extension) throws Exception {
        if (isShared) {
            server.resetAll();
        } else {
            start(extension);
        }
    }

    @Override
    public void afterEach(ExtensionContext extension) throws Exception {
        if (!isShared) {
            stop(extension);
        }
    }

    @Override
    public void afterAll(ExtensionContext extension) throws Exception {
        stop(extension);
    }

    public CamelContext context() {
        return context;
    }

    public SalesflowComponent component() {
        return context.getComponent("salesflow", SalesflowComponent.class);
    }

    public WireMockExtension server() {
        return server;
    }

    /** Answers every call with that JSON. */
    public void answers(String json) {
        answers(okJson(json));
    }

    /** Answers every call so. */
    public void answers(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    /** Answers the calls so, one after the other. */
    public void answersInTurn(ResponseDefinitionBuilder... responses) {
        for (int turn = 0; turn < responses.length; turn++) {
            server.stubFor(any(anyUrl())
                    .inScenario("turns")
                    .whenScenarioStateIs(turn == 0 ? Scenario.STARTED : "turn " + turn)
                    .willSetStateTo("turn " + (turn + 1))
                    .willReturn(responses[turn]));
        }
    }

    /** Sends one message to an endpoint and returns the finished exchange, failed or not. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .to(uri)
                .withExchange(exchange(body, headers))
                .send();
    }

    /** The requests so far, in their order. */
    public List<LoggedRequest> requests() {
        List<LoggedRequest> requests = new ArrayList<>(server.getServeEvents().getServeEvents().stream()
                .map(ServeEvent::getRequest)
                .toList());
        Collections.reverse(requests);
        return requests;
    }

    /** The one request so far. */
    public LoggedRequest request() {
        assertThat(requests()).hasSize(1);
        return requests().get(0);
    }

    /** Sends one message to an endpoint and returns what comes back, which is no failure. */
    public Message answerOf(String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).as("the failure of " + uri).isNull();
        return exchange.getMessage();
    }

    /** Sends one message to an endpoint and returns the body that comes back. */
    public Object bodyOf(String uri) {
        return answerOf(uri, null, Map.of()).getBody();
    }

    /** Sends one message to an endpoint and returns the failure that comes back. */
    public Exception failureOf(String uri, Object body, Map<String, Object> headers) {
        Exception failure = send(uri, body, headers).getException();
        assertThat(failure).as("the failure of " + uri).isNotNull();
        return failure;
    }

    private void start(ExtensionContext extension) throws Exception {
        server.beforeAll(extension);
        server.beforeEach(extension);
        context = new DefaultCamelContext();
        SalesflowConfiguration configuration = component().getConfiguration();
        configuration.setApiUrl(server.baseUrl() + "/api");
        configuration.setStatisticsApiUrl(server.baseUrl() + "/statistics-host/api");
        configuration.setToken(TOKEN);
        configuration.setDomainToken(DOMAIN_TOKEN);
        configuration.setAccountId(ACCOUNT);
        configuration.setRetryDelay(1);
        context.start();
    }

    private void stop(ExtensionContext extension) throws Exception {
        context.stop();
        server.resetAll();
        server.afterEach(extension);
        server.afterAll(extension);
    }

    private Exchange exchange(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new HashMap<>(headers));
        return exchange;
    }
}
