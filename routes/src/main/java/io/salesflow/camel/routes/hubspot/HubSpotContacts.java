package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.mapping.ContactField;
import io.salesflow.camel.routes.mapping.ContactMapping;
import io.salesflow.camel.routes.mapping.MappedProperty;
import io.salesflow.camel.routes.targets.RefusedRecords;
import io.salesflow.camel.routes.targets.Target;
import io.salesflow.camel.routes.targets.Targets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes Salesflow contacts to HubSpot. The body is what a feed delivers, a list of changes or a single contact, or a list of
 * contacts; afterwards it is {@link ContactOutcomes}. The failures of single contacts are told to people and to the feed, which
 * tries them again, and parks them when their attempts are exhausted. Whatever else fails is thrown, and is no fault of the
 * contacts: the feed delivers them again when HubSpot is back.
 *
 * <p>It is set up by the properties {@code hubspot.*} of the Camel context, and can be used by several routes at once. A route that
 * has it does not start if one of them is wrong.
 */
public final class HubSpotContacts extends ServiceSupport implements Processor, CamelContextAware {
    private static final String MAPPING = "classpath:salesflow/mapping/hubspot-contact.yaml";
    private static final String TARGET = "HubSpot contacts";
    private static final Logger LOG = LoggerFactory.getLogger(HubSpotContacts.class);
    private static final String NO_KEY =
            "it has no LinkedIn URL, so HubSpot can't recognise it. Give it one in Salesflow";

    private CamelContext context;
    private HubSpotAccount account;
    private ContactMapping mapping;
    private ContactWriter writer;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The account of HubSpot; without one it is that of the properties {@code hubspot.*}. */
    public void setAccount(HubSpotAccount account) {
        this.account = account;
    }

    /**
     * Writes the contacts of the body.
     *
     * @throws HubSpotException if HubSpot can't be reached, refuses the token, or lacks a property
     * @throws IllegalArgumentException if the body has something else than contacts
     */
    @Override
    public void process(Exchange exchange) {
        List<Change> changes = changes(exchange);
        Target target =
                Targets.of(context).watch(HubSpotAccount.target(account, TARGET, exchange), exchange, changes.size());
        try {
            ContactWriter contacts = writer(exchange);
            target.limitedBy(contacts::callLimit);
            target.waitingBy(contacts::callWait);
            write(contacts, changes, exchange);
        } catch (HubSpotException | IllegalStateException e) {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw e;
        }
    }

    /**
     * Reads the settings and the mapping, without a call to HubSpot.
     *
     * @throws IllegalArgumentException if one of them is wrong
     */
    @Override
    protected void doStart() {
        writer();
    }

    private void write(ContactWriter contacts, List<Change> changes, Exchange exchange) {
        Map<String, ContactEntry> people = new LinkedHashMap<>();
        Map<String, String> failures = new LinkedHashMap<>();
        for (Change change : changes) {
            if (!ContactEntry.add(change, mapping, people)) {
                failures.put(change.identity(), NO_KEY);
            }
        }
        int withoutKey = failures.size();
        Map<String, ContactOutcome> outcomes = contacts.write(people.values());
        outcomes.values().stream().filter(ContactOutcome::isFailed).forEach(outcome -> {
            people.get(outcome.key())
                    .identities()
                    .forEach(identity -> failures.put(identity, "HubSpot did not take it: " + outcome.reason()));
        });
        RefusedRecords.log(LOG, "Salesflow member", "is not in HubSpot as it is in Salesflow", failures);
        exchange.setProperty(SalesflowConstants.FAILURES, failures);
        exchange.getMessage()
                .setBody(new ContactOutcomes(
                        List.copyOf(outcomes.values()),
                        ContactTotals.of(changes.size(), withoutKey, outcomes.values())));
    }

    /** The mapping of contacts in that context. */
    static ContactMapping mapping(CamelContext context) {
        return mapping(context, HubSpotSettings.of(context));
    }

    /** The mapping of contacts with those settings. */
    static ContactMapping mapping(CamelContext context, HubSpotSettings settings) {
        return ContactMapping.read(context, MAPPING, settings.contactMapping());
    }

    /**
     * The property by which contacts are recognised, by its name.
     *
     * @throws IllegalArgumentException if the mapping has none
     */
    static Map.Entry<String, MappedProperty> key(ContactMapping mapping) {
        return mapping.of(ContactField.LINKED_IN_KEY).entrySet().stream()
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("The mapping of contacts to HubSpot takes no property from "
                                + ContactField.LINKED_IN_KEY.fieldName() + ", so contacts can't be recognised"));
    }

    /** Settings that are wrong are no fault of the contacts. */
    private ContactWriter writer(Exchange exchange) {
        try {
            return writer();
        } catch (RuntimeException e) {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw e;
        }
    }

    private synchronized ContactWriter writer() {
        if (writer == null) {
            HubSpotApi api = HubSpotAccount.api(account, context);
            mapping = mapping(context, api.settings());
            writer = new ContactWriter(api, mapping, Map.of());
        }
        return writer;
    }

    private static List<Change> changes(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        Collection<?> elements =
                body instanceof Collection<?> several ? several : body == null ? List.of() : List.of(body);
        List<Change> changes = new ArrayList<>();
        for (Object element : elements) {
            if (element instanceof Change change && (change.element() == null || change.element() instanceof Contact)) {
                changes.add(change);
            } else if (element instanceof Contact contact) {
                changes.add(change(exchange, contact));
            } else {
                throw new IllegalArgumentException(
                        "Only contacts, or changes of them, go to HubSpot's contacts, but the body has a "
                                + element.getClass().getName());
            }
        }
        return changes;
    }

    /** What a feed without batches says in headers; a contact from elsewhere is taken as new. */
    private static Change change(Exchange exchange, Contact contact) {
        Change.Kind kind =
                exchange.getMessage().getHeader(SalesflowConstants.CHANGE, Change.Kind.NEW, Change.Kind.class);
        return new Change(kind, String.valueOf(contact.memberId()), null, contact, List.of(), null, 1);
    }
}
