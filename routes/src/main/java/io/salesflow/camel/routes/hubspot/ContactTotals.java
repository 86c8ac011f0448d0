package io.salesflow.camel.routes.hubspot;

import java.util.Collection;

/**
 * How many contacts became what.
 *
 * @param contacts how many changes came; the sum of the others
 * @param created how many HubSpot did not know
 * @param updated how many HubSpot knew
 * @param merged how many became one with another of the same LinkedIn key
 * @param withoutKey how many have no LinkedIn key
 * @param failed how many HubSpot did not take
 */
public record ContactTotals(long contacts, long created, long updated, long merged, long withoutKey, long failed) {

    /** Nothing at all. */
    public static final ContactTotals NONE = new ContactTotals(0, 0, 0, 0, 0, 0);

    static ContactTotals of(ContactBatch batch, Collection<ContactOutcome> outcomes) {
        return new ContactTotals(
                batch.size(),
                count(outcomes, ContactOutcome.Result.CREATED),
                count(outcomes, ContactOutcome.Result.UPDATED),
                batch.merged(),
                batch.withoutKey().size(),
                count(outcomes, ContactOutcome.Result.FAILED));
    }

    /** These and those. */
    public ContactTotals plus(ContactTotals other) {
        return new ContactTotals(
                contacts + other.contacts,
                created + other.created,
                updated + other.updated,
                merged + other.merged,
                withoutKey + other.withoutKey,
                failed + other.failed);
    }

    /** Whether every contact is in HubSpot now. */
    public boolean isComplete() {
        return failed == 0 && withoutKey == 0;
    }

    @Override
    public String toString() {
        return contacts + " contacts: " + created + " created, " + updated + " updated, " + merged + " merged, "
                + withoutKey + " without a LinkedIn key, " + failed + " failed";
    }

    private static long count(Collection<ContactOutcome> outcomes, ContactOutcome.Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }
}
