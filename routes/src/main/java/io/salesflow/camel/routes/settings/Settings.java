package io.salesflow.camel.routes.settings;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** Properties of a Camel context whose names begin alike. What is wrong is told with the name of the property. */
public final class Settings {
    private final CamelContext context;
    private final String start;
    private final Map<String, String> own;

    /** Those of that context whose names begin so, such as {@code hubspot.}. */
    public Settings(CamelContext context, String start) {
        this(context, start, Map.of());
    }

    /**
     * As above, but for some that are set otherwise.
     *
     * @param own the values of these, by the names without their start
     */
    public Settings(CamelContext context, String start, Map<String, String> own) {
        this.context = context;
        this.start = start;
        this.own = Map.copyOf(own);
    }

    /** A text without blanks around it, or that if there is none. */
    public String text(String name, String otherwise) {
        String value = own.get(name);
        if (value != null) {
            return value.strip();
        }
        return context.resolvePropertyPlaceholders("{{" + start + name + ":" + otherwise + "}}")
                .strip();
    }

    /**
     * A whole number, or that if there is none.
     *
     * @throws IllegalArgumentException if it is none, or not in this range
     */
    public long number(String name, long otherwise, long least, long most) {
        String value = text(name, String.valueOf(otherwise));
        if (!value.matches("\\d{1,10}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
            throw mustBe(name, "a number from " + least + " to " + most, value);
        }
        return Long.parseLong(value);
    }

    /**
     * Yes or no, or that if there is nothing.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public boolean flag(String name, boolean otherwise) {
        return Boolean.parseBoolean(word(name, List.of("true", "false"), String.valueOf(otherwise)));
    }

    /**
     * One of some words, or that if there is none.
     *
     * @throws IllegalArgumentException if it is another one
     */
    public String word(String name, List<String> words, String otherwise) {
        String value = text(name, otherwise);
        if (!words.contains(value)) {
            throw mustBe(name, String.join(" or ", words), value);
        }
        return value;
    }

    private IllegalArgumentException mustBe(String name, String what, String value) {
        String called =
                own.containsKey(name) ? "Parameter " + SettingName.of(name).parameter() : "Property " + start + name;
        return new IllegalArgumentException(called + " must be " + what + ": " + value);
    }
}
