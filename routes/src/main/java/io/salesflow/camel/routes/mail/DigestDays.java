package io.salesflow.camel.routes.mail;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.camel.CamelContext;

/** Which days of an account are due, and which were told last. That is kept in a file. */
final class DigestDays {
    private final String key;
    private final Clock clock;
    private final DigestSchedule schedule;
    private final MailState state;

    /**
     * Those of an account. The first time it notes that all days that are due by now are told: nobody waited for them.
     *
     * @param accountId the account; null if none is set
     * @param cron when they are told, as Quartz writes it
     * @throws IllegalArgumentException if it is no cron
     */
    DigestDays(CamelContext context, Long accountId, String cron, ZoneId zone, String stateFile) {
        key = "digest." + accountId;
        clock = MailClock.of(context);
        schedule = new DigestSchedule(cron, zone);
        state = MailState.of(context, stateFile);
        if (state.get(key).isEmpty()) {
            state.put(key, schedule.lastDue(clock.instant()).toString());
        }
    }

    /** Those to be told now; empty if there are none. */
    Optional<Period> due() {
        return schedule.due(LocalDate.parse(state.get(key).orElseThrow()), clock.instant());
    }

    /**
     * All up to that day are told.
     *
     * @throws java.io.UncheckedIOException if that can't be written; this program knows it all the same
     */
    void told(LocalDate last) {
        state.put(key, last.toString());
    }
}
