package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.routes.settings.Settings;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.RedeliveryPolicyDefinition;

/**
 * The routes of {@code camel/salesflow-to-salesforce.yaml} in Java, with the same properties, which are told there. A program has
 * one of the two. Each route is there only if its property {@code enabled} is true.
 */
public final class SalesforceRoutes extends RouteConfigurationBuilder {
    private static final String PEOPLE = "salesforcePeople";
    private static final String CONTACTS = "salesforceContacts";
    private static final String MESSAGES = "salesforceMessages";
    private static final String CALLS = "salesforce-calls";
    private static final String FEED = "%s?feedId={{salesflow.%s.feedId:%2$s}}"
            + "&batchSize={{salesforce.batchSize:200}}"
            + "&startScheduler={{salesflow.%2$s.scheduled:true}}"
            + "&initialDelay=0"
            + "&delay={{salesflow.%2$s.period:60000}}"
            + "&maxAttempts={{salesflow.%2$s.maxAttempts:5}}"
            + "&onExhausted={{salesflow.%2$s.onExhausted:park}}"
            + "%s";

    /** Contacts, changes of contacts and contacts that are gone, to Leads or Contacts. */
    static final String CONTACTS_ROUTE = "salesflow-contacts-to-salesforce";

    /** Messages to Tasks. */
    static final String MESSAGES_ROUTE = "salesflow-messages-to-salesforce";

    @Override
    public void configuration() {
        OnExceptionDefinition passing = routeConfiguration(CALLS).onException(SalesforceUnavailableException.class);
        passing.setRedeliveryPolicyType(new RedeliveryPolicyDefinition()
                .maximumRedeliveries("{{salesforce.retries:-1}}")
                .redeliveryDelay("{{salesforce.retryDelay:1000}}")
                .useExponentialBackOff()
                .backOffMultiplier("2")
                .maximumRedeliveryDelay("{{salesforce.longestRetryDelay:60000}}")
                .asyncDelayedRedelivery()
                .allowRedeliveryWhileStopping(false)
                .retryAttemptedLogLevel(LoggingLevel.WARN)
                .logRetryStackTrace(false)
                .logExhausted(false));
        passing.end()
                .onException(SalesforceCallException.class)
                .logExhausted(false)
                .log(LoggingLevel.ERROR, "${exception.message}");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        bindBeans();
        from(FEED.formatted("salesflow:members/list-by-account", "contacts-to-salesforce", "&keepPrevious=true"))
                .routeId(CONTACTS_ROUTE)
                .routeConfigurationId(CALLS)
                .precondition("'{{salesflow.contacts-to-salesforce.enabled:false}}' =~ 'true'")
                .process(CONTACTS)
                .log("Salesflow contacts to Salesforce: ${body}");
        from(FEED.formatted(
                        "salesflow:messages/incoming-by-account",
                        "messages-to-salesforce",
                        "&changes=NEW,UPDATED&enrichContact=true"))
                .routeId(MESSAGES_ROUTE)
                .routeConfigurationId(CALLS)
                .precondition("'{{salesflow.messages-to-salesforce.enabled:false}}' =~ 'true'")
                .process(MESSAGES)
                .log("Salesflow messages to Salesforce: ${body}");
    }

    private void bindBeans() {
        Settings settings = new Settings(getContext(), "salesforce.");
        SalesforcePeople people = new SalesforcePeople();
        people.setCamelContext(getContext());
        people.setObject(resolved("{{salesforce.object:Lead}}"));
        people.setMapping(resolved("{{salesforce.mapping:}}"));
        people.setLeadStatuses(resolved("{{salesforce.leadStatuses:}}"));
        people.setFindByEmail(settings.flag("findByEmail", true));
        people.setFindByLinkedInUrl(settings.flag("findByLinkedInUrl", false));
        SalesforceContacts contacts = new SalesforceContacts();
        contacts.setCamelContext(getContext());
        contacts.setPeople(people);
        SalesforceMessages messages = new SalesforceMessages();
        messages.setCamelContext(getContext());
        messages.setPeople(people);
        messages.setUpsert(settings.flag("taskUpsert", false));
        messages.setZone(resolved("{{salesforce.zone:UTC}}"));
        bindToRegistry(PEOPLE, people);
        bindToRegistry(CONTACTS, contacts);
        bindToRegistry(MESSAGES, messages);
    }

    private String resolved(String placeholder) {
        return getContext().resolvePropertyPlaceholders(placeholder);
    }
}
