package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.mapping.ContactField;
import io.salesflow.camel.routes.mapping.ContactMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A person to be written to HubSpot. HubSpot refuses a batch that has a key twice, so contacts with the same key become one:
 * it has the values that it would have if they were written one after the other. Of what
 * people edit in HubSpot, too, only that is written which has changed in Salesflow, so that their edits stay.
 */
final class ContactEntry {
    private final String key;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> valuesOfGone = new LinkedHashMap<>();
    private final Map<String, String> allValues = new LinkedHashMap<>();
    private final List<String> identities = new ArrayList<>();
    private final Set<String> previousKeys = new LinkedHashSet<>();
    private final Set<String> toldToHaveChanged = new HashSet<>();
    private boolean isAsItIs;
    private boolean isFirstSight;
    private boolean isGone = true;

    private ContactEntry(String key) {
        this.key = key;
    }

    /** A person as he is, of whom nothing tells whether he is in HubSpot already. */
    static ContactEntry of(String key, Map<String, String> values) {
        ContactEntry entry = new ContactEntry(key);
        entry.put(values, values);
        entry.isAsItIs = true;
        entry.isGone = false;
        return entry;
    }

    /** Puts a change to the person that it is of; false if that can't be told. */
    static boolean add(Change change, ContactMapping mapping, Map<String, ContactEntry> entries) {
        Contact contact = (Contact) change.element();
        String key = contact == null ? null : contact.linkedInSlug();
        if (key == null || key.isBlank()) {
            return false;
        }
        entries.computeIfAbsent(key, ContactEntry::new).add(change, contact, mapping);
        return true;
    }

    String key() {
        return key;
    }

    /** The values that are to be written. */
    Map<String, String> values() {
        return isGone ? valuesOfGone : values;
    }

    /** All that Salesflow knows, for a contact that HubSpot does not have. */
    Map<String, String> allValues() {
        return allValues;
    }

    /** Another value to be written. */
    void put(String property, String value) {
        put(Map.of(property, value), Map.of(property, value));
    }

    /** Which changes the values are of. */
    List<String> identities() {
        return identities;
    }

    /** The keys that the person had before, as far as the changes tell. */
    Set<String> previousKeys() {
        return previousKeys;
    }

    /** Whether nothing tells that anything of it has changed. */
    boolean isAsItIs() {
        return isAsItIs;
    }

    /** Whether a change tells that it is another in Salesflow than before; who is new to a feed may be in HubSpot already. */
    boolean isToldToHaveChanged(String property) {
        return toldToHaveChanged.contains(property);
    }

    /** Whether the person or the key is new to us, so that HubSpot may know him by something else than that. */
    boolean isFirstSight() {
        return isFirstSight && !isGone;
    }

    /** Whether Salesflow has the person no more. */
    boolean isGone() {
        return isGone;
    }

    /** A person is gone only if none of the changes says otherwise; HubSpot then keeps everything, and learns only that. */
    private void add(Change change, Contact contact, ContactMapping mapping) {
        identities.add(change.identity());
        if (change.kind() == Change.Kind.DELETED) {
            mapping.of(ContactField.STATUS)
                    .keySet()
                    .forEach(status -> valuesOfGone.put(status, MemberStatus.Flag.MEMBER_DELETED.name()));
        } else {
            isGone = false;
            isFirstSight |= change.kind() == Change.Kind.NEW;
            Map<String, String> all = mapping.valuesOf(contact);
            Map<String, String> different = new LinkedHashMap<>(all);
            if (change.previous() instanceof Contact previous && previous.linkedInSlug() != null) {
                if (!previous.linkedInSlug().equals(key)) {
                    previousKeys.add(previous.linkedInSlug());
                    isFirstSight = true;
                }
                Map<String, String> before = mapping.valuesOf(previous);
                TwoWayProperties.of(mapping)
                        .names()
                        .forEach(property -> different.remove(property, before.get(property)));
            }
            if (change.kind() != Change.Kind.NEW) {
                toldToHaveChanged.addAll(different.keySet());
            }
            put(different, all);
        }
    }

    private void put(Map<String, String> different, Map<String, String> all) {
        values.putAll(different);
        allValues.putAll(all);
    }
}
