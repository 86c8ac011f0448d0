package io.salesflow.camel.routes.hubspot;

/**
 * What became of a contact in HubSpot.
 *
 * @param key the contact's LinkedIn key
 * @param result what happened
 * @param id the record's id in HubSpot; null if it is not known
 * @param reason why it failed, in words; null if it did not
 */
public record ContactOutcome(String key, Result result, String id, String reason) {

    /** What can happen. */
    public enum Result {
        /** HubSpot did not know it. */
        CREATED,
        /** HubSpot knew it. */
        UPDATED,
        /** There was nothing to write: HubSpot has the same values, or does not have what is gone. */
        UNCHANGED,
        /** It is not in HubSpot as it should be. */
        FAILED
    }

    static ContactOutcome created(String key, String id) {
        return new ContactOutcome(key, Result.CREATED, id, null);
    }

    static ContactOutcome updated(String key, String id) {
        return new ContactOutcome(key, Result.UPDATED, id, null);
    }

    static ContactOutcome unchanged(String key, String id) {
        return new ContactOutcome(key, Result.UNCHANGED, id, null);
    }

    static ContactOutcome failed(String key, String reason) {
        return new ContactOutcome(key, Result.FAILED, null, reason);
    }

    /** Whether it is not in HubSpot as it should be. */
    public boolean isFailed() {
        return result == Result.FAILED;
    }
}
