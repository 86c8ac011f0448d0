package io.salesflow.sandbox.account;

import io.salesflow.sandbox.time.SandboxClock;
import io.salesflow.sandbox.time.ServerTimes;
import java.util.Set;

/** What all accounts of a sandbox have in common. */
public record AccountSettings(SeededDice dice, SandboxClock clock, ServerTimes times, Set<Quirk> quirks) {

    /** Settings with a copy of the quirks. */
    public AccountSettings {
        quirks = Set.copyOf(quirks);
    }

    /** Whether the quirk was asked for. */
    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }
}
