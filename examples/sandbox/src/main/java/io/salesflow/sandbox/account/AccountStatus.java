package io.salesflow.sandbox.account;

/** Whether LinkedIn lets the account work. */
public enum AccountStatus {
    /** It works. */
    ACTIVE,
    /** It may not do anything until it is unblocked. */
    BLOCKED;

    /** The name on the wire. */
    public String text() {
        return "ACCOUNT_" + name();
    }
}
