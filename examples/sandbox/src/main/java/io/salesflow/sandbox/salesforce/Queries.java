package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers queries. Of SOQL it knows {@code SELECT a, b FROM Type}, and after it {@code WHERE} with conditions that are joined by
 * {@code AND}: {@code field IN ('x', 'y')}, {@code field = 'x'}, {@code field = null} and {@code field != null}. What is found
 * comes in pages. The rest of ten queries is kept, and that of older ones let go, as Salesforce does. In texts there must be an escape
 * for each quote, backslash and control character.
 */
final class Queries {

    private static final int LONGEST_URI = 16_384;
    private static final int PAGE = 2_000;
    private static final int MOST_OPEN = 10;
    private static final String TEXT = "'(?:[^'\\\\\\p{Cntrl}]|\\\\['\"\\\\nrtbf])*+'";
    private static final Pattern QUERY = Pattern.compile(
            "SELECT\\s+(\\w+(?:\\s*,\\s*\\w+)*)\\s+FROM\\s+(\\w+)(?:\\s+WHERE\\s+(\\S.*))?\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CONDITION = Pattern.compile(
            "(\\w+)\\s*(?:(!?=)\\s*null\\b|=\\s*(" + TEXT + ")|IN\\s*\\(\\s*(" + TEXT + "(?:\\s*,\\s*" + TEXT
                    + ")*+)\\s*\\))\\s*(AND\\s+(?=\\S)|$)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern VALUE = Pattern.compile(TEXT);

    private final SObjects objects;
    private final Map<String, List<ObjectNode>> open = new LinkedHashMap<>();
    private int opened;

    Queries(SObjects objects) {
        this.objects = objects;
    }

    synchronized Answer answer(Call call) {
        String query = call.parameter("q").orElseThrow(() -> Refusal.malformedQuery("A query string is required"));
        if (URLEncoder.encode(query, StandardCharsets.UTF_8).length() > LONGEST_URI) {
            throw Refusal.uriTooLong();
        }
        Matcher matcher = QUERY.matcher(query);
        if (!matcher.matches()) {
            throw unknown(query);
        }
        SObjectType type = objects.type(matcher.group(2));
        List<Field> selected = List.of(matcher.group(1).split("\\s*,\\s*")).stream()
                .map(type::field)
                .toList();
        Predicate<SObjectRecord> condition =
                matcher.group(3) == null ? record -> true : condition(type, matcher.group(3), query);
        List<ObjectNode> found = objects.all(type.name()).stream()
                .filter(condition)
                .map(record -> json(type, selected, record))
                .toList();
        return page(call.path().replaceAll("/query/?$", "/query/"), "01g" + opened++, found, 0);
    }

    /** The next page of a query. */
    synchronized Answer more(Call call, String locator) {
        String id = locator.replaceAll("-\\d+$", "");
        List<ObjectNode> found = open.get(id);
        if (found == null || !locator.matches(".+-\\d{1,9}")) {
            throw Refusal.of(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }
        String path = call.path().substring(0, call.path().length() - locator.length());
        return page(path, id, found, Integer.parseInt(locator.substring(id.length() + 1)));
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

    private Answer page(String path, String id, List<ObjectNode> found, int from) {
        int to = Math.min(found.size(), from + PAGE);
        boolean isDone = to == found.size();
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        result.put("totalSize", found.size()).put("done", isDone);
        if (isDone) {
            open.remove(id);
        } else {
            keep(id, found);
            result.put("nextRecordsUrl", path + id + "-" + to);
        }
        result.putArray("records").addAll(found.subList(from, to));
        return Answer.ok(result);
    }

    private void keep(String id, List<ObjectNode> found) {
        open.put(id, found);
        if (open.size() > MOST_OPEN) {
            open.remove(open.keySet().iterator().next());
        }
    }

    private static Predicate<SObjectRecord> condition(SObjectType type, String conditions, String query) {
        Predicate<SObjectRecord> all = record -> true;
        Matcher condition = CONDITION.matcher(conditions);
        int end = 0;
        while (end < conditions.length()) {
            if (!condition.find() || condition.start() != end) {
                throw unknown(query);
            }
            all = all.and(condition(type.field(condition.group(1)), condition));
            end = condition.end();
        }
        return all;
    }

    private static Predicate<SObjectRecord> condition(Field field, Matcher condition) {
        if (condition.group(2) != null) {
            boolean isWanted = condition.group(2).equals("!=");
            return record -> record.value(field.name()).isPresent() == isWanted;
        }
        List<String> values = values(condition.group(3) == null ? condition.group(4) : condition.group(3));
        return record -> record.value(field.name())
                .filter(value -> values.stream().anyMatch(value::equalsIgnoreCase))
                .isPresent();
    }

    private static Refusal unknown(String query) {
        return Refusal.malformedQuery("unexpected token, or a query that this stand-in does not know: " + query);
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
