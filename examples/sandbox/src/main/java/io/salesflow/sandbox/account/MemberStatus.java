package io.salesflow.sandbox.account;

/** One flag of a contact's status. */
public enum MemberStatus {
    /** Waits for its invitation. */
    PENDING(1),
    /** Was invited. */
    INVITATION_SENT(2),
    /** Accepted the invitation. */
    CONNECTED(4),
    /** Ended the connection. */
    DISCONNECTED(8),
    /** Was deleted, but is still listed. */
    DELETED(16),
    /** Was imported and not looked at yet. */
    IMPORTED(32),
    /** Did not answer, and the invitation was taken back. */
    INVITATION_WITHDRAWN(64),
    /** Something went wrong; set beside another flag. */
    ERROR(1024),
    /** Was in the account before; set beside another flag. */
    DUPLICATE(2048);

    private final int bit;

    MemberStatus(int bit) {
        this.bit = bit;
    }

    /** The flag's bit. */
    public int bit() {
        return bit;
    }
}
