package io.salesflow.camel.routes.hubspot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What was written to HubSpot lately, so that it is not taken for an edit of somebody else. What is forgotten costs a look into
 * Salesflow, and nothing more. For several threads.
 */
final class RecentWrites {
    private static final int MOST = 50_000;

    private final Map<String, Integer> hashes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST;
        }
    };

    synchronized void note(String key, Map<String, String> values) {
        hashes.put(key, hash(values.get("email"), values.get("phone"), values.get("company")));
    }

    /** Whether the person has nothing but what was written. */
    synchronized boolean has(HubSpotPerson person) {
        return Objects.equals(hashes.get(person.linkedInKey()), hash(person.email(), person.phone(), person.company()));
    }

    private static int hash(String email, String phone, String company) {
        return Objects.hash(email == null ? null : email.toLowerCase(Locale.ROOT), phone, company);
    }
}
