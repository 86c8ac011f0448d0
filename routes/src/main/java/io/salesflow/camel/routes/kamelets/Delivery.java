package io.salesflow.camel.routes.kamelets;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.feed.Change;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * What a feed delivers and waits for. Between Kamelets, splitters and multicasts an exchange is copied, and what is noted on a copy is
 * lost; so all copies share this, and at the end it tells the feed.
 */
final class Delivery extends SynchronizationAdapter {
    private static final String PROPERTY = "CamelSalesflowDelivery";

    private final Set<String> identities;
    private final Map<String, String> failures = new LinkedHashMap<>();
    private boolean isPostponed;
    private boolean areOthersToWait;
    private boolean isOver;

    private Delivery(Set<String> identities) {
        this.identities = identities;
    }

    /**
     * Notes that a feed waits for that exchange.
     *
     * @param batch its changes; none if it has only one
     */
    static void begin(Exchange exchange, List<Change> batch) {
        Delivery delivery = new Delivery(batch.stream().map(Change::identity).collect(Collectors.toUnmodifiableSet()));
        exchange.setProperty(PROPERTY, delivery);
        exchange.getExchangeExtension().addOnCompletion(delivery);
    }

    /** The one that an exchange, or what it is a copy of, belongs to; null if there is none, or it is over. */
    static Delivery of(Exchange exchange) {
        Delivery delivery = exchange.getProperty(PROPERTY, Delivery.class);
        return delivery == null || delivery.isOver() ? null : delivery;
    }

    /** Whether the feed knows each of these as one of a batch, and so takes failures one by one. */
    boolean hasInBatch(Collection<String> someIdentities) {
        return identities.containsAll(someIdentities);
    }

    /** These were not taken; the others were. */
    synchronized void fail(Map<String, String> reasons) {
        failures.putAll(reasons);
    }

    /** Notes, if it was noted on that exchange, which may be a copy, that the target is down: that is no failure of the changes. */
    static void postponeAsNotedOn(Exchange exchange) {
        Delivery delivery = of(exchange);
        if (delivery != null && exchange.getProperty(SalesflowConstants.POSTPONED, false, Boolean.class)) {
            delivery.postpone(exchange.getProperty(SalesflowConstants.POSTPONED_ALONE, false, Boolean.class));
        }
    }

    private synchronized void postpone(boolean isAlone) {
        isPostponed = true;
        areOthersToWait |= !isAlone;
    }

    private synchronized boolean isOver() {
        return isOver;
    }

    /** The feed looks after this. */
    @Override
    public synchronized void onDone(Exchange exchange) {
        isOver = true;
        if (!failures.isEmpty()) {
            exchange.setProperty(SalesflowConstants.FAILURES, Map.copyOf(failures));
        }
        if (isPostponed) {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            exchange.setProperty(SalesflowConstants.POSTPONED_ALONE, !areOthersToWait);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST;
    }

    @Override
    public String toString() {
        return "Delivery" + identities;
    }
}
