package io.salesflow.sandbox.account;

/** Who a LinkedIn account belongs to. None of it changes. */
public record AccountOwner(
        int accountId,
        String token,
        String accountEmail,
        String firstName,
        String lastName,
        String userDbId,
        String userEmail) {

    /** Everything but the token. */
    @Override
    public String toString() {
        return "AccountOwner[" + accountId + ", " + accountEmail + "]";
    }
}
