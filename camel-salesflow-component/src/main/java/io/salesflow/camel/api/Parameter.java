package io.salesflow.camel.api;

/**
 * An argument as one operation takes it.
 *
 * @param argument the argument
 * @param wireName its name in the request
 * @param place where in the request it stands
 * @param required whether the operation can't do without it
 * @param limit the greatest length of a text, or the greatest number of elements of a list; 0 for none
 */
public record Parameter(Argument argument, String wireName, Place place, boolean required, int limit) {

    /** Where in a request a parameter stands. */
    public enum Place {
        PATH,
        QUERY,
        BODY
    }

    static Parameter required(Argument argument) {
        return new Parameter(argument, argument.optionName(), Place.QUERY, true, 0);
    }

    static Parameter optional(Argument argument) {
        return new Parameter(argument, argument.optionName(), Place.QUERY, false, 0);
    }

    Parameter inPath() {
        return new Parameter(argument, wireName, Place.PATH, required, limit);
    }

    Parameter inBody() {
        return new Parameter(argument, argument.capitalisedName(), Place.BODY, required, limit);
    }

    Parameter named(String otherName) {
        return new Parameter(argument, otherName, place, required, limit);
    }

    Parameter atMost(int greatest) {
        return new Parameter(argument, wireName, place, required, greatest);
    }
}
