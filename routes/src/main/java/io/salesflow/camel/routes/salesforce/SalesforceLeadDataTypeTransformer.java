package io.salesflow.camel.routes.salesforce;

import org.apache.camel.spi.DataTypeTransformer;

/** Makes the fields of a Salesforce Lead from a Salesflow contact. */
@DataTypeTransformer(name = "salesflow:salesforce-lead")
public final class SalesforceLeadDataTypeTransformer extends SalesforceTransformer {
    /** By the mapping of Leads. */
    public SalesforceLeadDataTypeTransformer() {
        super("Lead");
    }
}
