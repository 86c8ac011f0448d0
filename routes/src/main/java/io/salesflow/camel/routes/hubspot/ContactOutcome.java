package io.salesflow.camel.routes.hubspot;

/**
 * What became of a contact in HubSpot.
 *
 * @param key the contact's LinkedIn key
 * @param result what happened
 * @param reason why it failed, in HubSpot's words; null if it did not
 */
public record ContactOutcome(String key, Result result, String reason) {

    /** What can happen. */
    public enum Result {
        CREATED,
        UPDATED,
        FAILED
    }

    static ContactOutcome written(String key, boolean created) {
        return new ContactOutcome(key, created ? Result.CREATED : Result.UPDATED, null);
    }

    static ContactOutcome failed(String key, String reason) {
        return new ContactOutcome(key, Result.FAILED, reason);
    }
}
