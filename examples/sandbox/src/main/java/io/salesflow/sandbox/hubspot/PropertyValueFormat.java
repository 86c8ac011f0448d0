package io.salesflow.sandbox.hubspot;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** How the values of one property must look, and how they are stored. An empty value clears a property. */
final class PropertyValueFormat {

    static final int MOST_CHARACTERS = 65_536;

    private static final int MOST_CHARACTERS_OF_EMAIL = 254;
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
    private static final Pattern EPOCH_MILLISECONDS = Pattern.compile("-?\\d{1,15}");

    private final PropertyDefinition definition;

    private PropertyValueFormat(PropertyDefinition definition) {
        this.definition = definition;
    }

    static PropertyValueFormat of(PropertyDefinition definition) {
        return new PropertyValueFormat(definition);
    }

    String stored(String value) throws Unacceptable {
        if (definition.readOnly()) {
            throw refused("READ_ONLY_VALUE", '"' + definition.name() + "\" is a read only property");
        }
        if (value.isEmpty()) {
            return value;
        }
        return switch (definition.type()) {
            case "number" -> number(value);
            case "date" -> date(value);
            case "datetime" -> datetime(value);
            case "bool", "enumeration" -> choice(value);
            default -> definition.name().equals("email") ? email(value) : text(value);
        };
    }

    /** The form in which values are compared: e-mail addresses without regard to case. */
    static String comparable(String property, String value) {
        return property.equals("email") ? value.trim().toLowerCase(Locale.ROOT) : value;
    }

    private String text(String value) throws Unacceptable {
        if (value.length() > MOST_CHARACTERS) {
            throw refused("VALUE_TOO_LONG", "The value is longer than " + MOST_CHARACTERS + " characters");
        }
        return value;
    }

    private String email(String value) throws Unacceptable {
        String address = comparable("email", value);
        if (address.length() > MOST_CHARACTERS_OF_EMAIL
                || !EMAIL.matcher(address).matches()) {
            throw refused("INVALID_EMAIL", "Email address " + value + " is invalid");
        }
        return address;
    }

    private String number(String value) throws Unacceptable {
        try {
            return new BigDecimal(value).toPlainString();
        } catch (NumberFormatException e) {
            throw refused("INVALID_NUMBER", value + " was not a valid number.");
        }
    }

    private String date(String value) throws Unacceptable {
        try {
            if (!EPOCH_MILLISECONDS.matcher(value).matches()) {
                return LocalDate.parse(value).toString();
            }
        } catch (DateTimeException e) {
            throw refused("INVALID_DATE", value + " was not a valid date.");
        }
        OffsetDateTime time = Instant.ofEpochMilli(Long.parseLong(value)).atOffset(ZoneOffset.UTC);
        if (time.toLocalTime().toNanoOfDay() != 0) {
            throw refused("INVALID_DATE", value + " is at " + time.toLocalTime() + " UTC, not midnight!");
        }
        return time.toLocalDate().toString();
    }

    private String datetime(String value) throws Unacceptable {
        if (EPOCH_MILLISECONDS.matcher(value).matches()) {
            return Timestamps.format(Instant.ofEpochMilli(Long.parseLong(value)));
        }
        try {
            return Timestamps.format(OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw refused("INVALID_LONG", value + " was not a valid long.");
        }
    }

    private String choice(String value) throws Unacceptable {
        boolean several = definition.fieldType().equals("checkbox");
        String[] chosen = several ? value.split(";") : new String[] {value};
        if (!Arrays.stream(chosen).allMatch(definition::hasOption)) {
            throw refused(
                    "INVALID_OPTION",
                    value + " was not one of the allowed options: "
                            + definition.options().stream()
                                    .map(PropertyDefinition.Option::value)
                                    .toList());
        }
        return value;
    }

    private Unacceptable refused(String error, String message) {
        return new Unacceptable(new PropertyProblem(definition.name(), error, message));
    }

    /** The value does not fit the property. */
    static final class Unacceptable extends Exception {

        private final transient PropertyProblem problem;

        Unacceptable(PropertyProblem problem) {
            super(problem.message());
            this.problem = problem;
        }

        PropertyProblem problem() {
            return problem;
        }
    }
}
