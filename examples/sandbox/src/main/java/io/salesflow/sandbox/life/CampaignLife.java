package io.salesflow.sandbox.life;

import io.salesflow.sandbox.account.AccountState;
import io.salesflow.sandbox.account.AccountStatus;
import io.salesflow.sandbox.account.Campaign;
import io.salesflow.sandbox.account.CampaignStatus;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.SeededDice;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Campaigns run: they resume when it is time, and invite one contact after the other. */
final class CampaignLife {

    private record CampaignOf(int accountId, int campaignId) {}

    private final Map<CampaignOf, CampaignPace> paces = new HashMap<>();
    private final Agenda agenda;
    private final SeededDice dice;
    private final LifeSettings settings;

    CampaignLife(Agenda agenda, SeededDice dice, LifeSettings settings) {
        this.agenda = agenda;
        this.dice = dice;
        this.settings = settings;
    }

    /** Puts on the agenda what was changed by others: campaigns that were started, contacts that were imported. */
    void wake(SandboxAccount account, Instant now) {
        account.read(state -> state.campaigns().all())
                .forEach(campaign -> wake(account, campaign, paceOf(account, campaign.campaignId()), now));
    }

    /** Invites the next contact. */
    boolean invite(LifeEvent event) {
        CampaignPace pace = paceOf(event.account(), event.subject());
        pace.inviting(false);
        OptionalInt invited = event.account().change(state -> inviteNext(state, event, pace));
        if (invited.isEmpty()) {
            return false;
        }
        pace.nextInvitation(event.due().plus(settings.invitationInterval()));
        scheduleInvitation(event.account(), event.subject(), pace, pace.nextInvitation());
        return true;
    }

    /** A paused campaign runs again. */
    boolean resume(LifeEvent event) {
        CampaignPace pace = paceOf(event.account(), event.subject());
        pace.resuming(false);
        boolean resumed = event.account().change(state -> {
            boolean due = state.status() == AccountStatus.ACTIVE
                    && state.campaigns()
                            .find(event.subject())
                            .filter(campaign -> campaign.status() == CampaignStatus.PAUSED)
                            .filter(campaign -> event.due().equals(campaign.resumesAt()))
                            .isPresent();
            if (due) {
                state.changeCampaign(event.subject(), CampaignStatus.RUNNING, null, event.due());
            }
            return due;
        });
        wake(event.account(), event.due());
        return resumed;
    }

    private void wake(SandboxAccount account, Campaign campaign, CampaignPace pace, Instant now) {
        int campaignId = campaign.campaignId();
        if (campaign.status() == CampaignStatus.PAUSED && campaign.resumesAt() != null && !pace.isResuming()) {
            pace.resuming(true);
            agenda.add(campaign.resumesAt(), account, LifeEvent.Step.RESUME, campaignId, 0);
        }
        if (campaign.status() != CampaignStatus.RUNNING) {
            return;
        }
        if (pace.adopt()) {
            adoptInvited(account, campaignId, now);
        }
        boolean somebodyLeft =
                account.read(state -> state.contacts().tally(campaignId)).inviteable() > 0;
        if (somebodyLeft && !pace.isInviting()) {
            Instant earliest = pace.nextInvitation().isAfter(now) ? pace.nextInvitation() : now;
            scheduleInvitation(account, campaignId, pace, earliest);
        }
    }

    private void adoptInvited(SandboxAccount account, int campaignId, Instant now) {
        List<Contact> invited = account.read(state -> state.contacts().inCampaign(campaignId)).stream()
                .filter(contact -> contact.status().has(MemberStatus.INVITATION_SENT))
                .toList();
        invited.forEach(contact -> scheduleAnswer(account, contact.memberId(), now));
    }

    private OptionalInt inviteNext(AccountState state, LifeEvent event, CampaignPace pace) {
        int campaignId = event.subject();
        boolean runs = state.campaigns()
                .find(campaignId)
                .filter(campaign -> campaign.status() == CampaignStatus.RUNNING)
                .isPresent();
        if (!runs || state.status() == AccountStatus.BLOCKED) {
            return OptionalInt.empty();
        }
        OptionalInt place = state.contacts().placeOfInviteable(campaignId, pace.nextPlace());
        if (place.isEmpty() && pace.nextPlace() > 0) {
            place = state.contacts().placeOfInviteable(campaignId, 0);
        }
        if (place.isEmpty()) {
            return place;
        }
        pace.nextPlace(place.getAsInt() + 1);
        int memberId = state.contacts().atPlace(campaignId, place.getAsInt()).memberId();
        Script script = new Script(dice, settings, memberId);
        if (script.fails()) {
            state.outreach().fail(memberId, event.due());
        } else {
            state.outreach().invite(memberId, event.due(), script.invitation());
            scheduleAnswer(event.account(), memberId, event.due());
        }
        return place;
    }

    private void scheduleAnswer(SandboxAccount account, int memberId, Instant now) {
        Script script = new Script(dice, settings, memberId);
        if (script.accepts()) {
            agenda.add(now.plus(script.untilAcceptance()), account, LifeEvent.Step.ACCEPT, memberId, 0);
        } else {
            agenda.add(now.plus(script.untilWithdrawal()), account, LifeEvent.Step.WITHDRAW, memberId, 0);
        }
    }

    private void scheduleInvitation(SandboxAccount account, int campaignId, CampaignPace pace, Instant due) {
        pace.inviting(true);
        agenda.add(due, account, LifeEvent.Step.INVITE, campaignId, 0);
    }

    private CampaignPace paceOf(SandboxAccount account, int campaignId) {
        return paces.computeIfAbsent(new CampaignOf(account.id(), campaignId), campaign -> new CampaignPace());
    }
}
