package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.Rejection;
import io.salesflow.sandbox.time.ServerTimes;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The query of a request. Names are matched ignoring case; a refusal names the parameter. */
final class QueryParameters {

    private final List<QueryPair> pairs;
    private final ServerTimes times;

    QueryParameters(List<QueryPair> pairs, ServerTimes times) {
        this.pairs = pairs;
        this.times = times;
    }

    static List<QueryPair> decode(String rawQuery) {
        List<QueryPair> pairs = new ArrayList<>();
        if (rawQuery == null) {
            return pairs;
        }
        for (String pair : rawQuery.split("&")) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(new QueryPair(decoded(name), decoded(value)));
            }
        }
        return List.copyOf(pairs);
    }

    List<String> all(String name) {
        return pairs.stream()
                .filter(pair -> pair.name().equalsIgnoreCase(name))
                .map(QueryPair::value)
                .toList();
    }

    Optional<String> optional(String name) {
        return all(name).stream().filter(value -> !value.isBlank()).findFirst();
    }

    String optional(String name, int longest) {
        return optional(name)
                .map(value -> TextLimit.checked(name, value, longest))
                .orElse(null);
    }

    String required(String name) {
        return optional(name).orElseThrow(() -> Rejection.badRequest("Parameter '" + name + "' is required"));
    }

    int number(String name) {
        String value = required(name);
        try {
            return Integer.parseInt(value.trim());
        } catch (NumberFormatException notANumber) {
            throw Rejection.badRequest("Parameter '" + name + "' must be an integer");
        }
    }

    LocalDate day(String name) {
        String value = required(name);
        try {
            return times.readDay(value);
        } catch (DateTimeException notADate) {
            throw Rejection.badRequest("Parameter '" + name + "' must be a date");
        }
    }

    Optional<Instant> optionalInstant(String name) {
        try {
            return optional(name).map(times::read);
        } catch (DateTimeException notADate) {
            throw Rejection.badRequest("Parameter '" + name + "' must be a date");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }
}
