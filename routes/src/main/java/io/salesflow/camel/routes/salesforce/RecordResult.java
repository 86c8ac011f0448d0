package io.salesflow.camel.routes.salesforce;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.apache.camel.component.salesforce.api.dto.SaveSObjectResult;
import org.apache.camel.component.salesforce.api.dto.UpsertSObjectResult;

/**
 * What became of one record of a collection.
 *
 * @param id the record's id; null if it was not written
 * @param isCreated whether it is new
 * @param codes Salesforce's codes of what is wrong with it; none if it was written
 * @param reason the same in words; null if it was written
 */
record RecordResult(String id, boolean isCreated, List<String> codes, String reason) {
    private static final String REQUIRED_FIELD_MISSING = "REQUIRED_FIELD_MISSING";
    private static final String DUPLICATE_VALUE = "DUPLICATE_VALUE";
    private static final String CONVERTED = "CANNOT_UPDATE_CONVERTED_LEAD";

    /** Of a record that was not sent. */
    static RecordResult refused(String reason) {
        return new RecordResult(null, false, List.of(), reason);
    }

    static RecordResult of(SaveSObjectResult result, boolean isCreation) {
        if (Boolean.TRUE.equals(result.getSuccess())) {
            boolean isCreated = result instanceof UpsertSObjectResult upsert
                    ? Boolean.TRUE.equals(upsert.getCreated())
                    : isCreation;
            return new RecordResult(result.getId(), isCreated, List.of(), null);
        }
        List<RestError> errors = result.getErrors() == null ? List.of() : result.getErrors();
        return new RecordResult(
                null,
                false,
                errors.stream().map(error -> "" + error.getErrorCode()).toList(),
                errors.isEmpty()
                        ? "no reason given"
                        : errors.stream()
                                .map(error -> words(error) + advice("" + error.getErrorCode()))
                                .collect(Collectors.joining("; ")));
    }

    /** What Salesforce says, of which fields, and its code of it. */
    static String words(RestError error) {
        List<String> fields = error.getFields() == null ? List.of() : error.getFields();
        String of =
                switch (fields.size()) {
                    case 0 -> "";
                    case 1 -> "field " + fields.get(0) + ", ";
                    default -> "fields " + String.join(", ", fields) + ", ";
                };
        return error.getMessage() + " (" + of + error.getErrorCode() + ")";
    }

    private static String advice(String code) {
        return switch (code) {
            case CONVERTED -> ". The Lead has become a Contact, and Salesforce changes it no more";
            case REQUIRED_FIELD_MISSING -> ". Give it a value in Salesflow, or the field one in the mapping";
            case "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST" ->
                ". Add the value to the picklist in Salesforce, or map it to another";
            case "DUPLICATES_DETECTED" ->
                ". A duplicate rule of the org takes it for somebody who is there. Merge the two in Salesforce, or change the rule";
            case DUPLICATE_VALUE ->
                ". Another record has that value, which is to be single. Merge the two in Salesforce";
            case "FIELD_CUSTOM_VALIDATION_EXCEPTION" ->
                ". A validation rule of the org refuses it. Correct it in Salesflow, or change the rule";
            default -> ". Correct it in Salesflow or Salesforce";
        };
    }

    boolean isWritten() {
        return reason == null;
    }

    /** Whether another record has a value that must be single. */
    boolean isDuplicate() {
        return codes.contains(DUPLICATE_VALUE);
    }

    /** Whether the record does not exist, and too little is known of it to make it. */
    boolean lacksRequiredField() {
        return codes.contains(REQUIRED_FIELD_MISSING);
    }
}
