package io.salesflow.camel.routes.salesforce;

import org.apache.camel.spi.DataTypeTransformer;

/** Makes the fields of a Salesforce Contact from a Salesflow contact. */
@DataTypeTransformer(name = "salesflow:salesforce-contact")
public final class SalesforceContactDataTypeTransformer extends SalesforceTransformer {
    /** By the mapping of Contacts. */
    public SalesforceContactDataTypeTransformer() {
        super("Contact");
    }
}
