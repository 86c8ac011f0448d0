package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.routes.mapping.ContactMapping;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes of a Salesflow contact the properties of a HubSpot contact: a Map of texts by property name. The mapping is that of
 * {@code salesflow/mapping/hubspot-contact.yaml}, changed by the file of property {@code hubspot.contact.mapping}.
 */
@DataTypeTransformer(
        name = "salesflow:hubspot-contact",
        fromType = "salesflow:contact",
        toType = "salesflow:hubspot-contact",
        description = "A Salesflow contact as the properties of a HubSpot contact")
public final class HubSpotContactTransformer extends Transformer {
    private volatile ContactMapping mapping;

    /**
     * Replaces the body by the properties.
     *
     * @throws org.apache.camel.InvalidPayloadException if the body is no contact
     * @throws IllegalArgumentException if the mapping is wrong
     */
    @Override
    public void transform(Message message, DataType from, DataType to) throws Exception {
        if (mapping == null) {
            mapping = HubSpotContacts.mapping(getCamelContext());
        }
        message.setBody(mapping.valuesOf(message.getMandatoryBody(Contact.class)));
    }
}
