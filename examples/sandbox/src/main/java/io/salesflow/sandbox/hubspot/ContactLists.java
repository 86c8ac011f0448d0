package io.salesflow.sandbox.hubspot;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The lists of contacts of the portal. */
public final class ContactLists {

    private final Map<String, NavigableSet<Long>> members = new HashMap<>();

    /**
     * Makes a list, or adds to it.
     *
     * @param listId its id, a number
     * @param contactIds the ids of contacts
     */
    public synchronized void add(String listId, Collection<String> contactIds) {
        NavigableSet<Long> list = members.computeIfAbsent(listId, first -> new TreeSet<>());
        contactIds.forEach(id -> list.add(Long.parseLong(id)));
    }

    /** The ids in a list, in their order; null if there is no such list. */
    synchronized NavigableSet<Long> members(String listId) {
        NavigableSet<Long> list = members.get(listId);
        return list == null ? null : new TreeSet<>(list);
    }

    synchronized void clear() {
        members.clear();
    }
}
