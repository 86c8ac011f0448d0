package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that answers as told and remembers what was asked, and a Camel context whose component talks to it. */
public final class SalesflowStub implements BeforeEachCallback, AfterEachCallback {
    public static final String TOKEN = "canary-4711-token";
    public static final long ACCOUNT = 321;

    private final WireMockExtension server =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();
    private CamelContext context;

    @Override
    public void beforeEach(ExtensionContext extension) throws Exception {
        server.beforeAll(extension);
        server.beforeEach(extension);
        context = new DefaultCamelContext();
        SalesflowConfiguration configuration = component().getConfiguration();
        configuration.setApiUrl(server.baseUrl() + "/api");
        configuration.setStatisticsApiUrl(server.baseUrl() + "/statistics-host/api");
        configuration.setToken(TOKEN);
        configuration.setAccountId(ACCOUNT);
        configuration.setRetryDelay(1);
        context.start();
    }

    @Override
    public void afterEach(ExtensionContext extension) throws Exception {
        context.stop();
        server.resetAll();
        server.afterEach(extension);
        server.afterAll(extension);
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

    /** Sends one message to an endpoint and returns the finished exchange, failed or not. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return context.createFluentProducerTemplate()
                .to(uri)
                .withExchange(exchange(body, headers))
                .send();
    }

    /** The requests so far, in their order. */
    public List<LoggedRequest> requests() {
        return server.getServeEvents().getServeEvents().stream()
                .sorted((one, other) -> one.getRequest()
                        .getLoggedDate()
                        .compareTo(other.getRequest().getLoggedDate()))
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .toList();
    }

    private Exchange exchange(Object body, Map<String, Object> headers) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeaders(new java.util.HashMap<>(headers));
        return exchange;
    }
}
