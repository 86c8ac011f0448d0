package io.salesflow.camel.routes.mail;

import io.salesflow.camel.SalesflowComponent;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the daily digest of an account: the figures of its campaigns and the replies of the days that are due. Each day is in one
 * digest: what was sent is kept in a file. Days that were missed, because nothing ran or the mail server was down, are in the next
 * one, as soon as it can be sent. The Message-ID follows from the account and the last day.
 */
public final class DigestMails extends MailWriter implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(DigestMails.class);
    private static final String TEMPLATE = "digest";
    private static final String SALESFLOW = "salesflow";
    private static final String PERIOD = "SalesflowDigestPeriod";

    private final AtomicBoolean isUnderWay = new AtomicBoolean();
    private String cron = "0 0 7 * * ?";
    private String stateFile = "salesflow-mail.state";
    private int replies = 100;
    private boolean isWithStatistics = true;
    private boolean isToExclusive;
    private DigestDays days;
    private DigestFigures figures;

    /** Mails to the recipients of property {@code salesflow.digest-to-mail.to}. */
    public DigestMails() {
        super("salesflow.digest-to-mail.to", TEMPLATE);
    }

    /** When it is sent, as a cron of Quartz in the time zone of {@link #setZone}. */
    public void setCron(String cron) {
        this.cron = cron;
    }

    /** The file that keeps which day was sent last. */
    public void setStateFile(String stateFile) {
        this.stateFile = stateFile;
    }

    /**
     * The most replies that are shown; the others are counted.
     *
     * @throws IllegalArgumentException if it is less than 0
     */
    public void setReplies(int replies) {
        if (replies < 0) {
            throw new IllegalArgumentException(
                    "Property salesflow.digest-to-mail.replies must not be less than 0: " + replies);
        }
        this.replies = replies;
    }

    /** Whether the figures of a campaign since its beginning are shown, which is a call for each campaign. */
    public void setStatistics(boolean statistics) {
        isWithStatistics = statistics;
    }

    /** Whether Salesflow leaves the last day out when it is asked for figures. It does not document that. */
    public void setToExclusive(boolean toExclusive) {
        isToExclusive = toExclusive;
    }

    /**
     * Whether there are days to tell; if so nobody else tells them until the exchange is done. Not before all of the context is
     * started: what is called earlier may not be ready.
     */
    public boolean isDue(Exchange exchange) {
        if (!getCamelContext().isStarted() || !isUnderWay.compareAndSet(false, true)) {
            return false;
        }
        Optional<Period> due = Optional.empty();
        try {
            due = days.due();
        } finally {
            if (due.isEmpty()) {
                isUnderWay.set(false);
            }
        }
        due.ifPresent(period -> {
            exchange.setProperty(PERIOD, period);
            exchange.getExchangeExtension().addOnCompletion(new Release());
        });
        return due.isPresent();
    }

    /**
     * Makes the mail.
     *
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be asked
     * @throws IllegalStateException if a template asks for what is not there
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        Period period = period(exchange);
        Map<String, Object> values = figures.of(period);
        write(
                exchange.getMessage(),
                TEMPLATE,
                messageId("digest." + MailText.atom(accountId()) + "." + period.to()),
                values);
    }

    /** The mail is sent. If that can't be written down, it is told; this program knows it all the same. */
    public void sent(Exchange exchange) {
        LocalDate last = period(exchange).to();
        try {
            days.told(last);
        } catch (UncheckedIOException e) {
            LOG.error(
                    "The Salesflow digest up to {} was sent, but that could not be written down, and after a restart it would be"
                            + " sent again. Make room or give the right to write before that: {}",
                    last,
                    e.getMessage(),
                    e);
        }
    }

    /**
     * Begins. The first time it notes that all days that are due by now are told: nobody waited for them.
     *
     * @throws IllegalArgumentException if an address, a template or the cron is wrong
     * @throws IllegalStateException if FreeMarker is missing
     */
    @Override
    protected void doStart() throws Exception {
        super.doStart();
        days = new DigestDays(getCamelContext(), accountId(), cron, zone(), stateFile);
        figures = new DigestFigures(
                getCamelContext(), SALESFLOW, zone(), replies, isWithStatistics, isToExclusive, this::time);
    }

    @Override
    protected void doStop() throws Exception {
        if (figures != null) {
            figures.close();
        }
    }

    private Long accountId() {
        return getCamelContext()
                .getComponent(SALESFLOW, SalesflowComponent.class)
                .getConfiguration()
                .getAccountId();
    }

    private static Period period(Exchange exchange) {
        return exchange.getProperty(PERIOD, Period.class);
    }

    private final class Release extends SynchronizationAdapter {
        @Override
        public void onDone(Exchange exchange) {
            isUnderWay.set(false);
        }
    }
}
