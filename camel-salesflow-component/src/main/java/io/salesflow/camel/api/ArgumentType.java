package io.salesflow.camel.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** How the value of an argument is read. What can't be read is an {@link IllegalArgumentException} that says why. */
public enum ArgumentType {
    /** A positive whole number, as a {@link Long}. */
    ID("a positive whole number") {
        @Override
        Object read(Object value, ZoneId zone) {
            long number = value instanceof Number given
                    ? exact(given)
                    : Long.parseLong(text(value).strip());
            if (number <= 0) {
                throw new IllegalArgumentException("not positive");
            }
            return number;
        }
    },
    /** A text, as it stands. */
    TEXT("a text") {
        @Override
        Object read(Object value, ZoneId zone) {
            return text(value);
        }
    },
    /** A list of names without a blank one among them; a text is split at commas. */
    NAMES("a list of texts, or one text with commas between them") {
        @Override
        Object read(Object value, ZoneId zone) {
            List<String> names = new ArrayList<>();
            for (Object element : elements(value)) {
                String name = element == null ? "" : text(element).strip();
                if (name.isEmpty()) {
                    throw new IllegalArgumentException("element " + (names.size() + 1) + " is null or blank");
                }
                names.add(name);
            }
            return List.copyOf(names);
        }
    },
    /** A list of texts whose places count, so that a null becomes an empty text; a text is split at commas. */
    TEXTS("a list of texts, or one text with commas between them") {
        @Override
        Object read(Object value, ZoneId zone) {
            return elements(value).stream()
                    .map(element -> element == null ? "" : text(element))
                    .toList();
        }
    },
    /** An absolute web address. */
    URL("an absolute http or https URL") {
        @Override
        Object read(Object value, ZoneId zone) {
            String address = text(value).strip();
            URI uri = webAddress(address);
            if (!List.of("http", "https")
                            .contains(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT))
                    || uri.getRawAuthority() == null) {
                throw new IllegalArgumentException("no http or https URL");
            }
            return address;
        }
    },
    /** A day, as a {@link LocalDate}; a point in time is taken in the server's zone. */
    DAY("a date such as 2026-01-31, or a time") {
        @Override
        Object read(Object value, ZoneId zone) {
            return value instanceof LocalDate day
                    ? day
                    : time(value, zone).atZone(zone).toLocalDate();
        }
    },
    /** A point in time, as an {@link Instant} in whole seconds, rounded down; without a zone it is the server's. */
    TIME("a time such as 2026-01-31T12:00:00Z, or a date") {
        @Override
        Object read(Object value, ZoneId zone) {
            return time(value, zone).truncatedTo(ChronoUnit.SECONDS);
        }
    },
    /** True or false. */
    YES_OR_NO("true or false") {
        @Override
        Object read(Object value, ZoneId zone) {
            return switch (text(value).strip().toLowerCase(Locale.ROOT)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false");
            };
        }
    },
    /** The event that a webhook is called on, by name or number, as a {@link RunOn}. */
    RUN_ON("MEMBER_CONNECTED, REPLY_DETECTED, INVITATION_WITHDRAWN, or an event's number") {
        @Override
        Object read(Object value, ZoneId zone) {
            RunOn event =
                    value instanceof RunOn given ? given : RunOn.of(text(value).strip());
            if (event.number() == null) {
                throw new IllegalArgumentException("an event without a known number");
            }
            return event;
        }
    };

    private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final String description;

    ArgumentType(String description) {
        this.description = description;
    }

    /** What a value may be, in words. */
    public String description() {
        return description;
    }

    /** Whether the value is a list of texts. */
    public boolean isList() {
        return this == NAMES || this == TEXTS;
    }

    /** Reads a value that is not null; {@code zone} is that of times without one. */
    abstract Object read(Object value, ZoneId zone);

    /** The text of a single value; what has none of its own is refused, rather than sent as something nobody meant. */
    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        boolean isSingle = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Enum
                || value instanceof UUID
                || value instanceof URI
                || value instanceof java.net.URL
                || value instanceof RunOn;
        if (!isSingle) {
            throw new IllegalArgumentException("a " + value.getClass().getName());
        }
        return value.toString();
    }

    private static Instant time(Object value, ZoneId zone) {
        boolean isTime = value instanceof TemporalAccessor || value instanceof Date || value instanceof Calendar;
        Instant time = Times.read(isTime ? value : text(value), zone);
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            throw new IllegalArgumentException("a year beyond 1 to 9999");
        }
        return time;
    }

    private static long exact(Number number) {
        if (number.doubleValue() != number.longValue()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return number.longValue();
    }

    private static Collection<?> elements(Object value) {
        return value instanceof Collection<?> collection
                ? collection
                : Arrays.stream(text(value).split(",", -1)).map(String::strip).toList();
    }

    private static URI webAddress(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e.getReason(), e);
        }
    }
}
