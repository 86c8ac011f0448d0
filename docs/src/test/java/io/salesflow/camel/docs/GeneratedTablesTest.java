package io.salesflow.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.camel.ManagedFeed;
import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowMeter;
import io.salesflow.camel.SalesflowWebhookEndpoint;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.api.management.ManagedAttribute;
import org.junit.jupiter.api.Test;

/** The tables of the docs follow from the table of operations and from the component's metadata. */
class GeneratedTablesTest {
    private static final Path FOLDER = Path.of("generated");

    @Test
    void operations() throws IOException {
        List<String> lines = new ArrayList<>(List.of("[cols=\"3,3,5,2\",options=\"header\"]", "|==="));
        lines.add("|Operation |Request |Arguments |Answer");
        for (Operation operation : Operation.values()) {
            lines.add("");
            lines.add("|`" + operation.operationName() + "`" + remark(operation));
            lines.add("|`" + operation.verb() + " " + operation.resource() + "`"
                    + (operation.host() == Operation.Host.STATISTICS ? " (statistics host)" : ""));
            lines.add("|" + arguments(operation));
            lines.add("|" + (operation.answer().isList() ? "List of " : "") + "`"
                    + operation.answer().type().getSimpleName() + "`");
        }
        lines.add("|===");
        isUpToDate("operations.adoc", lines);
    }

    @Test
    void optionsOfTheComponent() throws IOException {
        isUpToDate("component-options.adoc", options("componentProperties", option -> true));
    }

    @Test
    void optionsOfTheEndpoint() throws IOException {
        isUpToDate(
                "endpoint-options.adoc",
                options(
                        "properties",
                        option -> !option.path("group").asText().equals("arguments")
                                && !option.path("kind").asText().equals("path")));
    }

    @Test
    void optionsOfTheFeedEndpoint() throws IOException {
        isUpToDate("feed-endpoint-options.adoc", options("salesflow-feed", "properties", option -> true));
    }

    @Test
    void argumentsAsOptionsAndHeaders() throws IOException {
        List<String> lines = new ArrayList<>(List.of("[cols=\"2,3,2,5\",options=\"header\"]", "|==="));
        lines.add("|Option |Header |Type |Description");
        metadata("salesflow").path("properties").properties().forEach(option -> {
            if (option.getValue().path("group").asText().equals("arguments")) {
                String name = option.getKey();
                lines.add("");
                lines.add("|`" + name + "`");
                lines.add("|`CamelSalesflow" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "`");
                lines.add("|" + type(option.getValue()));
                lines.add("|" + option.getValue().path("description").asText());
            }
        });
        lines.add("|===");
        isUpToDate("arguments.adoc", lines);
    }

    @Test
    void figuresOfFeedsAndWebhooks() throws IOException {
        isUpToDate("feed-figures.adoc", figures(ManagedFeed.class));
        isUpToDate("webhook-figures.adoc", figures(SalesflowWebhookEndpoint.class));
    }

    @Test
    void meters() throws IOException {
        List<String> lines = new ArrayList<>(List.of("[cols=\"3,5,2\",options=\"header\"]", "|==="));
        lines.add("|Meter |What it measures |Tags");
        for (SalesflowMeter meter : SalesflowMeter.values()) {
            lines.add("");
            lines.add("|`" + meter.meterName() + "`");
            lines.add("|" + meter.description());
            lines.add("|" + meter.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", ")));
        }
        lines.add("|===");
        isUpToDate("meters.adoc", lines);
    }

    private static List<String> figures(Class<?> managed) {
        List<String> lines =
                new ArrayList<>(List.of("[cols=\"2,5\",options=\"header\"]", "|===", "|Figure |What it tells"));
        Arrays.stream(managed.getMethods())
                .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
                .sorted(Comparator.comparing(GeneratedTablesTest::figure))
                .forEach(method -> {
                    lines.add("");
                    lines.add("|`" + figure(method) + "`");
                    lines.add("|" + method.getAnnotation(ManagedAttribute.class).description());
                });
        lines.add("|===");
        return lines;
    }

    private static String figure(Method getter) {
        return getter.getName().replaceFirst("^(get|is)", "");
    }

    private static String remark(Operation operation) {
        return operation.effect() == Operation.Effect.CHANGE ? " +\nchanges; never sent again by itself" : "";
    }

    private static String arguments(Operation operation) {
        return operation.parameters().stream()
                .map(parameter -> (parameter.required() ? "*" : "") + "`"
                        + parameter.argument().optionName() + "`" + (parameter.required() ? "*" : "")
                        + limit(parameter))
                .collect(Collectors.joining(", "));
    }

    private static String limit(Parameter parameter) {
        return parameter.limit() == 0 ? "" : " (≤ " + parameter.limit() + ")";
    }

    private static List<String> options(String kind, Predicate<JsonNode> isWanted) throws IOException {
        return options("salesflow", kind, isWanted);
    }

    private static List<String> options(String scheme, String kind, Predicate<JsonNode> isWanted) throws IOException {
        List<String> lines = new ArrayList<>(List.of("[cols=\"2,5,2,2\",options=\"header\"]", "|==="));
        lines.add("|Option |Description |Default |Type");
        metadata(scheme).path(kind).properties().forEach(option -> {
            if (isWanted.test(option.getValue())) {
                lines.add("");
                lines.add("|`" + option.getValue().path("prefix").asText("")
                        + (option.getValue().has("prefix") ? "*" : option.getKey()) + "` +\n_"
                        + option.getValue().path("group").asText() + "_");
                lines.add("|"
                        + (option.getValue().path("secret").asBoolean() ? "A secret. " : "")
                        + option.getValue().path("description").asText());
                lines.add("|" + option.getValue().path("defaultValue").asText(""));
                lines.add("|" + type(option.getValue()));
            }
        });
        lines.add("|===");
        return lines;
    }

    private static String type(JsonNode option) {
        return option.path("type").asText().equals("object")
                ? "`" + option.path("javaType").asText().replaceAll("[\\w.]*\\.", "") + "`"
                : option.path("type").asText();
    }

    private static JsonNode metadata(String scheme) throws IOException {
        try (InputStream json =
                SalesflowComponent.class.getResourceAsStream("/META-INF/io/salesflow/camel/" + scheme + ".json")) {
            return new ObjectMapper().readTree(json);
        }
    }

    /** With {@code -Ddocs.write=true} the table is written; otherwise it must stand there as it would be written. */
    private static void isUpToDate(String name, List<String> lines) throws IOException {
        Path file = FOLDER.resolve(name);
        String table =
                "// Generated by GeneratedTablesTest. To write it anew: mvn -pl docs -am test -Ddocs.write=true\n"
                        + String.join("\n", lines) + "\n";
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, table);
        }
        assertThat(file).as("run with -Ddocs.write=true to write it anew").hasContent(table);
    }
}
