package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.mapping.MappedProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives contacts that people made in HubSpot the key by which the routes from Salesflow recognise them. Without it these would make
 * a second contact of somebody who is taken to Salesflow. For several threads.
 */
public final class HubSpotKeys {
    private static final Logger LOG = LoggerFactory.getLogger(HubSpotKeys.class);

    private final HubSpotApi api;
    private final String property;
    private final PropertySetup setup;

    private HubSpotKeys(HubSpotApi api, String property, PropertySetup setup) {
        this.api = api;
        this.property = property;
        this.setup = setup;
    }

    /**
     * Those of an account, with the property of its mapping of contacts.
     *
     * @param account the account; null for that of the properties of the context
     * @throws IllegalArgumentException if the mapping has no key
     */
    public static HubSpotKeys of(CamelContext context, HubSpotAccount account) {
        HubSpotApi api = HubSpotAccount.api(account, context);
        Map.Entry<String, MappedProperty> key = HubSpotContacts.key(HubSpotContacts.mapping(context, api.settings()));
        return new HubSpotKeys(
                api,
                key.getKey(),
                new PropertySetup(
                        "contacts",
                        key.getValue().create() == null
                                ? Map.of()
                                : Map.of(key.getKey(), key.getValue().create())));
    }

    /**
     * Gives contacts their keys. A contact whose key another one has is told in the log and stays as it is.
     *
     * @param keysById the keys by the ids of the contacts
     * @throws HubSpotException if HubSpot can't be asked, or does not let us write
     */
    public void give(Map<String, String> keysById) {
        if (keysById.isEmpty()) {
            return;
        }
        setup.ensure(api);
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        keysById.forEach((id, key) -> {
            ObjectNode input = HubSpotJson.object().put("id", id);
            input.putObject("properties").put(property, key);
            inputs.put(id, input);
        });
        new BatchCalls(api)
                .send(api.settings().objectsPath("contacts") + "/batch/update", inputs)
                .forEach((id, answer) -> {
                    if (!answer.isWritten()) {
                        LOG.warn(
                                "HubSpot contact {} can't be linkedin.com/in/{}: {}. If another contact is the same person,"
                                        + " merge them in HubSpot",
                                id,
                                keysById.get(id),
                                answer.reason());
                    }
                });
    }
}
