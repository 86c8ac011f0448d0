package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.mapping.MappedProperty.Kind;
import io.salesflow.camel.routes.mapping.MappedProperty.NewProperty;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates those properties of ours that HubSpot lacks, and their group. What HubSpot has stays as it is. */
final class PropertySetup {
    private static final Logger LOG = LoggerFactory.getLogger(PropertySetup.class);
    private static final String GROUP = "salesflow";
    private static final int CONFLICT = 409;

    private final String objectType;
    private final Map<String, NewProperty> properties;
    private boolean isDue = true;

    PropertySetup(String objectType, Map<String, NewProperty> properties) {
        this.objectType = objectType;
        this.properties = Map.copyOf(properties);
    }

    /**
     * Makes sure, once, that all is there.
     *
     * @throws IllegalStateException if a key is there but not unique, which can't be changed any more
     * @throws HubSpotException if HubSpot can't be asked, or refuses a property
     */
    synchronized void ensure(HubSpotApi api) {
        if (isDue && api.settings().isPropertyCreated()) {
            String path = api.settings().propertiesPath(objectType);
            if (!byName(api.get(path + "/groups")).containsKey(GROUP)) {
                LOG.info("Creating the group {} of properties of {} in HubSpot", GROUP, objectType);
                create(
                        api,
                        path + "/groups",
                        HubSpotJson.object().put("name", GROUP).put("label", "Salesflow"));
            }
            Map<String, JsonNode> existing = byName(api.get(path));
            properties.forEach((name, property) -> {
                if (existing.containsKey(name)) {
                    requireUnique(name, property, existing.get(name));
                } else {
                    LOG.info("Creating property {} of {} in HubSpot", name, objectType);
                    create(api, path, creation(name, property));
                }
            });
        }
        isDue = false;
    }

    /** Something may lack, since a call was refused. */
    synchronized void doAgain() {
        isDue = true;
    }

    /** Somebody else may create it at the same time. */
    private static void create(HubSpotApi api, String path, ObjectNode creation) {
        try {
            api.post(path, creation);
        } catch (HubSpotException e) {
            if (e.status() != CONFLICT) {
                throw e;
            }
        }
    }

    private static ObjectNode creation(String name, NewProperty property) {
        ObjectNode creation = HubSpotJson.object()
                .put("name", name)
                .put("label", "Salesflow: " + property.label())
                .put("groupName", GROUP);
        return switch (property.kind()) {
            case KEY -> creation.put("type", "string").put("fieldType", "text").put("hasUniqueValue", true);
            case TEXT -> creation.put("type", "string").put("fieldType", "text");
            case TIME -> creation.put("type", "datetime").put("fieldType", "date");
            case YES_NO -> creation.put("type", "bool").put("fieldType", "booleancheckbox");
        };
    }

    private void requireUnique(String name, NewProperty property, JsonNode existing) {
        if (property.kind() == Kind.KEY && !existing.path("hasUniqueValue").asBoolean()) {
            throw new IllegalStateException("HubSpot's property " + name + " of " + objectType
                    + " is not unique, and HubSpot can't change that any more. Rename or archive the property in"
                    + " HubSpot; it is then created anew");
        }
    }

    private static Map<String, JsonNode> byName(JsonNode answer) {
        Map<String, JsonNode> byName = new HashMap<>();
        answer.path("results").forEach(result -> byName.put(result.path("name").asText(), result));
        return byName;
    }
}
