package io.salesflow.camel.routes.mail;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.routes.settings.SettingName;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The daily digest of an account as JSON: the figures of its campaigns and the replies of the days that are due. Each day is in one
 * digest that was delivered: which was the last is kept in a file.
 */
public final class DigestReport extends ServiceSupport implements Processor, CamelContextAware {
    private static final String PERIOD = "SalesflowDigestPeriod";

    private CamelContext context;
    private String component = "salesflow";
    private String cron = "0 0 7 * * ?";
    private String stateFile = "salesflow-mail.state";
    private ZoneId zone = ZoneId.of("UTC");
    private int replies = 100;
    private boolean isWithStatistics = true;
    private boolean isToExclusive;
    private DigestDays days;
    private DigestFigures figures;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The name of the component of Salesflow. One of a Kamelet's own is known only while its route is made, and is looked up now. */
    public void setComponent(String component) {
        this.component = component;
        if (context != null) {
            context.getComponent(component);
        }
    }

    /** When days are due, as a cron of Quartz in the time zone of {@link #setZone}. */
    public void setCron(String cron) {
        this.cron = cron;
    }

    /** The file that keeps which day was delivered last. */
    public void setStateFile(String stateFile) {
        this.stateFile = stateFile;
    }

    /**
     * The time zone of days and times, such as {@code Europe/Berlin}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public void setZone(String zone) {
        this.zone = SettingName.of("mail.zone").zone(zone);
    }

    /** The most replies that are told; the others are counted. */
    public void setReplies(int replies) {
        if (replies < 0) {
            throw new IllegalArgumentException("Parameter replies must not be less than 0: " + replies);
        }
        this.replies = replies;
    }

    /** Whether the figures of a campaign since its beginning are told, which is a call for each campaign. */
    public void setStatistics(boolean statistics) {
        isWithStatistics = statistics;
    }

    /** Whether Salesflow leaves the last day out when it is asked for figures. It does not document that. */
    public void setToExclusive(boolean toExclusive) {
        isToExclusive = toExclusive;
    }

    /**
     * Puts the digest that is due into the body: a list with its JSON, or an empty one.
     *
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be asked
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        Period due = context.isStarted() ? days.due().orElse(null) : null;
        exchange.setProperty(PERIOD, due);
        exchange.getMessage().setBody(due == null ? List.of() : List.of(json(due)));
    }

    /**
     * The digest was delivered, if one was due.
     *
     * @throws java.io.UncheckedIOException if that can't be written down; this program knows it all the same
     */
    public void done(Exchange exchange) {
        Period told = exchange.getProperty(PERIOD, Period.class);
        if (told != null) {
            days.told(told.to());
        }
    }

    /**
     * Begins.
     *
     * @throws IllegalArgumentException if the cron is wrong
     */
    @Override
    protected void doStart() {
        days = new DigestDays(context, accountId(), cron, zone, stateFile);
        figures = new DigestFigures(
                context, component, zone, replies, isWithStatistics, isToExclusive, time -> MailText.time(time, zone));
    }

    @Override
    protected void doStop() throws Exception {
        if (figures != null) {
            figures.close();
        }
    }

    private String json(Period period) throws Exception {
        Map<String, Object> values = figures.of(period);
        values.put(DigestJson.ACCOUNT_ID, accountId());
        values.put(DigestJson.LAST_DAY, period.to().toString());
        return DigestJson.text(values);
    }

    private Long accountId() {
        return context.getComponent(component, SalesflowComponent.class)
                .getConfiguration()
                .getAccountId();
    }
}
