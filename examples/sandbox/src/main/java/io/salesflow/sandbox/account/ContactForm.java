package io.salesflow.sandbox.account;

/** The forms in which whole pages of contacts are kept once they were written. */
public enum ContactForm {
    /** As elements of an account's list. */
    IN_ACCOUNT,
    /** As elements of an account's list, compressed. */
    IN_ACCOUNT_DEFLATED,
    /** As elements of a campaign's list. */
    IN_CAMPAIGN,
    /** As elements of a campaign's list, compressed. */
    IN_CAMPAIGN_DEFLATED
}
