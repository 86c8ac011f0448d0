package io.salesflow.camel.routes.campaign;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Gives keys, and remembers whom: who can't have his key is not asked for it, and told of, with each poll. For one thread at a time.
 */
final class KeysGiven implements Consumer<Map<String, String>> {
    private static final int MOST = 50_000;

    private final Consumer<Map<String, String>> giver;
    private final Map<String, String> given = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Makes one.
     *
     * @param giver gives the keys to the records of these ids
     */
    KeysGiven(Consumer<Map<String, String>> giver) {
        this.giver = giver;
    }

    @Override
    public void accept(Map<String, String> keysById) {
        Map<String, String> others = new LinkedHashMap<>(keysById);
        others.entrySet().removeIf(key -> key.getValue().equals(given.get(key.getKey())));
        if (!others.isEmpty()) {
            giver.accept(others);
            given.putAll(others);
        }
    }
}
