package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.routes.target.Targets;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/** What writes to Salesforce, and is stopped with its route. */
abstract class SalesforceProcessor extends ServiceSupport implements Processor, CamelContextAware {
    private CamelContext camelContext;
    private SalesforcePeople people;
    private String component = "salesforce";
    private boolean isPostponing;
    private SalesforceApi api;

    @Override
    public final CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** How contacts look in Salesforce. */
    public final void setPeople(SalesforcePeople people) {
        this.people = people;
    }

    /**
     * The name of the component of camel-salesforce that is logged in to the org. One of a Kamelet's own is known only while its route
     * is made, and is looked up now.
     */
    public final void setComponent(String component) {
        this.component = component;
        if (camelContext != null) {
            camelContext.getComponent(component);
        }
    }

    /**
     * Whether a feed is told that a failure in passing is not that of its changes, so that they come again with its next poll, for as
     * long as it takes. For routes that don't redeliver.
     */
    public final void setPostponing(boolean postponing) {
        isPostponing = postponing;
    }

    /**
     * Writes what the body has.
     *
     * @throws SalesforceCallException if a call failed as a whole
     */
    @Override
    public final void process(Exchange exchange) {
        try {
            write(exchange);
        } catch (SalesforceUnavailableException e) {
            if (isPostponing) {
                exchange.setProperty(SalesflowConstants.POSTPONED, true);
            }
            throw e;
        }
    }

    abstract void write(Exchange exchange);

    final SalesforcePeople people() {
        return people;
    }

    /** Has a target count what becomes of an exchange. */
    final void watch(String target, Exchange exchange, int records) {
        Targets.of(camelContext).watch(target, exchange, records);
        Targets.of(camelContext).target(target).limitedBy(api::callLimit);
    }

    final SalesforceApi api() {
        return api;
    }

    @Override
    protected final void doStart() {
        people.keyField();
        api = new SalesforceApi(camelContext, component);
    }

    @Override
    protected final void doStop() throws Exception {
        if (api != null) {
            api.close();
        }
    }
}
