package io.salesflow.camel.routes.hubspot;

import java.util.Collection;

/**
 * How many contacts became what.
 *
 * @param contacts how many changes came; the sum of the others
 * @param created how many HubSpot did not know
 * @param updated how many HubSpot knew
 * @param unchanged how many there was nothing to write of
 * @param merged how many became one with another of the same LinkedIn key
 * @param withoutKey how many have no LinkedIn key
 * @param failed how many HubSpot did not take
 */
public record ContactTotals(
        long contacts, long created, long updated, long unchanged, long merged, long withoutKey, long failed) {

    /** Nothing at all. */
    public static final ContactTotals NONE = new ContactTotals(0, 0, 0, 0, 0, 0, 0);

    static ContactTotals of(int contacts, int withoutKey, Collection<ContactOutcome> outcomes) {
        return new ContactTotals(
                contacts,
                count(outcomes, ContactOutcome.Result.CREATED),
                count(outcomes, ContactOutcome.Result.UPDATED),
                count(outcomes, ContactOutcome.Result.UNCHANGED),
                contacts - withoutKey - outcomes.size(),
                withoutKey,
                count(outcomes, ContactOutcome.Result.FAILED));
    }

    /** These and those. */
    public ContactTotals plus(ContactTotals other) {
        return new ContactTotals(
                contacts + other.contacts,
                created + other.created,
                updated + other.updated,
                unchanged + other.unchanged,
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
        return contacts + " contacts: " + created + " created, " + updated + " updated, " + unchanged + " unchanged, "
                + merged + " merged, " + withoutKey + " without a LinkedIn key, " + failed + " failed";
    }

    private static long count(Collection<ContactOutcome> outcomes, ContactOutcome.Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }
}
