package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers queries. Of SOQL it knows {@code SELECT a, b FROM Type WHERE field IN ('x', 'y')} and the same with
 * {@code field = 'x'}. In texts there must be an escape for each quote, backslash and control character.
 */
final class Queries {

    private static final int LONGEST_URI = 16_384;
    private static final String TEXT = "'(?:[^'\\\\\\p{Cntrl}]|\\\\['\"\\\\nrtbf])*+'";
    private static final Pattern QUERY = Pattern.compile(
            "SELECT\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s+FROM\\s+(\\w+)\\s+WHERE\\s+(\\w+)\\s*" + "(?:=\\s*(" + TEXT
                    + ")|IN\\s*\\(\\s*(" + TEXT + "(?:\\s*,\\s*" + TEXT + ")*+)\\s*\\))\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile(TEXT);

    private final SObjects objects;

    Queries(SObjects objects) {
        this.objects = objects;
    }

    Answer answer(Call call) {
        String query = call.parameter("q").orElseThrow(() -> Refusal.malformedQuery("A query string is required"));
        if (URLEncoder.encode(query, StandardCharsets.UTF_8).length() > LONGEST_URI) {
            throw Refusal.uriTooLong();
        }
        Matcher matcher = QUERY.matcher(query);
        if (!matcher.matches()) {
            throw Refusal.malformedQuery("unexpected token, or a query that this stand-in does not know: " + query);
        }
        SObjectType type = objects.type(matcher.group(2));
        List<Field> selected = List.of(matcher.group(1).split("\\s*,\\s*")).stream()
                .map(type::field)
                .toList();
        Field condition = type.field(matcher.group(3));
        List<String> values = values(matcher.group(4) == null ? matcher.group(5) : matcher.group(4));
        return Answer.ok(result(type, selected, condition, values));
    }

    /** A record by its external ID: 300 with all of them if there are several. */
    Answer byExternalId(String typeName, String field, String value) {
        SObjectType type = objects.type(typeName);
        List<SObjectRecord> found =
                objects.find(type.name(), type.externalId(field).name(), value);
        if (found.isEmpty()) {
            throw Refusal.notFound();
        }
        if (found.size() > 1) {
            ArrayNode choices = JsonNodeFactory.instance.arrayNode();
            found.forEach(record -> choices.add("/services/data/sobjects/" + type.name() + "/" + record.id()));
            return new Answer(300, choices);
        }
        return Answer.ok(json(type, type.fields().toList(), found.get(0)));
    }

    private ObjectNode result(SObjectType type, List<Field> selected, Field condition, List<String> values) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        objects.all(type.name()).stream()
                .filter(record -> record.value(condition.name())
                        .filter(value -> values.stream().anyMatch(value::equalsIgnoreCase))
                        .isPresent())
                .forEach(record -> records.add(json(type, selected, record)));
        return result.put("totalSize", records.size()).put("done", true).set("records", records);
    }

    private static ObjectNode json(SObjectType type, List<Field> selected, SObjectRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.putObject("attributes").put("type", type.name());
        selected.forEach(field -> {
            String value = record.value(field.name()).orElse(null);
            if (field.kind() == Field.Kind.BOOLEAN) {
                json.put(field.name(), Boolean.parseBoolean(value));
            } else {
                json.put(field.name(), value);
            }
        });
        return json;
    }

    private static List<String> values(String list) {
        List<String> values = new ArrayList<>();
        Matcher value = VALUE.matcher(list);
        while (value.find()) {
            String quoted = value.group();
            values.add(quoted.substring(1, quoted.length() - 1).translateEscapes());
        }
        return values;
    }
}
