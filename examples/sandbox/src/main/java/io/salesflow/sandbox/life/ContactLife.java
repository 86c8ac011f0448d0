package io.salesflow.sandbox.life;

import io.salesflow.sandbox.account.AccountState;
import io.salesflow.sandbox.account.AccountStatus;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.SeededDice;
import java.util.function.Consumer;

/** Contacts answer: they accept, reply or stay silent. What somebody changed by hand is left alone. */
final class ContactLife {

    private final Agenda agenda;
    private final SeededDice dice;
    private final LifeSettings settings;

    ContactLife(Agenda agenda, SeededDice dice, LifeSettings settings) {
        this.agenda = agenda;
        this.dice = dice;
        this.settings = settings;
    }

    boolean accept(LifeEvent event) {
        boolean accepted = ifStill(
                event, MemberStatus.INVITATION_SENT, state -> state.outreach().connect(event.subject(), event.due()));
        if (accepted) {
            scheduleNext(event, 0);
        }
        return accepted;
    }

    boolean withdraw(LifeEvent event) {
        return ifStill(
                event, MemberStatus.INVITATION_SENT, state -> state.outreach().withdraw(event.subject(), event.due()));
    }

    boolean followUp(LifeEvent event) {
        SandboxAccount account = event.account();
        if (account.status() == AccountStatus.BLOCKED) {
            agenda.add(
                    event.due().plus(settings.followUpInterval()),
                    account,
                    LifeEvent.Step.FOLLOW_UP,
                    event.subject(),
                    event.round());
            return false;
        }
        boolean sent = ifStill(event, MemberStatus.CONNECTED, state -> state.outreach()
                .followUp(event.subject(), event.due(), Phrases.followUp(event.round())));
        if (sent) {
            scheduleNext(event, event.round());
        }
        return sent;
    }

    boolean reply(LifeEvent event) {
        Script script = scriptOf(event);
        boolean replied = ifStill(event, MemberStatus.CONNECTED, state -> state.outreach()
                .receive(event.subject(), event.due(), script.reply(event.round())));
        if (replied && event.round() == 1 && script.mark() != null) {
            agenda.add(event.due().plus(script.untilMark()), event.account(), LifeEvent.Step.MARK, event.subject(), 0);
        }
        if (replied && script.repliesOnceMore(event.round())) {
            scheduleReply(event, event.round() + 1);
        }
        return replied;
    }

    boolean mark(LifeEvent event) {
        Boolean interested = scriptOf(event).mark();
        return ifStill(event, MemberStatus.CONNECTED, state -> state.outreach()
                .markInterested(event.subject(), event.due(), interested));
    }

    private void scheduleNext(LifeEvent event, int followUps) {
        if (scriptOf(event).repliesAfter(followUps)) {
            scheduleReply(event, 1);
        } else if (followUps < Script.MOST_FOLLOW_UPS) {
            agenda.add(
                    event.due().plus(settings.followUpInterval()),
                    event.account(),
                    LifeEvent.Step.FOLLOW_UP,
                    event.subject(),
                    followUps + 1);
        }
    }

    private void scheduleReply(LifeEvent event, int round) {
        agenda.add(
                event.due().plus(scriptOf(event).untilReply(round)),
                event.account(),
                LifeEvent.Step.REPLY,
                event.subject(),
                round);
    }

    private Script scriptOf(LifeEvent event) {
        return new Script(dice, settings, event.subject());
    }

    private static boolean ifStill(LifeEvent event, MemberStatus status, Consumer<AccountState> happening) {
        return event.account().change(state -> {
            boolean still = state.contacts()
                    .find(event.subject())
                    .filter(contact -> contact.status().has(status))
                    .isPresent();
            if (still) {
                happening.accept(state);
            }
            return still;
        });
    }
}
