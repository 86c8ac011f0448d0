package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.SensitiveWords;
import io.salesflow.camel.routes.targets.Targets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * An account of HubSpot and how it is used. What is not set here is that of the properties {@code hubspot.*} of the Camel context.
 * Those who use the same account share its rate limit.
 */
public final class HubSpotAccount implements CamelContextAware {
    /** The exchange property with the account that a message is about, if that is not the one of the properties. */
    static final String PROPERTY = "CamelHubSpotAccount";

    private final Map<String, String> settings = new HashMap<>();
    private CamelContext context;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
        SensitiveWords.add(camelContext, List.of("hubspotToken"));
    }

    /** The token of the private app. */
    public void setToken(String token) {
        set("token", token);
    }

    /** Where the API is: by https, except on this machine. */
    public void setApiUrl(String apiUrl) {
        set("apiUrl", apiUrl);
    }

    /** Whether our properties are created where they are missing. */
    public void setCreateProperties(boolean createProperties) {
        set("createProperties", String.valueOf(createProperties));
    }

    /** Whether who is new is looked up by e-mail address. */
    public void setFindByEmail(boolean findByEmail) {
        set("contact.findByEmail", String.valueOf(findByEmail));
    }

    /** Whether who is new is looked up by {@code hs_linkedin_url}, too. */
    public void setFindByLinkedInUrl(boolean findByLinkedInUrl) {
        set("contact.findByLinkedInUrl", String.valueOf(findByLinkedInUrl));
    }

    /** A file that changes the mapping of contacts. */
    public void setMapping(String mapping) {
        set("contact.mapping", mapping);
    }

    /** The HubSpot user whom messages are assigned to. */
    public void setOwnerId(String ownerId) {
        set("message.ownerId", ownerId);
    }

    /** The unique property of messages that keeps each of them single. */
    public void setKeyProperty(String keyProperty) {
        set("message.keyProperty", keyProperty);
    }

    /** The property of contacts that is true for whom nobody is to contact; blank for none. */
    public void setDoNotContactProperty(String doNotContactProperty) {
        set("edits.doNotContactProperty", doNotContactProperty);
    }

    /** The file that keeps how far edits were read; beside it is one with what both sides agree on. */
    public void setEditsStateFile(String editsStateFile) {
        set("edits.stateFile", editsStateFile);
        set("edits.agreedFile", editsStateFile + ".agreed");
    }

    /** How often a call that failed in passing is sent again. */
    public void setRetries(int retries) {
        set("retries", String.valueOf(retries));
    }

    /** The names of what is set, without the values. */
    @Override
    public String toString() {
        return "HubSpotAccount" + settings.keySet();
    }

    /** What calls HubSpot for an account, or for that of the properties if it is null. */
    static HubSpotApi api(HubSpotAccount account, CamelContext context) {
        return account == null
                ? HubSpotApi.of(context)
                : HubSpotApi.of(context, HubSpotSettings.of(context, account.settings));
    }

    /** The name of what an account takes: one that is set up for itself has figures of its own. */
    static String target(HubSpotAccount account, String system, Exchange exchange) {
        boolean isOfItsOwn =
                account != null && (account.settings.containsKey("token") || account.settings.containsKey("apiUrl"));
        return isOfItsOwn ? Targets.nameOf(system, exchange) : system;
    }

    private void set(String name, String value) {
        if (value != null) {
            settings.put(name, value);
        }
    }
}
