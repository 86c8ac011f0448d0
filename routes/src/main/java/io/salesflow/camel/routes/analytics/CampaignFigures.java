package io.salesflow.camel.routes.analytics;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.CampaignAnalytics;
import io.salesflow.camel.routes.settings.DatabaseWords;
import io.salesflow.camel.routes.settings.SettingName;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * Which days of the campaigns' figures are read, and what becomes of them: a row for each campaign and day. The last days are
 * read again each time, because Salesflow counts late; so is today, as far as it is known. Where days are missing because nobody
 * asked for them, they are read then.
 *
 * <p>The time is that of the {@link InstantSource} in the registry if there is one, and otherwise of the machine.
 */
public final class CampaignFigures implements CamelContextAware {
    /** The exchange variable that has the campaigns of the account. */
    static final String CAMPAIGNS = "campaigns";

    static final int MOST_DAYS = 3_660;

    private static final SettingName ZONE = SettingName.of("salesflow.analytics.zone");

    private CamelContext context;
    private int backfillDays = 30;
    private int correctionDays = 3;
    private ZoneId zone = ZoneOffset.UTC;
    private boolean isToExclusive;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** How many days before today the first run begins, from 0. */
    public void setBackfillDays(int backfillDays) {
        this.backfillDays = checked("salesflow.analytics.backfillDays", backfillDays);
    }

    /** How many days before the last one are read again each time, from 0. */
    public void setCorrectionDays(int correctionDays) {
        this.correctionDays = checked("salesflow.analytics.correctionDays", correctionDays);
    }

    /**
     * The time zone in which it is today, such as {@code Europe/Berlin}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public void setZone(String zone) {
        this.zone = ZONE.zone(zone);
    }

    /** Whether Salesflow leaves the last day out of what it is asked for. It does not document that. */
    public void setToExclusive(boolean toExclusive) {
        isToExclusive = toExclusive;
    }

    /**
     * The number of the account.
     *
     * @throws IllegalStateException if the component has none
     */
    public long accountId() {
        Long accountId = context.getComponent("salesflow", SalesflowComponent.class)
                .getConfiguration()
                .getAccountId();
        if (accountId == null) {
            throw new IllegalStateException(
                    "Set camel.component.salesflow.accountId, the account whose figures are wanted");
        }
        return accountId;
    }

    /**
     * The days to be read, oldest first.
     *
     * @param last the last day that is there already, a {@link LocalDate} or {@link java.sql.Date}; null for none
     */
    public List<LocalDate> days(Object last) {
        LocalDate today = LocalDate.ofInstant(clock().instant(), zone);
        LocalDate known = last instanceof java.sql.Date date ? date.toLocalDate() : (LocalDate) last;
        LocalDate beginning = today.minusDays(backfillDays);
        LocalDate first = beginning;
        if (known != null) {
            LocalDate corrected = (known.isAfter(today) ? today : known).minusDays(correctionDays);
            first = known.isBefore(beginning) || corrected.isAfter(beginning) ? corrected : beginning;
        }
        LocalDate earliest = today.minusDays(MOST_DAYS);
        return (first.isBefore(earliest) ? earliest : first)
                .datesUntil(today.plusDays(1))
                .toList();
    }

    /** Asks Salesflow for the day of the body. */
    public void ask(Exchange exchange) {
        LocalDate day = exchange.getMessage().getBody(LocalDate.class);
        exchange.setVariable(AnalyticsColumn.DAY, day);
        exchange.getMessage().getHeaders().putAll(asked(day));
    }

    /** The headers that ask for a day. */
    Map<String, Object> asked(LocalDate day) {
        return Map.of(SalesflowConstants.FROM, day, SalesflowConstants.TO, isToExclusive ? day.plusDays(1) : day);
    }

    /** Makes rows of what Salesflow answered: values by column, one row for each campaign. */
    public void rows(Exchange exchange) {
        exchange.getMessage()
                .setBody(rows(
                        accountId(),
                        exchange.getVariable(AnalyticsColumn.DAY, LocalDate.class),
                        exchange.getVariable(CAMPAIGNS, Collection.class),
                        exchange.getMessage().getBody(Collection.class)));
    }

    /** The rows of a day, by the campaigns and the figures that Salesflow answered. */
    List<Map<String, Object>> rows(long accountId, LocalDate day, Collection<?> campaigns, Collection<?> answered) {
        Map<Long, String> names = new HashMap<>();
        for (Object campaign : campaigns) {
            names.put(((Campaign) campaign).campaignId(), ((Campaign) campaign).campaignName());
        }
        OffsetDateTime readAt = clock().instant().atOffset(ZoneOffset.UTC);
        return answered.stream()
                .map(CampaignAnalytics.class::cast)
                .map(analytics -> row(accountId, day, readAt, names.get(analytics.campaignId()), analytics))
                .toList();
    }

    /** What the database said when it failed. */
    public String saidByDatabase(Exchange exchange) {
        return DatabaseWords.of(exchange);
    }

    private static Map<String, Object> row(
            long accountId, LocalDate day, OffsetDateTime readAt, String name, CampaignAnalytics analytics) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(AnalyticsColumn.ACCOUNT_ID, accountId);
        row.put(AnalyticsColumn.DAY, day);
        row.put(AnalyticsColumn.CAMPAIGN_ID, analytics.campaignId());
        row.put(AnalyticsColumn.CAMPAIGN_NAME, name == null ? null : name.replace("\0", "")); // not for PostgreSQL
        AnalyticsColumn.FIGURES.forEach(figure -> row.put(figure.name(), figure.valueIn(analytics)));
        row.put(AnalyticsColumn.READ_AT, readAt);
        return row;
    }

    private InstantSource clock() {
        InstantSource clock = context.getRegistry().findSingleByType(InstantSource.class);
        return clock == null ? InstantSource.system() : clock;
    }

    private static int checked(String property, int days) {
        if (days < 0 || days > MOST_DAYS) {
            throw new IllegalArgumentException(SettingName.of(property).capitalised() + " must be a number from 0 to "
                    + MOST_DAYS + ", but is " + days);
        }
        return days;
    }
}
