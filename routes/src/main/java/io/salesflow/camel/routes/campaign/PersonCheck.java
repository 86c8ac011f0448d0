package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Parameter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what can be told of a person before Salesflow is asked. */
final class PersonCheck {
    private static final String CORRECT = "Correct it and import it again";
    private static final int LONGEST_URL = 1023;
    private static final int LONGEST_CUSTOM_FIELD = 1023;

    private PersonCheck() {}

    /** What becomes of the person; null if only Salesflow can tell. */
    static ImportOutcome verdict(PersonToImport person) {
        return person.verdict() != null ? person.verdict() : refusal(person);
    }

    private static ImportOutcome refusal(PersonToImport person) {
        String url = person.linkedInUrl();
        if (url == null || url.isBlank()) {
            return ImportOutcome.refused(
                    "there is no LinkedIn URL", "Add it, such as https://www.linkedin.com/in/name");
        }
        if (url.length() > LONGEST_URL) {
            return ImportOutcome.refused(tooLong("the LinkedIn URL", url, LONGEST_URL), CORRECT);
        }
        if (Profile.of(url).isEmpty()) {
            return ImportOutcome.refused("the LinkedIn URL is that of no profile", adviceOn(url));
        }
        return lengths(person);
    }

    private static String adviceOn(String url) {
        boolean isOfTool = url.toLowerCase(Locale.ROOT).matches(".*linkedin\\.com/(sales|talent|recruiter)/.*");
        return isOfTool
                ? "It is a link of Sales Navigator or Recruiter. Open it and copy the URL of the public profile"
                : "It must look like https://www.linkedin.com/in/name";
    }

    /** The reference tells limits only where contacts are changed; they are the same fields. */
    private static ImportOutcome lengths(PersonToImport person) {
        Map<Argument, String> values = new EnumMap<>(Argument.class);
        values.put(Argument.FIRST_NAME, person.firstName());
        values.put(Argument.LAST_NAME, person.lastName());
        values.put(Argument.OCCUPATION, person.occupation());
        values.put(Argument.LOCATION, person.location());
        for (Map.Entry<Argument, String> value : values.entrySet()) {
            int limit = Operation.MEMBERS_UPDATE
                    .parameter(value.getKey())
                    .map(Parameter::limit)
                    .orElse(Integer.MAX_VALUE);
            if (value.getValue() != null && value.getValue().length() > limit) {
                return ImportOutcome.refused(tooLong(value.getKey().optionName(), value.getValue(), limit), CORRECT);
            }
        }
        return customFields(person.customFields());
    }

    private static ImportOutcome customFields(List<String> fields) {
        int most = Operation.MEMBERS_IMPORT
                .parameter(Argument.CUSTOM_FIELDS)
                .map(Parameter::limit)
                .orElse(Integer.MAX_VALUE);
        if (fields.size() > most) {
            return ImportOutcome.refused(
                    "there are " + fields.size() + " custom fields; the limit is " + most, CORRECT);
        }
        return fields.stream()
                .filter(field -> field.length() > LONGEST_CUSTOM_FIELD)
                .findFirst()
                .map(field -> ImportOutcome.refused(tooLong("a custom field", field, LONGEST_CUSTOM_FIELD), CORRECT))
                .orElse(null);
    }

    private static String tooLong(String what, String value, int limit) {
        return what + " has " + value.length() + " characters; the limit is " + limit;
    }
}
