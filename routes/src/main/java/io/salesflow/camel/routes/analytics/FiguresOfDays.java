package io.salesflow.camel.routes.analytics;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.routes.state.StateFile;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The figures of the campaigns of an account as JSON, day by day: the days that are missing, and the last ones again, because Salesflow
 * counts late. Which day was delivered last is kept in a file.
 */
public final class FiguresOfDays extends ServiceSupport implements Processor, CamelContextAware {
    private static final String STATES = "salesflowFiguresState";
    private static final String CAMPAIGNS = ":campaigns/list";
    private static final String FIGURES = ":analytics/by-account";
    private static final String LAST = "SalesflowFiguresLastDay";

    private final CampaignFigures figures = new CampaignFigures();
    private CamelContext context;
    private String component = "salesflow";
    private String stateFile = "salesflow-figures.state";
    private Long accountId;
    private ProducerTemplate salesflow;
    private StateRepository<String, String> state;

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

    /** The file that keeps which day was delivered last. */
    public void setStateFile(String stateFile) {
        this.stateFile = stateFile;
    }

    /** See {@link CampaignFigures#setBackfillDays}. */
    public void setBackfillDays(int backfillDays) {
        figures.setBackfillDays(backfillDays);
    }

    /** See {@link CampaignFigures#setCorrectionDays}. */
    public void setCorrectionDays(int correctionDays) {
        figures.setCorrectionDays(correctionDays);
    }

    /** See {@link CampaignFigures#setZone}. */
    public void setZone(String zone) {
        figures.setZone(zone);
    }

    /** See {@link CampaignFigures#setToExclusive}. */
    public void setToExclusive(boolean toExclusive) {
        figures.setToExclusive(toExclusive);
    }

    /**
     * Puts the figures into the body: of each day a JSON array, which is read while they are gone through. Days on which there are no
     * campaigns have an empty one.
     *
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be asked; also while they are gone through
     */
    @Override
    public void process(Exchange exchange) {
        String known = state.getState(key());
        List<LocalDate> days = figures.days(known == null ? null : LocalDate.parse(known));
        Object campaigns = call(CAMPAIGNS, null);
        exchange.setProperty(LAST, days.get(days.size() - 1));
        Iterator<LocalDate> each = days.iterator();
        exchange.getMessage().setBody(new Iterator<String>() {
            @Override
            public boolean hasNext() {
                return each.hasNext();
            }

            @Override
            public String next() {
                return json(each.next(), campaigns);
            }
        });
    }

    /**
     * All days were delivered.
     *
     * @throws java.io.UncheckedIOException if that can't be written down; this program knows it all the same
     */
    public void done(Exchange exchange) {
        state.setState(key(), exchange.getProperty(LAST, LocalDate.class).toString());
    }

    @Override
    protected void doStart() {
        figures.setCamelContext(context);
        accountId = context.getComponent(component, SalesflowComponent.class)
                .getConfiguration()
                .getAccountId();
        // Called for the first time while Camel starts, it might never be started.
        ServiceHelper.startService(
                context.getEndpoint(component + CAMPAIGNS), context.getEndpoint(component + FIGURES));
        salesflow = context.createProducerTemplate();
        state = StateFile.of(context, STATES, stateFile, "parameter stateFile");
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(salesflow);
    }

    private String json(LocalDate day, Object campaigns) {
        Object answered = call(FIGURES, day);
        return FiguresJson.text(figures.rows(accountId, day, (List<?>) campaigns, (List<?>) answered));
    }

    private Object call(String operation, LocalDate day) {
        try {
            return salesflow.requestBodyAndHeaders(
                    component + operation, null, day == null ? Map.of() : figures.asked(day));
        } catch (CamelExecutionException e) {
            throw RuntimeCamelException.wrapRuntimeException(e.getCause() == null ? e : e.getCause());
        }
    }

    private String key() {
        return "figures." + accountId;
    }
}
