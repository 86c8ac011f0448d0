package io.salesflow.camel.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The arguments of one call, read and checked: nothing is sent before every one of them is known to be good. A blank text
 * counts as not given.
 */
public final class Arguments {
    private final Operation operation;
    private final Map<Argument, Object> values;

    private Arguments(Operation operation, Map<Argument, Object> values) {
        this.operation = operation;
        this.values = values;
    }

    /**
     * Reads and checks the arguments of an operation.
     *
     * @param operation the operation
     * @param source gives the value of an argument, or null where it is not given
     * @param zone the zone of times that name none
     * @throws SalesflowArgumentException for the first argument that is missing, malformed or beyond its limit
     */
    public static Arguments of(Operation operation, Function<Argument, Object> source, ZoneId zone) {
        Map<Argument, Object> values = new EnumMap<>(Argument.class);
        for (Parameter parameter : operation.parameters()) {
            read(operation, parameter, PlainValue.of(source.apply(parameter.argument())), zone)
                    .ifPresent(value -> values.put(parameter.argument(), value));
        }
        Arguments arguments = new Arguments(operation, values);
        arguments.checkDays();
        arguments.checkSomethingIsUpdated();
        return arguments;
    }

    public Operation operation() {
        return operation;
    }

    /** The value of an argument: a Long, String, List of String, LocalDate, Instant, Boolean or {@link RunOn}. */
    public Optional<Object> value(Argument argument) {
        return Optional.ofNullable(values.get(argument));
    }

    /** The texts of a list argument; empty where it is not given. */
    @SuppressWarnings("unchecked")
    public List<String> texts(Argument argument) {
        return (List<String>) values.getOrDefault(argument, List.of());
    }

    /** The same arguments with another value, which is taken as it is. */
    public Arguments with(Argument argument, Object value) {
        Map<Argument, Object> changed = new EnumMap<>(values);
        changed.put(argument, value);
        return new Arguments(operation, changed);
    }

    private static Optional<Object> read(Operation operation, Parameter parameter, Object given, ZoneId zone) {
        if (given == null
                || given instanceof CharSequence text && text.toString().isBlank()) {
            if (parameter.required()) {
                throw new SalesflowArgumentException(
                        operation, parameter.argument(), given == null ? "is missing" : "is blank");
            }
            return Optional.empty();
        }
        Object value;
        try {
            value = parameter.argument().type().read(given, zone);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new SalesflowArgumentException(
                    operation,
                    parameter.argument(),
                    "must be " + parameter.argument().type().description() + ", but is malformed: " + e.getMessage());
        }
        checkLimit(operation, parameter, value);
        return Optional.of(value);
    }

    private static void checkLimit(Operation operation, Parameter parameter, Object value) {
        if (value instanceof List<?> list) {
            if (list.isEmpty() && parameter.required()) {
                throw new SalesflowArgumentException(operation, parameter.argument(), "is empty");
            }
            if (parameter.limit() > 0 && list.size() > parameter.limit()) {
                throw new SalesflowArgumentException(
                        operation,
                        parameter.argument(),
                        "has " + list.size() + " elements; the limit is " + parameter.limit());
            }
        }
        if (value instanceof String text && parameter.limit() > 0 && text.length() > parameter.limit()) {
            throw new SalesflowArgumentException(
                    operation,
                    parameter.argument(),
                    "has " + text.length() + " characters; the limit is " + parameter.limit());
        }
    }

    private void checkDays() {
        if (values.get(Argument.FROM) instanceof LocalDate from
                && values.get(Argument.TO) instanceof LocalDate to
                && from.isAfter(to)) {
            throw new SalesflowArgumentException(operation, Argument.FROM, "is " + from + ", after 'to', " + to);
        }
    }

    private void checkSomethingIsUpdated() {
        if (operation == Operation.MEMBERS_UPDATE
                && operation.parameters().stream()
                        .filter(parameter -> parameter.place() == Parameter.Place.BODY)
                        .noneMatch(parameter -> values.containsKey(parameter.argument()))) {
            throw new SalesflowArgumentException(
                    operation, Argument.FIRST_NAME, "and all other fields are missing: there is nothing to update");
        }
    }

    /** The text of a value as it stands in a request; a list has none, its elements have. */
    public static String sent(Object value, ZoneId zone) {
        if (value instanceof Instant time) {
            return Times.sent(time, zone);
        }
        return value instanceof RunOn event ? String.valueOf(event.number()) : value.toString();
    }
}
