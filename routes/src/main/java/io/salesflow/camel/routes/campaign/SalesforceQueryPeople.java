package io.salesflow.camel.routes.campaign;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.IOHelper;

/**
 * The people whom a query finds in Salesforce as JSON, for whoever imports them. With a field for it each record gets its LinkedIn key
 * before it is delivered.
 */
public final class SalesforceQueryPeople extends ServiceSupport implements Processor, CamelContextAware {
    private CamelContext context;
    private String component = "salesforce";
    private String query = "";
    private String keyField = "";
    private String columns = "";
    private int batchSize = 1_000;
    private SalesforceReport report;
    private KeysGiven keys;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /**
     * The name of the component of camel-salesforce that is logged in to the org. One of a Kamelet's own is known only while its route
     * is made, and is looked up now.
     */
    public void setComponent(String component) {
        this.component = component;
        if (context != null) {
            context.getComponent(component);
        }
    }

    /** The query in SOQL, which reads {@code Id} and a field with LinkedIn URLs among others. */
    public void setQuery(String query) {
        this.query = query;
    }

    /** The field by which the routes from Salesflow to Salesforce recognise people, which these get; blank if they get none. */
    public void setKeyField(String keyField) {
        this.keyField = keyField.strip();
    }

    /** Where the file with names of columns is, as Camel writes places; blank for none. */
    public void setColumns(String columns) {
        this.columns = columns;
    }

    /** The most people in one array. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    /**
     * Puts all whom the query finds into the body, as JSON arrays, which are made while they are gone through. That fails with
     * {@link io.salesflow.camel.routes.salesforce.SalesforceCallException} if Salesforce does not take the query, or is down.
     */
    @Override
    public void process(Exchange exchange) {
        exchange.getMessage()
                .setBody(PeopleBatches.of(
                        exchange, "salesforce", report.read(person -> false, keys), batchSize, () -> {}));
    }

    /**
     * All were gone through.
     *
     * @throws ImportUnfinishedException if they have to come again
     */
    public void done(Exchange exchange) {
        PeopleBatches.done(exchange);
    }

    /**
     * Begins.
     *
     * @throws IllegalArgumentException if the query finds no people, or would lose them
     */
    @Override
    protected void doStart() {
        report = new SalesforceReport(context, component, "Parameter ", query, keyField, columns);
        keys = new KeysGiven(report::give);
    }

    @Override
    protected void doStop() {
        IOHelper.close(report);
    }
}
