package io.salesflow.benchmark;

/**
 * The two accounts of which one goes to the other.
 *
 * @param salesflow where contacts and messages come from
 * @param hubSpotUrl the base of HubSpot's API
 * @param hubSpotToken its token
 */
record HubSpotTarget(Target salesflow, String hubSpotUrl, String hubSpotToken) {

    /** Reads base URL, token and account of Salesflow, and base URL and token of HubSpot, from that position on. */
    static HubSpotTarget of(String[] texts, int position) {
        return new HubSpotTarget(
                new Target(texts[position], texts[position + 1], Long.parseLong(texts[position + 2])),
                texts[position + 3],
                texts[position + 4]);
    }
}
