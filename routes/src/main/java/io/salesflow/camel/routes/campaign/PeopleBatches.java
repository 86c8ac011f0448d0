package io.salesflow.camel.routes.campaign;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.camel.Exchange;

/**
 * The people of a source as JSON arrays, which are made while they are gone through. Whoever imports them notes here of whom it is not
 * known yet what became of him: the others go on, and at the end the source fails, so that all come again.
 */
final class PeopleBatches implements Iterator<String> {
    /** The header that names the source, for the result file. */
    static final String SOURCE = "CamelSalesflowPeopleOf";

    private static final String PROPERTY = "CamelSalesflowPeople";

    private final String name;
    private final Iterator<PersonToImport> people;
    private final int size;
    private final Runnable end;
    private int unanswered;
    private boolean isOver;
    private String next;

    private PeopleBatches(String name, Iterator<PersonToImport> people, int size, Runnable end) {
        this.name = name;
        this.people = people;
        this.size = size;
        this.end = end;
    }

    /**
     * Makes those of an exchange.
     *
     * @param name what the source is called in the name of the result file
     * @param size the most people in one array
     * @param end what is done when all were gone through; it fails if they have to come again
     */
    static PeopleBatches of(Exchange exchange, String name, Iterator<PersonToImport> people, int size, Runnable end) {
        PeopleBatches batches = new PeopleBatches(name, people, size, end);
        exchange.setProperty(PROPERTY, batches);
        exchange.getMessage().setHeader(SOURCE, name);
        return batches;
    }

    /** Those that an exchange, or what it is a copy of, is about; null if there are none, or they are over. */
    static PeopleBatches of(Exchange exchange) {
        PeopleBatches batches = exchange.getProperty(PROPERTY, PeopleBatches.class);
        return batches == null || batches.isOver() ? null : batches;
    }

    /**
     * All were gone through.
     *
     * @throws ImportUnfinishedException if it is not known of all what became of them
     */
    static void done(Exchange exchange) {
        exchange.getProperty(PROPERTY, PeopleBatches.class).done();
    }

    private synchronized void done() {
        isOver = true;
        end.run();
        if (unanswered > 0) {
            throw new ImportUnfinishedException(
                    "Of " + unanswered + " of " + name + " it is not known yet whether Salesflow has them."
                            + " They come again with the next poll",
                    null);
        }
    }

    /** Of so many it is not known yet what became of them. */
    synchronized void addUnanswered(int more) {
        unanswered += more;
    }

    @Override
    public boolean hasNext() {
        if (next == null) {
            next = read();
        }
        return next != null;
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String batch = next;
        next = null;
        return batch;
    }

    private String read() {
        List<PersonToImport> batch = new ArrayList<>();
        while (batch.size() < size && people.hasNext()) {
            PersonToImport person = people.next();
            if (!isOfSalesflow(person)) {
                batch.add(person);
            }
        }
        return batch.isEmpty() ? null : PersonJson.text(batch);
    }

    /** Who came from Salesflow does not go back. */
    private static boolean isOfSalesflow(PersonToImport person) {
        return person.verdict() != null && person.verdict().result() == ImportOutcome.Result.ALREADY_THERE;
    }

    private synchronized boolean isOver() {
        return isOver;
    }
}
