package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salesflow.camel.api.Account;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.CampaignAnalytics;
import io.salesflow.camel.api.CampaignStatistics;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.OperationResult;
import io.salesflow.camel.api.ReceivedMessage;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schemas in the Kamelets follow from the records and operations of the component. To write them anew: run this with
 * {@code -Dkamelets.write=true}.
 */
class KameletSchemasTest {
    private static final Path API = Path.of("../camel-salesflow-component/src/main/java/io/salesflow/camel/api");
    private static final Pattern SCHEMA = Pattern.compile("(?m)^( *)schema:\\n\\1  title: (\\w+)\\n(?:\\1  .*\\n)*");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) (.+?)(?=\\n \\* @|\\n \\*/)", Pattern.DOTALL);
    private static final Map<String, Class<?>> RECORDS = List.of(
                    Contact.class,
                    ReceivedMessage.class,
                    Campaign.class,
                    Account.class,
                    CampaignAnalytics.class,
                    CampaignStatistics.class,
                    MemberEvent.class,
                    OperationResult.class)
            .stream()
            .collect(Collectors.toMap(Class::getSimpleName, type -> type));
    private static final Map<String, List<Operation>> ARGUMENTS = Map.of(
            "Person",
            List.of(Operation.MEMBERS_IMPORT),
            "Update",
            List.of(Operation.MEMBERS_UPDATE),
            "Member",
            List.of(Operation.MEMBERS_GET),
            "PublicIdentifier",
            List.of(Operation.MEMBERS_FIND),
            "CampaignNumber",
            List.of(Operation.CAMPAIGNS_START),
            "Selection",
            lists());

    /** What our routes pass to each other, and the component knows nothing of. */
    private static final Set<String> OF_ROUTES =
            Set.of("PersonToImport", "ImportTotals", "HubSpotEdit", "EditTotals", "Digest", "FiguresOfDay");

    private static final JsonNode OPTIONS = options();

    static List<KameletFile> all() {
        return KameletFile.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void followFromTheComponent(KameletFile kamelet) throws IOException {
        Matcher schemas = SCHEMA.matcher(kamelet.text());
        String expected = schemas.replaceAll(found -> Matcher.quoteReplacement(
                OF_ROUTES.contains(found.group(2)) ? found.group() : schema(found.group(2), found.group(1))));
        if (Boolean.getBoolean("kamelets.write")) {
            Files.writeString(kamelet.path(), expected);
        } else {
            assertThat(kamelet.text())
                    .as("Run this test with -Dkamelets.write=true to write it anew")
                    .isEqualTo(expected);
        }
        assertThat(kamelet.tree().findValues("schema")).isNotEmpty();
    }

    private static String schema(String title, String indent) {
        List<String> lines = new ArrayList<>(List.of("schema:", "  title: " + title));
        if (title.equals("List")) {
            lines.add("  type: array");
        } else {
            lines.add("  type: object");
            lines.add("  properties:");
            Map<String, Field> fields =
                    RECORDS.containsKey(title) ? fields(RECORDS.get(title)) : arguments(ARGUMENTS.get(title), title);
            fields.forEach((name, field) -> {
                lines.add("    " + name + ":");
                lines.add("      description: " + quoted(field.description));
                lines.add("      type: " + field.type);
                if (field.format != null) {
                    lines.add("      format: " + field.format);
                }
            });
        }
        return lines.stream().map(line -> indent + line + "\n").collect(Collectors.joining());
    }

    private record Field(String type, String format, String description) {}

    private static Map<String, Field> fields(Class<?> type) {
        Map<String, String> descriptions = javadoc(type);
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getName().equals("other")) {
                String format = component.getType() == Instant.class ? "date-time" : null;
                fields.put(
                        capitalised(component.getName()),
                        new Field(jsonType(component.getType()), format, descriptions.get(component.getName())));
            }
        }
        return fields;
    }

    private static String jsonType(Class<?> type) {
        if (type == Long.class || type == Integer.class) {
            return "integer";
        }
        if (type == Double.class) {
            return "number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        if (List.class.isAssignableFrom(type)) {
            return "array";
        }
        return type == String.class || type == Instant.class || type == MemberStatus.class || type.isEnum()
                ? "string"
                : "object";
    }

    /** What the Javadoc says of each component, as a sentence. */
    private static Map<String, String> javadoc(Class<?> type) {
        try {
            String source = Files.readString(API.resolve(type.getSimpleName() + ".java"));
            Matcher params = PARAM.matcher(source);
            Map<String, String> descriptions = new LinkedHashMap<>();
            while (params.find()) {
                String text = params.group(2)
                        .replaceAll("\\n \\*", " ")
                        .replaceAll("\\{@code ([^}]*)}", "$1")
                        .replaceAll("\\s+", " ")
                        .strip();
                descriptions.putIfAbsent(params.group(1), capitalised(text) + ".");
            }
            return descriptions;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The operations of the List Action. */
    private static List<Operation> lists() {
        JsonNode operations = KameletFile.named("salesflow-list-action")
                .parameters()
                .get("operation")
                .path("enum");
        return operations
                .valueStream()
                .map(operation -> Operation.named(operation.asText()))
                .toList();
    }

    private static Map<String, Field> arguments(List<Operation> operations, String title) {
        Map<String, Field> fields = new LinkedHashMap<>();
        operations.stream()
                .flatMap(operation -> operation.parameters().stream())
                .forEach(parameter -> {
                    Argument argument = parameter.argument();
                    boolean isOfKamelet = title.equals("Person") && argument == Argument.CAMPAIGN_ID;
                    if (argument.isSetByMessages() && !isOfKamelet) {
                        JsonNode option = OPTIONS.path(argument.optionName());
                        String type = option.path("type").asText();
                        fields.put(
                                capitalised(argument.optionName()),
                                new Field(
                                        option.path("javaType").asText().startsWith("java.util.List") ? "array" : type,
                                        null,
                                        option.path("description").asText()));
                    }
                });
        return fields;
    }

    private static JsonNode options() {
        try (InputStream catalog =
                KameletSchemasTest.class.getResourceAsStream("/META-INF/io/salesflow/camel/salesflow.json")) {
            return JsonMapper.builder().build().readTree(catalog).path("properties");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
