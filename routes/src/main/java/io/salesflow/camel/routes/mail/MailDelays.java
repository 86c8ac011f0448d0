package io.salesflow.camel.routes.mail;

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
    private static final int MOST_KNOWN = 10_000;
    private static final int MOST_IN_A_ROW = 10;

    /** By Message-ID how many mails were sent before that one was not taken last. */
    private final Map<String, Long> sentBefore = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    private long sent;
    private int newInARow;

    /** What can become of a mail that was not taken in passing. */
    enum Verdict {
        /** It waits, and the others are tried. */
        WAITS,
        /** It waits, and so do the others: the server may take none. */
        ALL_WAIT,
        /** Others were taken since it was not taken before: it is this one. */
        IS_REFUSED
    }

    /** Notes when the mail that an exchange is now was sent. */
    void follow(Exchange exchange, String messageId) {
        exchange.setProperty(PROPERTY, this);
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange done) {
                sent(messageId);
            }
        });
    }

    /** What becomes of the mail that an exchange is, and that was not taken in passing. */
    static Verdict verdict(Exchange exchange) {
        MailDelays delays = exchange.getProperty(PROPERTY, MailDelays.class);
        return delays == null
                ? Verdict.ALL_WAIT
                : delays.delayed(exchange.getMessage().getHeader("Message-ID", String.class));
    }

    private synchronized void sent(String messageId) {
        sent++;
        newInARow = 0;
        sentBefore.remove(messageId);
    }

    private synchronized Verdict delayed(String messageId) {
        Long before = sentBefore.put(messageId, sent);
        if (before != null) {
            return before < sent ? Verdict.IS_REFUSED : Verdict.WAITS;
        }
        newInARow = newInARow % MOST_IN_A_ROW + 1;
        return newInARow == MOST_IN_A_ROW ? Verdict.ALL_WAIT : Verdict.WAITS;
    }
}
