package io.salesflow.camel;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Look at the change feeds of scheme salesflow and ask things of them, from a route. */
@Component("salesflow-feed")
public class SalesflowFeedComponent extends DefaultComponent {

    public SalesflowFeedComponent() {}

    public SalesflowFeedComponent(CamelContext context) {
        super(context);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        SalesflowFeedEndpoint endpoint = new SalesflowFeedEndpoint(uri, this);
        endpoint.setAction(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
