package io.salesflow.camel;

import io.salesflow.camel.webhook.EventJournal;
import io.salesflow.camel.webhook.ParkedEvent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What people and tools want of the parked events of a webhook, whether it runs here, elsewhere or nowhere. */
final class EventOperations {
    private final EventJournal journal;
    private final Consumer<Map<String, byte[]>> delivery;

    /**
     * Makes them.
     *
     * @param delivery delivers what was kept, key → body, now; or leaves it to the next start of the webhook
     */
    EventOperations(EventJournal journal, Consumer<Map<String, byte[]>> delivery) {
        this.journal = journal;
        this.delivery = delivery;
    }

    List<ParkedEvent> parked() {
        return journal.parked();
    }

    long countParked() {
        return journal.countParked();
    }

    /** Has parked events delivered again; returns how many of those keys there were. */
    int replay(Collection<String> keys) {
        Map<String, byte[]> kept = journal.unpark(keys);
        delivery.accept(kept);
        return kept.size();
    }

    int replayAll() {
        return replay(keys());
    }

    /** Removes parked events for good; returns how many of those keys there were. */
    int discard(Collection<String> keys) {
        return journal.discard(keys);
    }

    int discardAll() {
        return discard(keys());
    }

    private List<String> keys() {
        return parked().stream().map(ParkedEvent::identity).toList();
    }
}
