package io.salesflow.camel.routes.kamelets;

import io.salesflow.camel.SalesflowConstants;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Gives JSON to what writes contacts or messages to a CRM, and lets no failure of a single one pass silently: of a batch that a feed
 * delivers, the feed is told which ones failed, and the others count as delivered; in every other case the exchange fails. The body
 * stays what it was, so that several can follow each other.
 */
public final class ChangeSink extends ServiceSupport implements Processor {
    private static final int MOST_TOLD = 5;

    private ChangesFromJson changes;
    private Processor target;

    /** What the JSON tells of: {@code contact} or {@code message}. */
    public void setType(String type) {
        changes = ChangesFromJson.of(type);
    }

    /** What writes a list of changes to a CRM. */
    public void setTarget(Processor target) {
        this.target = target;
    }

    /**
     * Writes what the body has.
     *
     * @throws IllegalArgumentException if it is broken JSON, or something else
     * @throws ChangesNotTakenException if something was not taken, and the feed that it comes from can't be told
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        Object json = exchange.getMessage().getBody();
        exchange.getMessage().setBody(changes.read(exchange.getMessage()));
        Delivery delivery = Delivery.of(exchange);
        try {
            target.process(exchange);
        } catch (Exception e) {
            Delivery.postponeAsNotedOn(exchange);
            throw e;
        }
        exchange.getMessage().setBody(json);
        Map<String, String> failures = failures(exchange);
        if (failures.isEmpty()) {
            return;
        }
        if (delivery == null || !delivery.hasInBatch(failures.keySet())) {
            throw new ChangesNotTakenException(told(failures));
        }
        delivery.fail(failures);
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(target);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(target);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> failures(Exchange exchange) {
        Map<String, String> failures = (Map<String, String>) exchange.removeProperty(SalesflowConstants.FAILURES);
        return failures == null ? Map.of() : failures;
    }

    private static String told(Map<String, String> failures) {
        String some = failures.entrySet().stream()
                .limit(MOST_TOLD)
                .map(failure -> failure.getKey() + ": " + failure.getValue())
                .collect(Collectors.joining("; "));
        return failures.size() == 1 ? some : failures.size() + " were not taken. " + some;
    }
}
