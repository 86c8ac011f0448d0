package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Why one record of a collection was not written. */
record RecordError(String statusCode, String message, List<String> fields) {

    static RecordError of(String statusCode, String message, String... fields) {
        return new RecordError(statusCode, message, List.of(fields));
    }

    /** The result of a record that has these errors. */
    static ObjectNode result(List<RecordError> errors) {
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("success", false);
        ArrayNode all = result.putArray("errors");
        errors.forEach(error -> {
            ObjectNode json =
                    all.addObject().put("statusCode", error.statusCode()).put("message", error.message());
            ArrayNode names = json.putArray("fields");
            error.fields().forEach(names::add);
        });
        return result;
    }

    /** The result of a record that was written. */
    static ObjectNode written(SObjectRecord record) {
        ObjectNode result =
                JsonNodeFactory.instance.objectNode().put("id", record.id()).put("success", true);
        result.putArray("errors");
        return result;
    }
}
