package io.salesflow.camel.routes.hubspot;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What Salesflow and HubSpot had in common last, of the properties that people edit on both sides: what was taken from one to the
 * other. What HubSpot has and is not agreed was edited there; what Salesflow has and is agreed needs not be written. It is kept in
 * memory, by hash, for the people who were written or edited last. For several threads.
 */
final class AgreedValues {
    /** The properties that go both ways. */
    static final Set<String> PROPERTIES = Set.of("email", "phone", "company");

    private static final int MOST = 50_000;

    private final Map<String, Map<String, Integer>> hashes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, Integer>> eldest) {
            return size() > MOST;
        }
    };

    /** Both sides have these values now; properties that go one way only are passed over. */
    synchronized void note(String key, Map<String, String> values) {
        Map<String, Integer> ofPerson = hashes.computeIfAbsent(key, first -> new LinkedHashMap<>());
        values.forEach((property, value) -> {
            if (PROPERTIES.contains(property)) {
                ofPerson.put(property, hash(value));
            }
        });
    }

    /** Whether that is what both sides had last. */
    synchronized boolean has(String key, String property, String value) {
        Integer agreed = hashes.getOrDefault(key, Map.of()).get(property);
        return agreed != null && agreed == hash(value);
    }

    /** What HubSpot keeps in lower case is the same in upper case. */
    private static int hash(String value) {
        return value.contains("@") ? value.toLowerCase(Locale.ROOT).hashCode() : value.hashCode();
    }
}
