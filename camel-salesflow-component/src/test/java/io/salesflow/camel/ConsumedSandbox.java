package io.salesflow.camel;

import io.salesflow.camel.api.Elements;
import io.salesflow.camel.feed.ElementSource;
import io.salesflow.sandbox.SalesflowSandbox;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A sandbox and its lists as feeds read them. */
final class ConsumedSandbox implements AutoCloseable {
    private final CamelContext camel = new DefaultCamelContext();
    private final SalesflowSandbox sandbox = SalesflowSandbox.start();

    /**
     * A list of the sandbox.
     *
     * @param operation that reads it
     */
    record ConsumedList(SalesflowSandbox sandbox, String operation, Elements elements, ElementSource source) {}

    void start() {
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        camel.start();
    }

    /** The same with nothing in it yet. */
    ConsumedSandbox anew() {
        sandbox.reset();
        return this;
    }

    CamelContext camel() {
        return camel;
    }

    ConsumedList contacts() {
        return list("members/list-by-account", Elements.CONTACTS);
    }

    ConsumedList messages() {
        return list("messages/incoming-by-account", Elements.MESSAGES);
    }

    @Override
    public void close() {
        camel.stop();
        sandbox.close();
    }

    private ConsumedList list(String operation, Elements elements) {
        SalesflowEndpoint endpoint = camel.getEndpoint("salesflow:" + operation, SalesflowEndpoint.class);
        return new ConsumedList(sandbox, operation, elements, new ListSource(endpoint));
    }
}
