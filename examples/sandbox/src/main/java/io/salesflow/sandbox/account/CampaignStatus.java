package io.salesflow.sandbox.account;

/** What a campaign does. */
public enum CampaignStatus {
    /** It runs. */
    RUNNING,
    /** It will run at a scheduled time. */
    PAUSED,
    /** It stays still until somebody starts it. */
    STOPPED;

    /** The name on the wire. */
    public String text() {
        return "CAMPAIGN_" + name();
    }
}
