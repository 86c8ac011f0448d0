package io.salesflow.camel.routes.campaign;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The people of a CRM who are not dealt with yet, of whom the CRM knows by their LinkedIn keys who they are before Salesflow has them:
 * or else the routes from Salesflow would bring them back as somebody else.
 *
 * @param <T> what the source has of a person
 */
final class KeyedPeople<T> implements Iterator<PersonToImport> {
    private static final int AT_ONCE = 100;

    private final Iterator<T> source;
    private final Function<T, PersonToImport> person;
    private final Predicate<T> lacksKey;
    private final Predicate<PersonToImport> isDone;
    private final Consumer<Map<String, String>> giver;
    private final Deque<PersonToImport> next = new ArrayDeque<>();

    /**
     * Makes the people.
     *
     * @param person makes a person of what the source has
     * @param lacksKey who gets a key, if he is to be imported
     * @param isDone who was dealt with
     * @param giver gives the keys to the records of these ids
     */
    KeyedPeople(
            Iterator<T> source,
            Function<T, PersonToImport> person,
            Predicate<T> lacksKey,
            Predicate<PersonToImport> isDone,
            Consumer<Map<String, String>> giver) {
        this.source = source;
        this.person = person;
        this.lacksKey = lacksKey;
        this.isDone = isDone;
        this.giver = giver;
    }

    @Override
    public boolean hasNext() {
        while (next.isEmpty() && source.hasNext()) {
            read();
        }
        return !next.isEmpty();
    }

    @Override
    public PersonToImport next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return next.removeFirst();
    }

    private void read() {
        Map<String, String> keys = new LinkedHashMap<>();
        Deque<PersonToImport> read = new ArrayDeque<>();
        for (int i = 0; i < AT_ONCE && source.hasNext(); i++) {
            T element = source.next();
            PersonToImport found = person.apply(element);
            if (!isDone.test(found)) {
                read.add(found);
                if (lacksKey.test(element) && PersonCheck.verdict(found) == null) {
                    Profile.of(found.linkedInUrl()).ifPresent(profile -> keys.put(found.id(), profile.name()));
                }
            }
        }
        if (!keys.isEmpty()) {
            giver.accept(keys);
        }
        next.addAll(read);
    }
}
