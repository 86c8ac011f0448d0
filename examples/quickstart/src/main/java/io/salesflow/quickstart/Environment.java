package io.salesflow.quickstart;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The environment of the program.
 *
 * @param variables by name; unseen, since there are secrets among them
 */
record Environment(Map<String, String> variables) {

    /** A variable without the blanks around it, if it has anything else. */
    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * A variable that is a number.
     *
     * @throws SetupException if it is none
     */
    Optional<Long> number(String name) {
        return text(name).map(text -> {
            if (!text.matches("\\d{1,18}")) {
                throw new SetupException(name + " must be a number, but is '" + text + "'");
            }
            return Long.valueOf(text);
        });
    }

    /**
     * Whether variables are set that are of use only together.
     *
     * @throws SetupException if some are set and some are not
     */
    boolean isSet(String purpose, String... names) {
        List<String> missing =
                List.of(names).stream().filter(name -> text(name).isEmpty()).toList();
        if (!missing.isEmpty() && missing.size() < names.length) {
            throw new SetupException(String.join(" and ", names) + " go together: set all of them " + purpose
                    + ", or none. Not set: " + String.join(", ", missing));
        }
        return missing.isEmpty();
    }

    @Override
    public String toString() {
        return "Environment" + variables.keySet();
    }
}
