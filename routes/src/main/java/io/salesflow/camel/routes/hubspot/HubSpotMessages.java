package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.hubspot.MessageWriter.Addressed;
import io.salesflow.camel.routes.mapping.ContactMapping;
import io.salesflow.camel.routes.mapping.MappedProperty.Kind;
import io.salesflow.camel.routes.mapping.MappedProperty.NewProperty;
import io.salesflow.camel.routes.mapping.MessageKey;
import io.salesflow.camel.routes.targets.RefusedRecords;
import io.salesflow.camel.routes.targets.Target;
import io.salesflow.camel.routes.targets.Targets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts each message of a Salesflow contact on the timeline of the contact in HubSpot, once, with its time. The contact is
 * written first, since it may be new; its {@code salesflow_replied} becomes true, and {@code salesflow_interested} what
 * Salesflow says. A message that changes later is not written again: only that the contact is interested.
 *
 * <p>The body is a list of changes of messages, as a feed with {@code batchSize} above 1 and {@code enrichContact=true} delivers
 * it; afterwards it is {@link MessageOutcomes}. Failures are told, and settings read, as by {@link HubSpotContacts}. One thread at a
 * time writes.
 */
public final class HubSpotMessages extends ServiceSupport implements Processor, CamelContextAware {
    private static final String TARGET = "HubSpot messages";
    private static final Logger LOG = LoggerFactory.getLogger(HubSpotMessages.class);
    private static final String REPLIED = "salesflow_replied";
    private static final String INTERESTED = "salesflow_interested";
    private static final int PEOPLE_REMEMBERED = 10_000;
    private static final Map<String, NewProperty> PROPERTIES = Map.of(
            REPLIED, new NewProperty("Replied", Kind.YES_NO),
            INTERESTED, new NewProperty("Interested", Kind.YES_NO));

