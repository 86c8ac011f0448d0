package io.salesflow.camel.routes.hubspot;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/** How HubSpot is used: the properties {@code hubspot.*} of a Camel context, where an account has none of its own. */
final class HubSpotSettings {
    private final CamelContext context;
    private final Map<String, String> own;

    private HubSpotSettings(CamelContext context, Map<String, String> own) {
        this.context = context;
        this.own = own;
    }

    static HubSpotSettings of(CamelContext context) {
        return of(context, Map.of());
    }

    /**
     * Those of an account.
     *
     * @param own its settings, by the names of the properties without their prefix
     */
    static HubSpotSettings of(CamelContext context, Map<String, String> own) {
        return new HubSpotSettings(context, Map.copyOf(own));
    }

    /** Whether all are the same as those of another one in the same context. */
    boolean isSameAs(HubSpotSettings other) {
        return own.equals(other.own);
    }

    /** Whether the account is the same, whatever the other settings are. */
    boolean isOfSameAccountAs(HubSpotSettings other) {
        return token().equals(other.token()) && apiUrl().equals(other.apiUrl());
    }

    String token() {
        return text("token", "");
    }

    String apiUrl() {
        return text("apiUrl", "https://api.hubapi.com");
    }

    /** Where objects of a type are, such as {@code /crm/v3/objects/contacts}. */
    String objectsPath(String objectType) {
        return text(objectType + "Path", "/crm/v3/objects/" + objectType);
    }

    /** Where the properties of a type of objects are. */
    String propertiesPath(String objectType) {
        return objectType.equals("contacts")
                ? text("propertiesPath", "/crm/v3/properties/contacts")
                : text(objectType + "PropertiesPath", "/crm/v3/properties/" + objectType);
    }

    boolean isPropertyCreated() {
        return flag("createProperties", true);
    }

    int batchSize() {
        return (int) number("batchSize", 100, 1, 100);
    }

    int retries() {
        return (int) number("retries", 5, 0, 100);
    }

    Duration retryDelay() {
        return Duration.ofMillis(number("retryDelay", 1000, 1, Integer.MAX_VALUE));
    }

    Duration longestWait() {
        return Duration.ofMillis(number("longestRetryDelay", 60_000, 1, Integer.MAX_VALUE));
    }

    /** How long an answer may let wait. */
    Duration timeout() {
        return Duration.ofMillis(number("timeout", 60_000, 1, Integer.MAX_VALUE));
    }

    /** Where the user's mapping of contacts is; blank for none. */
    String contactMapping() {
        return text("contact.mapping", "");
    }

    boolean isFoundByEmail() {
        return flag("contact.findByEmail", true);
    }

    boolean isFoundByLinkedInUrl() {
        return flag("contact.findByLinkedInUrl", false);
    }

    /** The property of communications that holds a message's key; blank for none. */
    String messageKeyProperty() {
        return text("message.keyProperty", "salesflow_message_key");
    }

    /** The HubSpot user whom messages belong to; blank for nobody. */
    String messageOwner() {
        return text("message.ownerId", "");
    }

    /** The property of contacts that says that a person is not to be contacted; blank for none. */
    String doNotContactProperty() {
        return text("edits.doNotContactProperty", "");
    }

    /** Whether who is not to be contacted is deleted in Salesflow, and not only muted. */
    boolean isDoNotContactDeleted() {
        return read("edits.doNotContact", text("edits.doNotContact", "mute"), value -> switch (value) {
            case "mute" -> false;
            case "delete" -> true;
            default -> throw new IllegalArgumentException("must be mute or delete");
        });
    }

    /** The file that keeps how far edits were read. */
    String editsStateFile() {
        return text("edits.stateFile", "hubspot-edits.state");
    }

    private boolean flag(String name, boolean otherwise) {
        String text = text(name, String.valueOf(otherwise));
        return read(name, text, value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("must be true or false");
        });
    }

    private long number(String name, long otherwise, long least, long most) {
        return read(name, text(name, String.valueOf(otherwise)), value -> {
            if (!value.matches("\\d{1,10}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
                throw new IllegalArgumentException("must be a number from " + least + " to " + most);
            }
            return Long.parseLong(value);
        });
    }

    private String text(String name, String otherwise) {
        String ofAccount = own.get(name);
        if (ofAccount != null) {
            return ofAccount.strip();
        }
        return context.resolvePropertyPlaceholders("{{hubspot." + name + ":" + otherwise + "}}")
                .strip();
    }

    private static <T> T read(String name, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Property hubspot." + name + " " + e.getMessage() + ": " + value, e);
        }
    }
}
