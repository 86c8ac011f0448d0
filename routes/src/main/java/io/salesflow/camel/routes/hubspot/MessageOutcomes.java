package io.salesflow.camel.routes.hubspot;

/**
 * What became of the messages of a batch.
 *
 * @param messages how many changes came
 * @param created how many are on a timeline now, and were not before
 * @param known how many were on a timeline already
 * @param updated how many are not new, but changed something: that the contact is interested, or is not
 * @param ignored how many are gone from Salesflow; HubSpot keeps them
 * @param failed how many are not on a timeline as they should be
 */
public record MessageOutcomes(int messages, int created, int known, int updated, int ignored, int failed) {

    @Override
    public String toString() {
        return messages + " messages: " + created + " created, " + known + " known already, " + updated + " updated, "
                + ignored + " ignored, " + failed + " failed";
    }
}
