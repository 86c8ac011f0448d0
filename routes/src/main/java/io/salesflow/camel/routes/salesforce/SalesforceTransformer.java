package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.mapping.ContactMapping;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.Transformer;

/**
 * Makes a Map of the fields of Salesforce from a Salesflow contact, by the mapping of the object and that of property
 * {@code salesforce.mapping}.
 */
abstract class SalesforceTransformer extends Transformer {
    private final String object;
    private ContactMapping mapping;

    SalesforceTransformer(String object) {
        this.object = object;
    }

    @Override
    public void transform(Message message, DataType from, DataType to) {
        Object body = message.getBody();
        Object element = body instanceof Change change ? change.element() : body;
        if (!(element instanceof Contact contact)) {
            throw new IllegalArgumentException("Only a Salesflow contact, or a change of one, can become a " + object
                    + " of Salesforce, but the body is a "
                    + (element == null ? "null" : element.getClass().getName()));
        }
        message.setBody(mapping(message.getExchange().getContext()).valuesOf(contact));
    }

    private synchronized ContactMapping mapping(CamelContext context) {
        if (mapping == null) {
            mapping = ContactMapping.read(
                    context,
                    SalesforcePeople.standardMapping(object),
                    context.resolvePropertyPlaceholders("{{salesforce.mapping:}}"));
        }
        return mapping;
    }
}
