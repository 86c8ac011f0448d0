package io.salesflow.sandbox.account;

/** The forms in which whole pages of contacts are written. */
public enum ContactForm {
    /** As an element of an account's list. */
    IN_ACCOUNT,
    /** As an element of a campaign's list. */
    IN_CAMPAIGN
}
