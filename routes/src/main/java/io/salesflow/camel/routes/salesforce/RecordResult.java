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
    private static final String ADVICE_OF_CONVERTED =
            ". The Lead has become a Contact, and Salesforce changes it no more";

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
                                .map(error -> error.getErrorCode() + ": " + error.getMessage()
                                        + (CONVERTED.equals(error.getErrorCode()) ? ADVICE_OF_CONVERTED : ""))
                                .collect(Collectors.joining("; ")));
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
