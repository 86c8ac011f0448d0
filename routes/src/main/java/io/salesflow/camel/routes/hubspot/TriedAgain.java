package io.salesflow.camel.routes.hubspot;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The contacts of HubSpot that Salesflow did not take in the poll that runs, though it may the next time: those whom nobody is to
 * contact and whom it let be neither muted nor deleted, and those for whom it failed. For several threads.
 */
final class TriedAgain {
    private final Set<String> ids = new TreeSet<>();
    private final Map<String, Integer> attempts = new HashMap<>();

    /**
     * A poll begins.
     *
     * @param kept the numbers in HubSpot of those that it is to try again
     */
    synchronized void begin(Set<String> kept) {
        attempts.keySet().removeIf(id -> !ids.contains(id) && !kept.contains(id));
        kept.forEach(id -> attempts.putIfAbsent(id, 1));
        ids.clear();
    }

    /** It was tried in vain. */
    synchronized void add(HubSpotPerson person) {
        ids.add(person.id());
        attempts.merge(person.id(), 1, Integer::sum);
    }

    /** It was not tried now, and is to be. */
    synchronized void addUntried(HubSpotPerson person) {
        ids.add(person.id());
    }

    /** How often it was tried in vain, as far as this program knows; 0 if it is not one of them. */
    synchronized int attempts(HubSpotPerson person) {
        return attempts.getOrDefault(person.id(), 0);
    }

    /** Their numbers in HubSpot. */
    synchronized Set<String> ids() {
        return Set.copyOf(ids);
    }
}
