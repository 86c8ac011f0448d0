package io.salesflow.camel.routes.mail;

import io.salesflow.camel.api.Account;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What happened to an account or a campaign.
 *
 * @param subject the account or the campaign
 * @param number its number
 * @param name its name
 * @param change whether it is new, changed or gone
 * @param status its status now; null if it is gone, or nobody knows
 * @param previous its status before; null at first sight
 */
record Alert(Subject subject, Long number, String name, Change.Kind change, String status, String previous) {
    private static final String ADVICE_IF_GONE = "If nobody has taken it away on purpose, look for it in Salesflow.";

    /** What it can be about. */
    enum Subject {
        ACCOUNT(
                "Log in to LinkedIn with this account, do what it asks for, and connect the account again in Salesflow. Until"
                        + " then its campaigns stand still.",
                "Its campaigns can go on. See whether they run."),
        CAMPAIGN("It contacts nobody until somebody starts it in Salesflow.", "There is nothing to do.");

        private final String advice;
        private final String adviceAfterRecovery;

        Subject(String advice, String adviceAfterRecovery) {
            this.advice = advice;
            this.adviceAfterRecovery = adviceAfterRecovery;
        }

        private String advice(boolean isRecovery) {
            return isRecovery ? adviceAfterRecovery : advice;
        }

        private String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What a change of a feed tells.
     *
     * @param element the account or campaign; for one that is gone as it was
     * @param before the account or campaign before an update, or null
     * @throws IllegalArgumentException if it is neither
     */
    static Alert of(Change.Kind kind, SalesflowRecord element, SalesflowRecord before) {
        boolean isGone = kind == Change.Kind.DELETED;
        String previous = status(isGone ? element : before);
        String status = isGone ? null : status(element);
        if (element instanceof Account account) {
            return new Alert(Subject.ACCOUNT, account.accountId(), account.accountEmail(), kind, status, previous);
        }
        if (element instanceof Campaign campaign) {
            return new Alert(Subject.CAMPAIGN, campaign.campaignId(), campaign.campaignName(), kind, status, previous);
        }
        throw new IllegalArgumentException(
                "Only accounts and campaigns of a feed with batchSize=1 become alerts, but the body is "
                        + (element == null ? "null" : element.getClass().getName()));
    }

    /** The key under which it is remembered. */
    String key() {
        return subject.text() + "." + number;
    }

    /** The status, as part of a Message-ID. */
    String state() {
        return isGone() ? "GONE" : MailText.atom(status);
    }

    boolean isGone() {
        return change == Change.Kind.DELETED;
    }

    /**
     * Whether people are to be told.
     *
     * @param active the statuses of accounts that work
     * @param stopped the statuses of campaigns that are stopped
     */
    boolean isToBeTold(Set<String> active, Set<String> stopped) {
        boolean wasTrouble = previous != null && isTrouble(previous, active, stopped);
        if (isGone()) {
            return subject == Subject.ACCOUNT || !wasTrouble;
        }
        if (status == null || status.equals(previous)) {
            return false;
        }
        boolean isTrouble = isTrouble(status, active, stopped);
        if (change == Change.Kind.NEW) {
            return isTrouble && subject == Subject.ACCOUNT;
        }
        return isTrouble || wasTrouble;
    }

    private boolean isTrouble(String of, Set<String> active, Set<String> stopped) {
        return subject == Subject.ACCOUNT ? !active.contains(of) : stopped.contains(of);
    }

    /** The values that templates know. */
    Map<String, Object> values(Set<String> active, Set<String> stopped) {
        Map<String, Object> values = new HashMap<>();
        boolean isRecovery = !isGone() && !isTrouble(status, active, stopped);
        String line = MailText.line(name);
        values.put("kind", subject.text());
        values.put("number", String.valueOf(number));
        values.put("name", line == null ? String.valueOf(number) : line);
        values.put("isGone", isGone());
        values.put("isRecovery", isRecovery);
        values.put("advice", isGone() ? ADVICE_IF_GONE : subject.advice(isRecovery));
        if (status != null) {
            values.put("status", MailText.line(status));
            values.put("word", word(MailText.line(status)));
        }
        if (previous != null) {
            values.put("previous", MailText.line(previous));
        }
        return values;
    }

    /** Such as "blocked" of {@code ACCOUNT_BLOCKED}. */
    private String word(String of) {
        return of.replaceFirst("^" + subject.name() + "_", "").replace('_', ' ').toLowerCase(Locale.ROOT);
    }

    private static String status(SalesflowRecord element) {
        if (element instanceof Account account) {
            return account.status();
        }
        return element instanceof Campaign campaign ? campaign.status() : null;
    }
}
