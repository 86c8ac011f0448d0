package io.salesflow.sandbox.account;

/** How many contacts of a campaign stand where. */
public final class CampaignTally {

    private int total;
    private int imported;
    private int pending;
    private int invited;
    private int connected;
    private int withdrawn;
    private int inviteable;

    /** All contacts of the campaign. */
    public int total() {
        return total;
    }

    /** Those that were only imported. */
    public int imported() {
        return imported;
    }

    /** Those that wait for an invitation. */
    public int pending() {
        return pending;
    }

    /** Those that were invited and have not answered. */
    public int invited() {
        return invited;
    }

    /** Those that accepted. */
    public int connected() {
        return connected;
    }

    /** Those whose invitation was withdrawn. */
    public int withdrawn() {
        return withdrawn;
    }

    /** Those that the campaign can still invite. */
    public int inviteable() {
        return inviteable;
    }

    static boolean inviteable(StatusFlags status) {
        return status.bits() == MemberStatus.IMPORTED.bit() || status.bits() == MemberStatus.PENDING.bit();
    }

    /** The numbers as they are now. */
    CampaignTally copy() {
        CampaignTally copy = new CampaignTally();
        copy.total = total;
        copy.imported = imported;
        copy.pending = pending;
        copy.invited = invited;
        copy.connected = connected;
        copy.withdrawn = withdrawn;
        copy.inviteable = inviteable;
        return copy;
    }

    void count(StatusFlags status, int change) {
        if (status.has(MemberStatus.DELETED)) {
            return;
        }
        total += change;
        imported += status.has(MemberStatus.IMPORTED) ? change : 0;
        pending += status.has(MemberStatus.PENDING) ? change : 0;
        invited += status.has(MemberStatus.INVITATION_SENT) ? change : 0;
        connected += status.has(MemberStatus.CONNECTED) ? change : 0;
        withdrawn += status.has(MemberStatus.INVITATION_WITHDRAWN) ? change : 0;
        inviteable += inviteable(status) ? change : 0;
    }
}
