package io.salesflow.camel.routes;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.CamelEvent.Type;
import org.apache.camel.support.EventNotifierSupport;

/** Collects the exchanges of routes as they are at their end. To be bound in a program. */
public final class EndedExchanges extends EventNotifierSupport {
    private final List<Exchange> exchanges;

    /** Collects them there. */
    public EndedExchanges(List<Exchange> exchanges) {
        this.exchanges = exchanges;
    }

    @Override
    public void notify(CamelEvent event) {
        if (event.getType() == Type.ExchangeCompleted || event.getType() == Type.ExchangeFailed) {
            Exchange exchange = ((ExchangeEvent) event).getExchange();
            if (exchange.getFromRouteId() != null) {
                exchanges.add(exchange.copy());
            }
        }
    }
}
