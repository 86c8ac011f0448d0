package io.salesflow.sandbox.life;

import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.SeededDice;
import io.salesflow.sandbox.time.SandboxClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What goes on in the accounts while time passes. Nothing happens by itself: somebody runs it. The same seed and the
 * same calls give the same life.
 */
public final class Life {

    private final Supplier<List<SandboxAccount>> accounts;
    private final SandboxClock clock;
    private final SeededDice dice;
    private final LifeSettings settings;
    private final Agenda agenda = new Agenda();
    private final CampaignLife campaigns;
    private final ContactLife contacts;
    private final Set<Integer> accountsThatMayBeBlocked = new HashSet<>();

    /** The life of these accounts. */
    public Life(Supplier<List<SandboxAccount>> accounts, SandboxClock clock, SeededDice dice, LifeSettings settings) {
        this.accounts = accounts;
        this.clock = clock;
        this.dice = dice.of(29);
        this.settings = settings;
        campaigns = new CampaignLife(agenda, this.dice, settings);
        contacts = new ContactLife(agenda, this.dice, settings);
    }

    /**
     * Lets time pass: everything that happens in it happens in order, and the clock goes along.
     *
     * @return how many things happened
     */
    public synchronized int run(Duration duration) {
        return runUntil(clock.instant().plus(duration));
    }

    /**
     * Does everything that is due by the clock, each at its own time, after the clock was moved by somebody.
     *
     * @return how many things happened
     */
    public synchronized int catchUp() {
        return runUntil(clock.instant());
    }

    private int runUntil(Instant end) {
        Instant now = clock.instant();
        accounts.get().forEach(account -> wake(account, now));
        int happened = 0;
        for (LifeEvent event = agenda.takeDueBy(end); event != null; event = agenda.takeDueBy(end)) {
            clock.advanceTo(event.due());
            happened += happens(event) ? 1 : 0;
        }
        clock.advanceTo(end);
        return happened;
    }

    private void wake(SandboxAccount account, Instant now) {
        campaigns.wake(account, now);
        if (settings.blocksPerDay() > 0 && accountsThatMayBeBlocked.add(account.id())) {
            scheduleMidnight(account, now);
        }
    }

    private boolean happens(LifeEvent event) {
        return switch (event.step()) {
            case INVITE -> campaigns.invite(event);
            case RESUME -> campaigns.resume(event);
            case ACCEPT -> contacts.accept(event);
            case WITHDRAW -> contacts.withdraw(event);
            case FOLLOW_UP -> contacts.followUp(event);
            case REPLY -> contacts.reply(event);
            case MARK -> contacts.mark(event);
            case MIDNIGHT -> midnight(event);
            case UNBLOCK -> unblock(event);
        };
    }

    private boolean midnight(LifeEvent event) {
        SandboxAccount account = event.account();
        scheduleMidnight(account, event.due());
        boolean blocked = dice.of(account.id()).happens(event.due().getEpochSecond(), settings.blocksPerDay());
        if (blocked) {
            account.block();
            agenda.add(event.due().plus(settings.blockedFor()), account, LifeEvent.Step.UNBLOCK, account.id(), 0);
        }
        return blocked;
    }

    private boolean unblock(LifeEvent event) {
        event.account().unblock();
        return true;
    }

    private void scheduleMidnight(SandboxAccount account, Instant now) {
        Instant next = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
        agenda.add(next, account, LifeEvent.Step.MIDNIGHT, account.id(), 0);
    }
}
