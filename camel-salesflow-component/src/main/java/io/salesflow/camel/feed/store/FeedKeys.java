package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.FeedWrite;
import java.util.Collection;
import java.util.Map;

/** What feed ids and keys may look like, the same for all stores, so that a feed can move from one to another. */
final class FeedKeys {
    private FeedKeys() {}

    static void check(FeedWrite write) {
        for (Map<String, byte[]> values : write.values().values()) {
            check(values.keySet());
        }
    }

    static void check(Collection<String> keys) {
        for (String key : keys) {
            check(key);
        }
    }

    static void check(String key) {
        if (key.length() > FeedStore.LONGEST_KEY) {
            throw new FeedStoreException("A feed id or key is " + key.length() + " characters long, more than "
                    + FeedStore.LONGEST_KEY + ": " + key.substring(0, 60) + "…");
        }
        for (int i = 0; i < key.length(); i++) {
            i += checkCharacter(key, i);
        }
    }

    /** Databases refuse NUL, and what is not Unicode would come back as something else. */
    private static int checkCharacter(String key, int index) {
        char character = key.charAt(index);
        if (character == 0) {
            throw new FeedStoreException("A feed id or key holds the character NUL, which databases can't store");
        }
        if (!Character.isSurrogate(character)) {
            return 0;
        }
        boolean isPair = Character.isHighSurrogate(character)
                && index + 1 < key.length()
                && Character.isLowSurrogate(key.charAt(index + 1));
        if (!isPair) {
            throw new FeedStoreException("A feed id or key holds half of a surrogate pair, which is not Unicode");
        }
        return 1;
    }
}
