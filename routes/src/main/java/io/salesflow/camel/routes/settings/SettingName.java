package io.salesflow.camel.routes.settings;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What those who set something call it: a property of the Camel context or, where they see nothing but the form of a Kamelet, one of
 * its parameters. A message that can't know who reads it tells both.
 *
 * @param property the property, such as {@code mail.from}
 * @param parameter the parameter, such as {@code from}
 */
public record SettingName(String property, String parameter) {

    /** A property whose parameter has the same name without what is before the last dot. */
    public static SettingName of(String property) {
        return new SettingName(property, property.substring(property.lastIndexOf('.') + 1));
    }

    /** A property and a parameter whose names differ. */
    public static SettingName of(String property, String parameter) {
        return new SettingName(property, parameter);
    }

    /** Several, such as {@code mail.host and mail.port (in a Kamelet: host and port)}. */
    public static String all(SettingName... names) {
        return joined(Arrays.stream(names).map(SettingName::property).toList())
                + inKamelet(
                        joined(Arrays.stream(names).map(SettingName::parameter).toList()));
    }

    /**
     * The time zone that it is set to.
     *
     * @throws IllegalArgumentException if that is none
     */
    public ZoneId zone(String value) {
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    capitalised() + " must be a time zone such as Europe/Berlin, but is " + value, e);
        }
    }

    /**
     * What it is set to, which is yes or no: nothing else is taken for either.
     *
     * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
     */
    public boolean flag(String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(capitalised() + " must be true or false, but is " + value);
        }
        return value.equals("true");
    }

    /** Such as {@code property mail.from (in a Kamelet: from)}. */
    @Override
    public String toString() {
        return "property " + property + inKamelet(parameter);
    }

    /** As {@link #toString}, to begin a sentence. */
    public String capitalised() {
        return "P" + toString().substring(1);
    }

    private static String inKamelet(String what) {
        return " (in a Kamelet: " + what + ")";
    }

    private static String joined(List<String> names) {
        int last = names.size() - 1;
        return names.stream().limit(last).collect(Collectors.joining(", "))
                + (last > 0 ? " and " : "")
                + names.get(last);
    }
}
