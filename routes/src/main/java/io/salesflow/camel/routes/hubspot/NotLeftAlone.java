package io.salesflow.camel.routes.hubspot;

import java.util.Set;
import java.util.TreeSet;

/**
 * The contacts of HubSpot whom nobody is to contact, and whom Salesflow let be neither muted nor deleted in the poll that runs: they
 * are to be tried again with the next one. For several threads.
 */
final class NotLeftAlone {
    private final Set<String> ids = new TreeSet<>();

    /** A poll begins. */
    synchronized void clear() {
        ids.clear();
    }

    synchronized void add(HubSpotPerson person) {
        ids.add(person.id());
    }

    /** Their numbers in HubSpot. */
    synchronized Set<String> ids() {
        return Set.copyOf(ids);
    }
}
