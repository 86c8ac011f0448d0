package io.salesflow.camel.routes;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.service.ServiceHelper;

/** Does something in the middle of a route. */
public final class BeforeSending extends EventNotifierSupport {
    /** What can fail. */
    public interface Action {
        void run() throws Exception;
    }

    private final String endpoint;
    private final int time;
    private final Action action;
    private final AtomicInteger sendings = new AtomicInteger();

    private BeforeSending(String endpoint, int time, Action action) {
        this.endpoint = endpoint;
        this.time = time;
        this.action = action;
    }

    /** Does it before something is sent for the first, second ... time to an endpoint with that in its URI. */
    public static void to(String endpoint, int time, CamelContext context, Action action) {
        BeforeSending sendings = new BeforeSending(endpoint, time, action);
        context.getManagementStrategy().addEventNotifier(sendings);
        ServiceHelper.startService(sendings);
    }

    @Override
    public void notify(CamelEvent event) throws Exception {
        if (event instanceof CamelEvent.ExchangeSendingEvent sending
                && sending.getEndpoint().getEndpointUri().contains(endpoint)
                && sendings.incrementAndGet() == time) {
            action.run();
        }
    }
}
