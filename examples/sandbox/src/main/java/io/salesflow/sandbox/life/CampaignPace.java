package io.salesflow.sandbox.life;

import java.time.Instant;

/** How far life has come with a campaign. */
final class CampaignPace {

    private boolean adopted;
    private boolean inviting;
    private boolean resuming;
    private int nextPlace;
    private Instant nextInvitation = Instant.MIN;

    /** True once: contacts that were invited before life began have to be looked after. */
    boolean adopt() {
        boolean first = !adopted;
        adopted = true;
        return first;
    }

    boolean isInviting() {
        return inviting;
    }

    void inviting(boolean value) {
        inviting = value;
    }

    boolean isResuming() {
        return resuming;
    }

    void resuming(boolean value) {
        resuming = value;
    }

    /** Where in the campaign's list the search for the next contact starts. */
    int nextPlace() {
        return nextPlace;
    }

    void nextPlace(int place) {
        nextPlace = place;
    }

    /** Not before then. */
    Instant nextInvitation() {
        return nextInvitation;
    }

    void nextInvitation(Instant instant) {
        nextInvitation = instant;
    }
}