    /** People whose values HubSpot has, so that a message of theirs needs no other call. */
    private final Map<String, Known> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > peopleRemembered;
        }
    };

    private final int peopleRemembered;
    private CamelContext context;
    private HubSpotAccount account;
    private ContactMapping mapping;
    private ContactWriter contacts;
    private MessageWriter messages;

    /** Makes one. */
    public HubSpotMessages() {
        this(PEOPLE_REMEMBERED);
    }

    HubSpotMessages(int peopleRemembered) {
        this.peopleRemembered = peopleRemembered;
    }

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
     * Writes the messages of the body.
     *
     * @throws HubSpotException if HubSpot can't be reached, refuses the token, or lacks a property
     * @throws IllegalArgumentException if the body has something else than changes of messages
     */
    @Override
    public synchronized void process(Exchange exchange) {
        List<Change> changes = changes(exchange);
        Target target =
                Targets.of(context).watch(HubSpotAccount.target(account, TARGET, exchange), exchange, changes.size());
        try {
            setUp(exchange);
            target.limitedBy(contacts::callLimit);
            target.waitingBy(contacts::callWait);
            write(changes, exchange);
        } catch (HubSpotException | IllegalStateException e) {
            known.clear();
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
    protected synchronized void doStart() {
        setUp();
    }

    private void write(List<Change> changes, Exchange exchange) {
        Map<String, String> failures = new LinkedHashMap<>();
        List<Change> present = changes.stream()
                .filter(change -> change.kind() != Change.Kind.DELETED && change.element() != null)
                .toList();
        Map<String, String> ids = contactIds(present, failures);
        List<Addressed> toWrite = new ArrayList<>();
        for (Change change : present) {
            MessageEntry entry = MessageEntry.of(change);
            String id = ids.get(entry.personKey());
            if (id != null && change.kind() == Change.Kind.NEW && !failures.containsKey(change.identity())) {
                toWrite.add(new Addressed(entry, MessageKey.of(exchange, change), id));
            }
        }
        Set<String> created = messages.write(toWrite, failures);
        RefusedRecords.log(LOG, "Message", "is not on a timeline of HubSpot", failures);
        toWrite.stream()
                .filter(message -> failures.containsKey(message.entry().identity()))
                .forEach(message -> known.remove(message.entry().personKey()));
        int news = (int) present.stream()
                .filter(change -> change.kind() == Change.Kind.NEW && !failures.containsKey(change.identity()))
                .count();
        exchange.setProperty(SalesflowConstants.FAILURES, failures);
        exchange.getMessage()
                .setBody(new MessageOutcomes(
                        changes.size(),
                        created.size(),
                        news - created.size(),
                        present.size() - news - failures.size(),
                        changes.size() - present.size(),
                        failures.size()));
    }

    /** The ids in HubSpot of those who wrote, by their keys. Whom HubSpot has not with all we know, is written. */
    private Map<String, String> contactIds(List<Change> changes, Map<String, String> failures) {
        Map<String, ContactEntry> people = new LinkedHashMap<>();
        Map<String, List<String>> identities = new LinkedHashMap<>();
        Map<String, Boolean> interested = new LinkedHashMap<>();
        for (Change change : changes) {
            MessageEntry entry = MessageEntry.of(change);
            String key = entry.personKey();
            if (key == null) {
                failures.put(
                        change.identity(),
                        "its contact has no LinkedIn URL, so HubSpot can't recognise it. Give it one in Salesflow");
            } else if (entry.message().createdAt() == null) {
                failures.put(change.identity(), "it has no time, which HubSpot needs");
            } else {
                identities.computeIfAbsent(key, first -> new ArrayList<>()).add(change.identity());
                if (entry.message().interested() != null) {
                    interested.put(key, entry.message().interested());
                }
                Map<String, String> values = new LinkedHashMap<>(mapping.valuesOf(entry.contact()));
                values.put(REPLIED, "true");
                people.put(key, ContactEntry.of(key, values));
            }
        }
        interested.forEach((key, is) -> people.get(key).put(INTERESTED, is.toString()));
        Map<String, String> ids = new LinkedHashMap<>();
        people.values().removeIf(person -> isKnown(person.key(), interested.get(person.key())));
        identities.keySet().stream()
                .filter(key -> !people.containsKey(key))
                .forEach(key -> ids.put(key, known.get(key).id));
        contacts.write(people.values()).forEach((key, outcome) -> {
            if (outcome.isFailed()) {
                known.remove(key);
                identities
                        .get(key)
                        .forEach(identity ->
                                failures.put(identity, "HubSpot did not take its contact: " + outcome.reason()));
            } else {
                ids.put(key, outcome.id());
                known.put(key, new Known(outcome.id(), interested.get(key)));
            }
        });
        return ids;
    }

    /** Whether HubSpot has the person, with what Salesflow says of the interest if it says so now. */
    private boolean isKnown(String key, Boolean interested) {
        return known.containsKey(key) && (interested == null || interested.equals(known.get(key).interested));
    }

    /** Settings that are wrong are no fault of the messages. */
    private void setUp(Exchange exchange) {
        try {
            setUp();
        } catch (RuntimeException e) {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw e;
        }
    }

    private void setUp() {
        if (messages == null) {
            HubSpotApi api = HubSpotAccount.api(account, context);
            mapping = HubSpotContacts.mapping(context, api.settings());
            contacts = new ContactWriter(api, mapping, PROPERTIES);
            messages = new MessageWriter(api);
        }
    }

    private static List<Change> changes(Exchange exchange) {
        List<Change> changes = new ArrayList<>();
        Object body = exchange.getMessage().getBody();
        Collection<?> elements =
                body instanceof Collection<?> several ? several : body == null ? List.of() : List.of(body);
        for (Object element : elements) {
            if (!(element instanceof Change change)
                    || !(change.element() == null || change.element() instanceof ReceivedMessage)) {
                throw new IllegalArgumentException(
                        "Only changes of messages go to HubSpot's timelines, but the body has a "
                                + (element == null ? "null" : element.getClass().getName()));
            }
            changes.add(change);
        }
        return changes;
    }

    private record Known(String id, Boolean interested) {}
}
