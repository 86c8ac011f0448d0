package io.salesflow.sandbox.salesforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a record may be written. */
final class RecordCheck {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");

    private final SObjects objects;
    private final SObjectType type;

    RecordCheck(SObjects objects, SObjectType type) {
        this.objects = objects;
        this.type = type;
    }

    List<RecordError> errors(Map<String, Optional<String>> values, Optional<SObjectRecord> target) {
        if (target.filter(RecordCheck::isConverted).isPresent()) {
            return List.of(RecordError.of("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead"));
        }
        List<RecordError> errors = new ArrayList<>();
        String[] missing = missing(values, target);
        if (missing.length > 0) {
            errors.add(RecordError.of(
                    "REQUIRED_FIELD_MISSING",
                    "Required fields are missing: [" + String.join(", ", missing) + "]",
                    missing));
        }
        values.forEach((name, value) ->
                value.flatMap(text -> error(type.field(name), text, target)).ifPresent(errors::add));
        if (errors.isEmpty() && target.isEmpty() && objects.isDuplicate(type, values)) {
            errors.add(RecordError.of("DUPLICATES_DETECTED", "Use one of these records?"));
        }
        return errors;
    }

    private String[] missing(Map<String, Optional<String>> values, Optional<SObjectRecord> target) {
        return type.fields()
                .filter(Field::isRequired)
                .map(Field::name)
                .filter(name -> values.containsKey(name)
                        ? values.get(name).filter(text -> !text.isBlank()).isEmpty()
                        : target.isEmpty())
                .toArray(String[]::new);
    }

    private Optional<RecordError> error(Field field, String text, Optional<SObjectRecord> target) {
        if (field.length() > 0 && text.length() > field.length()) {
            return Optional.of(RecordError.of(
                    "STRING_TOO_LONG",
                    "%s: data value too large: %s (max length=%d)".formatted(field.name(), text, field.length()),
                    field.name()));
        }
        if (objects.isRefused(type, field.name())) {
            return Optional.of(
                    RecordError.of("FIELD_CUSTOM_VALIDATION_EXCEPTION", "Not with us: " + text, field.name()));
        }
        if (field.isUnique() && isTaken(field, text, target)) {
            return Optional.of(RecordError.of(
                    "DUPLICATE_VALUE",
                    "duplicate value found: " + field.name() + " duplicates value on another record"));
        }
        return switch (field.kind()) {
            case EMAIL ->
                unless(EMAIL.matcher(text).matches(), "INVALID_EMAIL_ADDRESS", "invalid email address: " + text, field);
            case PICKLIST ->
                unless(
                        field.values().contains(text),
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "bad value for restricted picklist field: " + text,
                        field);
            case WHO -> whoError(field, text);
            default -> Optional.empty();
        };
    }

    private Optional<RecordError> whoError(Field field, String id) {
        Optional<SObjectRecord> who = objects.people(id).findAny();
        if (who.filter(RecordCheck::isConverted).isPresent()) {
            return Optional.of(
                    RecordError.of("INVALID_CROSS_REFERENCE_KEY", "cannot reference converted lead", field.name()));
        }
        return unless(who.isPresent(), "MALFORMED_ID", "id value of incorrect type: " + id, field);
    }

    private static boolean isConverted(SObjectRecord record) {
        return record.value("IsConverted").filter("true"::equals).isPresent();
    }

    private boolean isTaken(Field field, String text, Optional<SObjectRecord> target) {
        return objects.find(type.name(), field.name(), text).stream()
                .anyMatch(other ->
                        target.filter(own -> own.id().equals(other.id())).isEmpty());
    }

    private static Optional<RecordError> unless(boolean isFine, String code, String message, Field field) {
        return isFine
                ? Optional.empty()
                : Optional.of(RecordError.of(code, field.name() + ": " + message, field.name()));
    }
}
