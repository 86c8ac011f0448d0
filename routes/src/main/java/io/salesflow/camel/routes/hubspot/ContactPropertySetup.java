package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which contact properties of ours a HubSpot account lacks. What it has stays as it is. */
public final class ContactPropertySetup {
    private static final Logger LOG = LoggerFactory.getLogger(ContactPropertySetup.class);
    private static final String GROUP = "salesflow";

    private boolean isEnabled = true;
    private volatile boolean isDue = true;

    /** Whether what lacks is created at all. */
    public void setEnabled(boolean enabled) {
        isEnabled = enabled;
    }

    /** Whether it is to be found out what lacks. */
    public boolean isDue() {
        return isEnabled && isDue;
    }

    /** All is there. */
    public void done() {
        isDue = false;
    }

    /** Something may lack, since a call was refused. */
    public void doAgain() {
        isDue = true;
    }

    /** The bodies of the calls that create our group: one, or none if it is in HubSpot's list of groups. */
    public List<byte[]> missingGroups(@Body byte[] groups) {
        if (byName(groups).containsKey(GROUP)) {
            return List.of();
        }
        LOG.info("Creating the group {} of contact properties in HubSpot", GROUP);
        ObjectNode group = HubSpotJson.object().put("name", GROUP).put("label", "Salesflow");
        return List.of(HubSpotJson.write(group));
    }

    /**
     * The bodies of the calls that create those of our properties that are not in HubSpot's list.
     *
     * @throws IllegalStateException if the key is there but not unique, which can't be changed any more
     */
    public List<byte[]> missingProperties(@Body byte[] properties) {
        Map<String, JsonNode> existing = byName(properties);
        requireUniqueKey(existing.get(ContactProperty.LINKED_IN_KEY.propertyName()));
        List<ContactProperty> missing = ContactProperty.ours().stream()
                .filter(property -> !existing.containsKey(property.propertyName()))
                .toList();
        missing.forEach(property -> LOG.info("Creating contact property {} in HubSpot", property.propertyName()));
        return missing.stream().map(ContactPropertySetup::creation).toList();
    }

    private static byte[] creation(ContactProperty property) {
        PropertyKind kind = property.kind().orElseThrow();
        return HubSpotJson.write(HubSpotJson.object()
                .put("name", property.propertyName())
                .put("label", "Salesflow: " + property.label())
                .put("type", kind.type())
                .put("fieldType", kind.fieldType())
                .put("groupName", GROUP)
                .put("hasUniqueValue", kind.unique()));
    }

    private static void requireUniqueKey(JsonNode key) {
        if (key != null && !key.path("hasUniqueValue").asBoolean()) {
            throw new IllegalStateException("HubSpot's contact property "
                    + ContactProperty.LINKED_IN_KEY.propertyName()
                    + " is not unique, and HubSpot can't change that any more. Rename or archive the property in"
                    + " HubSpot; it is then created anew");
        }
    }

    private static Map<String, JsonNode> byName(byte[] answer) {
        JsonNode results = HubSpotJson.read(answer).path("results");
        return StreamSupport.stream(results.spliterator(), false)
                .collect(Collectors.toMap(
                        result -> result.path("name").asText(), Function.identity(), (first, second) -> first));
    }
}
