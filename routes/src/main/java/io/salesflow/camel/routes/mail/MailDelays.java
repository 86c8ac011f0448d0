package io.salesflow.camel.routes.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * The mails that the server did not take in passing, to tell a mail that it never takes from a server that takes none. For several
 * threads.
 */
final class MailDelays {
    private static final String PROPERTY = "SalesflowMailDelays";
    /** What is sent later may be sent since the server has recovered, or takes so many mails in a minute. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final int MOST_KNOWN = 10_000;
    private static final int MOST_NEW_IN_A_ROW = 10;
    private static final int MOST_KNOWN_IN_A_ROW = 100;

    /** By Message-ID. */
    private final Map<String, Delay> delays = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Delay> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private int newInARow;
    private int knownInARow;

    /** What can become of a mail that was not taken in passing. */
    enum Verdict {
        /** It waits, and the others are tried. */
        WAITS,
        /** It waits, and so do the others: the server may take none. */
        ALL_WAIT,
        /** Others were taken soon after it was not taken before: it is this one. */
        IS_REFUSED
    }

    /** Notes when the mail that an exchange is now was sent. */
    void follow(Exchange exchange, String messageId) {
        exchange.setProperty(PROPERTY, this);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                sent(messageId, now(done));
            }
        });
    }

    /** What becomes of the mail that an exchange is, and that was not taken in passing. */
    static Verdict verdict(Exchange exchange) {
        MailDelays delays = exchange.getProperty(PROPERTY, MailDelays.class);
        return delays == null
                ? Verdict.ALL_WAIT
                : delays.delayed(exchange.getMessage().getHeader("Message-ID", String.class), now(exchange));
    }

    private synchronized void sent(String messageId, Instant now) {
        newInARow = 0;
        knownInARow = 0;
        delays.remove(messageId);
        delays.replaceAll((other, delay) -> delay.overtakenAt(now));
    }

    private synchronized Verdict delayed(String messageId, Instant now) {
        Delay before = delays.put(messageId, new Delay(now, false));
        if (before != null) {
            knownInARow = knownInARow % MOST_KNOWN_IN_A_ROW + 1;
            return before.isOvertaken() ? Verdict.IS_REFUSED : waits(knownInARow == MOST_KNOWN_IN_A_ROW);
        }
        newInARow = newInARow % MOST_NEW_IN_A_ROW + 1;
        return waits(newInARow == MOST_NEW_IN_A_ROW);
    }

    private static Verdict waits(boolean isLast) {
        return isLast ? Verdict.ALL_WAIT : Verdict.WAITS;
    }

    private static Instant now(Exchange exchange) {
        return MailClock.of(exchange.getContext()).instant();
    }

    /**
     * A mail that was not taken.
     *
     * @param at when
     * @param isOvertaken whether another one was taken soon after that
     */
    private record Delay(Instant at, boolean isOvertaken) {
        Delay overtakenAt(Instant sent) {
            return isOvertaken || sent.isAfter(at.plus(SOON)) ? this : new Delay(at, true);
        }
    }
}
