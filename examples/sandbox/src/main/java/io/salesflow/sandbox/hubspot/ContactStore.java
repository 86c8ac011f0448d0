package io.salesflow.sandbox.hubspot;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The contacts of the portal, in the order of their ids. E-mail addresses and unique properties are single.
 *
 * <p>Whoever needs several steps to be one holds this object's lock meanwhile.
 */
public final class ContactStore {

    private static final long FIRST_ID = 1001;

    private final PropertyDefinitions definitions;
    private final InstantSource clock;
    private final NavigableMap<Long, Contact> contacts = new TreeMap<>();
    private final Map<String, Map<String, Contact>> byUniqueValue = new HashMap<>();
    private long nextId = FIRST_ID;

    ContactStore(PropertyDefinitions definitions, InstantSource clock) {
        this.definitions = definitions;
        this.clock = clock;
    }

    /**
     * All contacts.
     *
     * @return a copy
     */
    public synchronized List<Contact> all() {
        return List.copyOf(contacts.values());
    }

    /**
     * Counts the contacts.
     *
     * @return how many
     */
    public synchronized int count() {
        return contacts.size();
    }

    /**
     * Looks for contacts by a value.
     *
     * @param property a property's internal name
     * @param value the value that it must have
     * @return those that have it
     */
    public List<Contact> find(String property, String value) {
        return all().stream()
                .filter(contact -> contact.value(property).filter(value::equals).isPresent())
                .toList();
    }

    /**
     * Creates a contact, as if a person had done it beforehand.
     *
     * @param properties its values, by internal name
     * @return the contact
     * @throws IllegalArgumentException if HubSpot would refuse it
     */
    public Contact add(Map<String, String> properties) {
        try {
            return create(properties);
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }

    /**
     * Deletes a contact, as if a person had done it. One that there is not is no trouble.
     *
     * @param id its id
     */
    public synchronized void remove(String id) {
        Contact gone = contacts.remove(Long.parseLong(id));
        if (gone != null) {
            identifying(gone).forEach((name, value) -> index(name).remove(comparable(name, value)));
        }
    }

    synchronized Contact create(Map<String, String> given) {
        Map<String, String> values = checked(given, Optional.empty());
        if (!PropertyValues.nameSomebody(values)) {
            throw Refusal.propertyValues(List.of(PropertyProblem.nobodyNamed()));
        }
        return createUnchecked(values);
    }

    synchronized Contact update(Contact contact, Map<String, String> given) {
        return updateUnchecked(contact, checked(given, Optional.of(contact)));
    }

    synchronized Contact createUnchecked(Map<String, String> values) {
        Instant now = clock.instant();
        Contact empty = new Contact(Long.toString(nextId++), Map.of(), now, now);
        return put(empty.with(values, now));
    }

    synchronized Contact updateUnchecked(Contact contact, Map<String, String> values) {
        identifying(contact).forEach((name, value) -> index(name).remove(comparable(name, value)));
        return put(contact.with(values, clock.instant()));
    }

    /** The contact whose property has this value; only for properties that identify. */
    synchronized Optional<Contact> identified(String property, String value) {
        if (property.equals("hs_object_id")) {
            return value.matches("\\d{1,18}")
                    ? Optional.ofNullable(contacts.get(Long.parseLong(value)))
                    : Optional.empty();
        }
        return Optional.ofNullable(index(property).get(comparable(property, value)));
    }

    synchronized List<Contact> after(long id, int most) {
        return contacts.tailMap(id, false).values().stream().limit(most).toList();
    }

    synchronized void clear() {
        contacts.clear();
        byUniqueValue.clear();
        nextId = FIRST_ID;
    }

    private Map<String, String> checked(Map<String, String> given, Optional<Contact> target) {
        PropertyValues values = PropertyValues.check(given, definitions);
        if (!values.problems().isEmpty()) {
            throw Refusal.propertyValues(values.problems().values());
        }
        UniqueValueCheck check = new UniqueValueCheck(this, definitions);
        check.emailOwner(values.accepted(), target).ifPresent(owner -> {
            throw Refusal.contactExists(owner.id());
        });
        List<PropertyProblem> taken = check.takenValues(values.accepted(), target);
        if (!taken.isEmpty()) {
            throw Refusal.propertyValues(taken);
        }
        return values.accepted();
    }

    private Contact put(Contact contact) {
        contacts.put(Long.parseLong(contact.id()), contact);
        identifying(contact).forEach((name, value) -> index(name).put(comparable(name, value), contact));
        return contact;
    }

    private Map<String, String> identifying(Contact contact) {
        return definitions.identifying(contact.properties());
    }

    private Map<String, Contact> index(String property) {
        return byUniqueValue.computeIfAbsent(property, name -> new HashMap<>());
    }

    private static String comparable(String property, String value) {
        return PropertyValueFormat.comparable(property, value);
    }
}
