package io.salesflow.camel.routes.salesforce;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/** What writes to Salesforce, and is stopped with its route. */
abstract class SalesforceProcessor extends ServiceSupport implements Processor, CamelContextAware {
    private CamelContext camelContext;
    private SalesforcePeople people;
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

    final SalesforcePeople people() {
        return people;
    }

    final SalesforceApi api() {
        return api;
    }

    @Override
    protected final void doStart() {
        people.keyField();
        api = new SalesforceApi(camelContext);
    }

    @Override
    protected final void doStop() throws Exception {
        if (api != null) {
            api.close();
        }
    }
}
