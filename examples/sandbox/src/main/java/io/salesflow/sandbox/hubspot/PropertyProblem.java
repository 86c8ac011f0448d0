package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collection;

/** Why the value of one property is refused. HubSpot tells it as JSON inside of an error's message. */
record PropertyProblem(String property, String error, String message) {

    static PropertyProblem unknown(String property) {
        return new PropertyProblem(property, "PROPERTY_DOESNT_EXIST", "Property \"" + property + "\" does not exist");
    }

    static PropertyProblem nobodyNamed() {
        return new PropertyProblem(
                "email", "REQUIRED_FIELD", "One of email, firstname and lastname is required to create a contact.");
    }

    boolean isUnknownProperty() {
        return error.equals("PROPERTY_DOESNT_EXIST");
    }

    static String message(Collection<PropertyProblem> problems) {
        ArrayNode details = JsonNodeFactory.instance.arrayNode();
        for (PropertyProblem problem : problems) {
            details.addObject()
                    .put("isValid", false)
                    .put("message", problem.message)
                    .put("error", problem.error)
                    .put("name", problem.property)
                    .put("localizedErrorMessage", problem.message);
        }
        return "Property values were not valid: " + details;
    }
}
