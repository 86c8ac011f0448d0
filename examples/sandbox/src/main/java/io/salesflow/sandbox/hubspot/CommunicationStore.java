package io.salesflow.sandbox.hubspot;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The communications of the portal, in the order in which they were created. */
public final class CommunicationStore {

    private static final long FIRST_ID = 700_001;

    private final InstantSource clock;
    private final Map<String, Communication> communications = new LinkedHashMap<>();
    private final Map<Map.Entry<String, String>, Communication> byValue = new HashMap<>();
    private long nextId = FIRST_ID;

    CommunicationStore(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * All communications.
     *
     * @return a copy
     */
    public synchronized List<Communication> all() {
        return List.copyOf(communications.values());
    }

    /**
     * The communications on the timeline of a contact.
     *
     * @param contactId the contact's id
     * @return those that are associated with it
     */
    public List<Communication> of(String contactId) {
        return all().stream()
                .filter(communication -> communication.contactIds().contains(contactId))
                .toList();
    }

    synchronized Communication create(Map<String, String> properties, List<String> contactIds) {
        Communication created =
                new Communication(Long.toString(nextId++), properties, new ArrayList<>(contactIds), clock.instant());
        communications.put(created.id(), created);
        created.properties()
                .entrySet()
                .forEach(value -> byValue.putIfAbsent(Map.entry(value.getKey(), value.getValue()), created));
        return created;
    }

    synchronized Optional<Communication> find(String property, String value) {
        return property.equals("hs_object_id")
                ? Optional.ofNullable(communications.get(value))
                : Optional.ofNullable(byValue.get(Map.entry(property, value)));
    }

    synchronized void clear() {
        communications.clear();
        byValue.clear();
        nextId = FIRST_ID;
    }
}
