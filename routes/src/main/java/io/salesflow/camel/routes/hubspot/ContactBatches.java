package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.feed.Change;
import java.util.List;
import org.apache.camel.Body;

/** Makes a batch upsert of what a feed delivers at once. */
public final class ContactBatches {
    private static final int FEWEST = 2;
    private static final int MOST = 100;

    /** How many contacts are in a batch: HubSpot takes no more than a hundred, and a feed gives no list of one. */
    public void setSize(int size) {
        if (size < FEWEST || size > MOST) {
            throw new IllegalArgumentException(
                    "Property hubspot.batchSize must be from " + FEWEST + " to " + MOST + ": " + size);
        }
    }

    /** The batch of these changes. */
    public ContactBatch of(@Body List<Change> changes) {
        return ContactBatch.of(changes);
    }
}
