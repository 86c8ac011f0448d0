package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.routes.settings.SettingName;
import io.salesflow.camel.routes.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** How HubSpot is used: the properties {@code hubspot.*} of a Camel context, where an account has none of its own. */
final class HubSpotSettings {
    static final SettingName TOKEN = SettingName.of("hubspot.token", "hubspotToken");
    static final SettingName API_URL = SettingName.of("hubspot.apiUrl", "hubspotApiUrl");
    static final SettingName MESSAGE_KEY = SettingName.of("hubspot.message.keyProperty");

    private final Settings settings;
    private final Map<String, String> own;

    private HubSpotSettings(CamelContext context, Map<String, String> own) {
        this.settings = new Settings(context, "hubspot.", own);
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

    /**
     * Looks at what can be wrong, before anything is done with it.
     *
     * @throws IllegalArgumentException if a setting is
     */
    void check() {
        batchSize();
        retries();
        retryDelay();
        longestWait();
        timeout();
        isPropertyCreated();
        isFoundByEmail();
        isFoundByLinkedInUrl();
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
        return settings.text("token", "");
    }

    String apiUrl() {
        return settings.text("apiUrl", "https://api.hubapi.com");
    }

    /** Where objects of a type are, such as {@code /crm/v3/objects/contacts}. */
    String objectsPath(String objectType) {
        return settings.text(objectType + "Path", "/crm/v3/objects/" + objectType);
    }

    /** Where the properties of a type of objects are. */
    String propertiesPath(String objectType) {
        return objectType.equals("contacts")
                ? settings.text("propertiesPath", "/crm/v3/properties/contacts")
                : settings.text(objectType + "PropertiesPath", "/crm/v3/properties/" + objectType);
    }

    boolean isPropertyCreated() {
        return settings.flag("createProperties", true);
    }

    int batchSize() {
        return (int) settings.number("batchSize", 100, 1, 100);
    }

    int retries() {
        return (int) settings.number("retries", 5, 0, 100);
    }

    Duration retryDelay() {
        return Duration.ofMillis(settings.number("retryDelay", 1000, 1, Integer.MAX_VALUE));
    }

    Duration longestWait() {
        return Duration.ofMillis(settings.number("longestRetryDelay", 60_000, 1, Integer.MAX_VALUE));
    }

    /** How long an answer may let wait. */
    Duration timeout() {
        return Duration.ofMillis(settings.number("timeout", 60_000, 1, Integer.MAX_VALUE));
    }

    /** Where the user's mapping of contacts is; blank for none. */
    String contactMapping() {
        return settings.text("contact.mapping", "");
    }

    boolean isFoundByEmail() {
        return settings.flag("contact.findByEmail", true);
    }

    boolean isFoundByLinkedInUrl() {
        return settings.flag("contact.findByLinkedInUrl", false);
    }

    /** The property of communications that holds a message's key; blank for none. */
    String messageKeyProperty() {
        return settings.text("message.keyProperty", "salesflow_message_key");
    }

    /** The HubSpot user whom messages belong to; blank for nobody. */
    String messageOwner() {
        return settings.text("message.ownerId", "");
    }

    /** The property of contacts that says that a person is not to be contacted; blank for none. */
    String doNotContactProperty() {
        return settings.text("edits.doNotContactProperty", "");
    }

    /** Whether who is not to be contacted is deleted in Salesflow, and not only muted. */
    boolean isDoNotContactDeleted() {
        return settings.word("edits.doNotContact", List.of("mute", "delete"), "mute")
                .equals("delete");
    }

    /** The file that keeps how far edits were read. */
    String editsStateFile() {
        return settings.text("edits.stateFile", "hubspot-edits.state");
    }

    /** Whether the route that takes edits runs. */
    boolean isEditTaken() {
        return settings.flag("edits-to-salesflow.enabled", false);
    }

    /** Whether an account says itself which file keeps what both sides agree on. */
    boolean hasOwnAgreedFile() {
        return own.containsKey("edits.agreedFile");
    }

    /** The file that keeps what both sides agree on, or that if none is set; blank for none. */
    String agreedFile(String otherwise) {
        return settings.text("edits.agreedFile", otherwise);
    }
}
