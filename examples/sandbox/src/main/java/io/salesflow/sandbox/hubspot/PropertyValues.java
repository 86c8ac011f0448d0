package io.salesflow.sandbox.hubspot;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Values that are to be written: each is in the form in which it is stored, or it is a problem. */
record PropertyValues(Map<String, String> accepted, Map<String, PropertyProblem> problems) {

    static PropertyValues check(Map<String, String> given, PropertyDefinitions definitions) {
        Map<String, String> accepted = new LinkedHashMap<>();
        Map<String, PropertyProblem> problems = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            try {
                PropertyDefinition definition = definitions
                        .find(name)
                        .orElseThrow(() -> new PropertyValueFormat.Unacceptable(PropertyProblem.unknown(name)));
                accepted.put(name, PropertyValueFormat.of(definition).stored(value));
            } catch (PropertyValueFormat.Unacceptable e) {
                problems.put(name, e.problem());
            }
        });
        return new PropertyValues(accepted, problems);
    }

    /** HubSpot refuses a new contact that has neither an e-mail address nor a name. */
    static boolean nameSomebody(Map<String, String> values) {
        return Stream.of("email", "firstname", "lastname")
                .anyMatch(name -> !values.getOrDefault(name, "").isEmpty());
    }

    boolean nameUnknownProperty() {
        return problems.values().stream().anyMatch(PropertyProblem::isUnknownProperty);
    }
}
