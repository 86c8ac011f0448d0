package io.salesflow.camel.webhook;

import java.util.List;

/**
 * What a reconcile did.
 *
 * @param created webhooks created
 * @param attached campaigns and events attached
 * @param attachedToNew how many of those are of campaigns that were not there at the reconcile before
 * @param detached campaigns and events detached
 * @param deleted our webhooks deleted that were too many or had a URL of the past
 * @param failures what could not be done, in words without secrets
 */
public record Reconciled(
        int created, int attached, int attachedToNew, int detached, int deleted, List<String> failures) {

    public Reconciled {
        failures = List.copyOf(failures);
    }

    /** Whether Salesflow did not have what was wanted. */
    public boolean isChanged() {
        return created + attached + detached + deleted > 0;
    }

    /** How many things were not as they had been left: all but what new campaigns called for. */
    public int differences() {
        return created + attached - attachedToNew + detached + deleted;
    }

    /** Whether Salesflow has what is wanted now. */
    public boolean isComplete() {
        return failures.isEmpty();
    }
}
