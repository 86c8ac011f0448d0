package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.api.Contact;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.Body;

/**
 * Groups contacts into batches while they come, so that a list of any length takes little memory. Camel's own
 * {@code ${collate(100)}} can't do it: in 4.18 it groups the groups from its second use on.
 */
public final class ContactBatches {
    private static final int MOST = 100;

    private int size = MOST;

    /** How many contacts are in a batch; HubSpot takes no more than a hundred. */
    public void setSize(int size) {
        if (size < 1 || size > MOST) {
            throw new IllegalArgumentException("Property hubspot.batchSize must be from 1 to " + MOST + ": " + size);
        }
        this.size = size;
    }

    /** The batches of these contacts; the next ones are read only when their batch is asked for. */
    public Iterator<ContactBatch> of(@Body Iterator<Contact> contacts) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return contacts.hasNext();
            }

            @Override
            public ContactBatch next() {
                List<Contact> batch = new ArrayList<>(size);
                do {
                    batch.add(contacts.next());
                } while (batch.size() < size && contacts.hasNext());
                return ContactBatch.of(batch);
            }
        };
    }
}
