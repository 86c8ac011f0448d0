package io.salesflow.camel.webhook;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps calls durably. Safe for use by several threads; what fails, throws, and nothing was kept then. */
public interface EventJournal {
    /** Keeps the body of a call until it is {@link #done}; returns its key. */
    String keep(byte[] body);

    /** Forgets what was kept. */
    void done(String key);

    /** What is kept, oldest first: key → body. */
    Map<String, byte[]> kept();

    /**
     * Keeps what can't be delivered until somebody looks. Of one contact and kind of event the newest is kept.
     *
     * @param key where it was kept until now, or null
     */
    void park(String key, ParkedEvent event);

    /** How many are parked. */
    long countParked();

    /** What is parked. */
    List<ParkedEvent> parked();

    /** Takes events out of what is parked and keeps them, to be delivered; returns what is kept now: key → body. */
    Map<String, byte[]> unpark(Collection<String> identities);

    /** Forgets what is parked under those identities; returns how many there were. */
    int discard(Collection<String> identities);
}
