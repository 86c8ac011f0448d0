package io.salesflow.quickstart.board;

import java.util.List;
import java.util.function.Function;
import org.apache.camel.Exchange;

/**
 * A system that contacts and messages are brought to.
 *
 * @param name what people call it
 * @param description whether it is real, and where it is; without secrets
 * @param routes the routes to it
 * @param delivered what a delivery of one of these routes brought
 */
public record Lane(String name, String description, List<String> routes, Function<Exchange, Delivered> delivered) {

    public Lane {
        routes = List.copyOf(routes);
    }
}
