package io.salesflow.quickstart;

import io.salesflow.quickstart.board.Delivered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.support.EventNotifierSupport;

/** Adds up what the routes bring to each target. */
final class Deliveries extends EventNotifierSupport {
    private final List<Target> targets;
    private final Map<Target, Delivered> sums = new HashMap<>();

    Deliveries(List<Target> targets) {
        this.targets = targets;
    }

    /** What was brought to a target since this was asked last. */
    synchronized Delivered take(Target target) {
        Delivered sum = sums.remove(target);
        return sum == null ? Delivered.NOTHING : sum;
    }

    @Override
    public void notify(CamelEvent event) {
        Exchange exchange = ((ExchangeEvent) event).getExchange();
        String route = String.valueOf(exchange.getFromRouteId());
        targets.stream()
                .filter(target -> target.routes().contains(route))
                .forEach(target -> add(target, target.delivered(exchange)));
    }

    @Override
    public boolean isEnabled(CamelEvent event) {
        return event.getType() == CamelEvent.Type.ExchangeCompleted;
    }

    private synchronized void add(Target target, Delivered delivered) {
        sums.merge(target, delivered, Delivered::plus);
    }
}
