package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Message;

/** The arguments of a call: from the message's header, its body, and the endpoint's option, in this order. */
final class MessageArguments implements Function<Argument, Object> {
    private final Message message;
    private final BodyArguments body;
    private final SalesflowEndpoint endpoint;

    MessageArguments(Message message, SalesflowEndpoint endpoint) {
        this.message = message;
        this.endpoint = endpoint;
        this.body = endpoint.operation().isTakingArgumentsFromBody()
                ? BodyArguments.of(endpoint.operation(), message)
                : BodyArguments.none();
    }

    /** The first value that is not blank; or else a blank one, for the error to say so. */
    @Override
    public Object apply(Argument argument) {
        if (!argument.isSetByMessages()) {
            return endpoint.option(argument);
        }
        Object[] given = Stream.of(
                        message.getHeader(argument.headerName()), body.value(argument), endpoint.option(argument))
                .filter(Objects::nonNull)
                .toArray();
        return Stream.of(given)
                .filter(value -> !isBlank(value))
                .findFirst()
                .orElse(given.length == 0 ? null : given[0]);
    }

    private static boolean isBlank(Object value) {
        return value instanceof CharSequence text && text.toString().isBlank();
    }
}
