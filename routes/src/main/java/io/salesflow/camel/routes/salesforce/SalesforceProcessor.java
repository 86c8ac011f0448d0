package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.routes.targets.Targets;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/** What writes to Salesforce, and is stopped with its route. */
abstract class SalesforceProcessor extends ServiceSupport implements Processor, CamelContextAware {
    /** Camel's own name of the component: that of the org of a program that has one. */
    private static final String USUAL = "salesforce";

    private CamelContext camelContext;
    private SalesforcePeople people;
    private String component = USUAL;
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

    final SalesforcePeople people() {
        return people;
    }

    /** Has a target count what becomes of an exchange; another org than the usual one has figures of its own. */
    final void watch(String system, Exchange exchange, int records) {
        String name = component.equals(USUAL) ? system : Targets.nameOf(system, exchange);
        Targets.of(camelContext).watch(name, exchange, records).limitedBy(api::callLimit);
    }

    final SalesforceApi api() {
        return api;
    }

    /**
     * Writes a batch of changes. While Salesforce can't take anything, or is not set up for it, no attempt is counted.
     *
     * @throws SalesforceCallException if a call failed as a whole
     * @throws IllegalArgumentException if the body is not a list of changes
     */
    @Override
    public final void process(Exchange exchange) {
        try {
            write(exchange);
        } catch (SalesforceCallException e) {
            boolean isOfAllRecords =
                    e instanceof SalesforceUnavailableException || e instanceof SalesforceSetupException;
            exchange.setProperty(SalesflowConstants.POSTPONED, isOfAllRecords);
            throw e;
        }
    }

    abstract void write(Exchange exchange);

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
