package io.salesflow.camel.routes.mail;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes a mail of an account that is blocked, a campaign that is stopped, and of their recovery: an exchange of the feed of
 * accounts or campaigns, with {@code keepPrevious=true}.
 *
 * <p>The Message-ID follows from who it is about, the status, and when this status was noticed first, which is kept in a file: so a
 * mail that comes twice, after a crash, can be recognised, and an account that is blocked again is told again.
 */
public final class AlertMails extends MailWriter implements Processor {
    private static final String TEMPLATE = "alert";

    private Set<String> active = Set.of("ACCOUNT_ACTIVE");
    private Set<String> stopped = Set.of("CAMPAIGN_STOPPED");
    private String stateFile = "salesflow-mail.state";
    private Clock clock = Clock.systemUTC();
    private MailState state;

    /** Mails to the recipients of property {@code salesflow.alerts-to-mail.to}. */
    public AlertMails() {
        super("salesflow.alerts-to-mail.to", TEMPLATE);
    }

    /** The statuses of accounts that work, with commas between them; all others are told. */
    public void setActiveStatuses(String statuses) {
        active = names(statuses);
    }

    /** The statuses of campaigns that are told, with commas between them. */
    public void setStoppedStatuses(String statuses) {
        stopped = names(statuses);
    }

    /** The file that keeps when a status was noticed. */
    public void setStateFile(String stateFile) {
        this.stateFile = stateFile;
    }

    /** Whether the exchange has something to tell. When a status was noticed is kept also of those that are not told. */
    public boolean isToBeTold(Exchange exchange) {
        Alert alert = alert(exchange.getMessage());
        boolean isToBeTold = alert.isToBeTold(active, stopped);
        if (!isToBeTold && alert.status() != null) {
            noticedAt(exchange, alert);
        }
        return isToBeTold;
    }

    /**
     * Makes the mail.
     *
     * @throws IllegalArgumentException if the body is neither an account nor a campaign
     * @throws IllegalStateException if a template asks for what is not there
     */
    @Override
    public void process(Exchange exchange) {
        noteWhatWasSent(exchange);
        Message message = exchange.getMessage();
        Alert alert = alert(message);
        Instant noticedAt = noticedAt(exchange, alert);
        Map<String, Object> values = alert.values(active, stopped);
        values.put("time", time(noticedAt));
        write(
                message,
                TEMPLATE,
                messageId("alert." + alert.key() + "." + alert.state() + "." + noticedAt.toEpochMilli()),
                values);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        clock = MailClock.of(getCamelContext());
        state = MailState.of(getCamelContext(), stateFile);
    }

    /** When this status was noticed first, since it was another one. */
    private Instant noticedAt(Exchange exchange, Alert alert) {
        // Others who are told may be behind.
        String key = "alert." + alert.key() + "." + recipients();
        String known = state.get(key).orElse("");
        String prefix = alert.state() + "@";
        if (known.startsWith(prefix)) {
            return Instant.ofEpochMilli(Long.parseLong(known.substring(prefix.length())));
        }
        Instant now = clock.instant();
        try {
            state.put(key, prefix + now.toEpochMilli());
        } catch (UncheckedIOException e) {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw e;
        }
        return now;
    }

    private static Alert alert(Message message) {
        return Alert.of(
                message.getHeader(SalesflowConstants.CHANGE, Change.Kind.class),
                message.getBody() instanceof SalesflowRecord element ? element : null,
                message.getHeader(SalesflowConstants.PREVIOUS, SalesflowRecord.class));
    }

    private static Set<String> names(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
