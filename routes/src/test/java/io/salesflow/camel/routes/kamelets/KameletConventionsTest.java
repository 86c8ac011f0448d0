package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.util.TimeUtils;
import org.apache.camel.v1.KameletSpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The conventions of Kamelets, as Camel's own validator holds them, and some of ours that it does not know. */
class KameletConventionsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\??([\\w-]+)}}");
    private static final Pattern SECRET_BY_NAME =
            Pattern.compile("(?i).*(token|secret|password|passphrase|apikey|privatekey|accesskey).*");
    private static final Set<String> TYPES = Set.of("string", "integer", "number", "boolean");
    private static final Set<String> GROUPS = Set.of("urn:camel:group:credentials", "urn:camel:group:advanced");
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static CamelCatalog catalog;
    private static JsonSchema yamlDsl;

    @BeforeAll
    static void readWhatTheChecksGoBy() throws IOException {
        catalog = catalog();
        yamlDsl = yamlDsl();
    }

    static List<KameletFile> all() {
        return KameletFile.all();
    }

    @Test
    void thereAreThirtyKamelets() {
        assertThat(all()).hasSize(30).extracting(KameletFile::name).doesNotHaveDuplicates();
        assertThat(all())
                .extracting(kamelet -> kamelet.definition().path("title").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("all")
    void isOneDocumentNamedAfterWhatItIs(KameletFile kamelet) {
        String type = kamelet.type();
        assertThat(kamelet.text()).doesNotContain("---").doesNotContain("\t");
        assertThat(kamelet.path()).hasFileName(kamelet.name() + ".kamelet.yaml");
        assertThat(kamelet.tree().path("apiVersion").asText()).isEqualTo("camel.apache.org/v1");
        assertThat(kamelet.tree().path("kind").asText()).isEqualTo("Kamelet");
        assertThat(type).isIn("source", "sink", "action");
        assertThat(kamelet.name()).startsWith("salesflow-").endsWith("-" + type);
        assertThat(kamelet.definition().path("title").asText())
                .startsWith("Salesflow ")
                .endsWith(" " + Character.toUpperCase(type.charAt(0)) + type.substring(1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysWhoMadeItInWhichVersion(KameletFile kamelet) throws IOException {
        JsonNode annotations = kamelet.tree().path("metadata").path("annotations");
        String version = KameletFile.version();
        assertThat(annotations.path("camel.apache.org/catalog.version").asText())
                .isEqualTo(version);
        assertThat(annotations.path("camel.apache.org/kamelet.support.level").asText())
                .isIn("Preview", "Stable", "Deprecated");
        for (String annotation : List.of("provider", "kamelet.group", "kamelet.namespace")) {
            assertThat(annotations.path("camel.apache.org/" + annotation).asText())
                    .as(annotation)
                    .isNotBlank();
        }
        assertThat(dependencies(kamelet))
                .contains("camel:kamelet", "camel:core", "mvn:io.salesflow.camel:camel-salesflow-routes:" + version)
                .allMatch(dependency -> dependency.matches("camel:[a-z0-9-]+|mvn:[^:]+:[^:]+:[^:]+"));
    }

    @ParameterizedTest
    @CsvSource({
        "salesflow-email-alert-sink, freemarker.version, org.freemarker:freemarker",
        "salesflow-figures-table-sink, postgresql.version, org.postgresql:postgresql"
    })
    void namesTheVersionThatIsTested(String kamelet, String property, String artifact) throws IOException {
        Matcher version = Pattern.compile("<" + property + ">(.+)</").matcher(Files.readString(Path.of("../pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(dependencies(KameletFile.named(kamelet))).contains("mvn:" + artifact + ":" + version.group(1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasASmallIconThatRefersToNothing(KameletFile kamelet) {
        String icon = kamelet.tree()
                .path("metadata")
                .path("annotations")
                .path("camel.apache.org/kamelet.icon")
                .asText();
        assertThat(icon).startsWith("data:image/svg+xml;base64,");
        String svg = new String(Base64.getDecoder().decode(icon.substring(icon.indexOf(',') + 1)));
        assertThat(svg).startsWith("<svg ").endsWith("</svg>").hasSizeLessThan(1_000);
        assertThat(svg.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http", "script", "href");
    }

    @ParameterizedTest
    @MethodSource("all")
    void describesItselfWithAnExampleOfItsJson(KameletFile kamelet) throws JsonProcessingException {
        String description = kamelet.definition().path("description").asText();
        String example = description.substring(description.indexOf("\n\nExample: ") + "\n\nExample: ".length());
        assertThat(description).contains("\n\nExample: ");
        JsonNode json = STRICT.readTree(example);
        JsonNode record = json.isArray() ? json.get(0) : json;
        JsonNode schema =
                dataType(kamelet, kamelet.type().equals("sink") ? "in" : "out").path("schema");
        if (!schema.path("title").asText().equals("List") && !kamelet.type().equals("action")) {
            assertThat(fieldNames(schema.path("properties"))).containsAll(fieldNames(record));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasAFormThatReadsWell(KameletFile kamelet) {
        assertThat(kamelet.definition().path("type").asText()).isEqualTo("object");
        kamelet.parameters().forEach((name, parameter) -> {
            String title = parameter.path("title").asText();
            String description = parameter.path("description").asText();
            assertThat(name).matches("[a-z][A-Za-z]*");
            assertThat(title).as(name).matches("[A-Z].*").doesNotMatch("(The|A|An) .*");
            assertThat(description).as(name).matches("(?s)[A-Z].*").hasSizeGreaterThan(10);
            assertThat(parameter.path("type").asText()).as(name).isIn(TYPES);
            parameter.path("x-descriptors").forEach(group -> assertThat(group.asText())
                    .isIn(GROUPS));
            JsonNode standard = parameter.path("default");
            if (parameter.has("enum") && !standard.isMissingNode()) {
                assertThat(texts(parameter.path("enum"))).as(name).contains(standard.asText());
            }
            if (parameter.path("type").asText().equals("boolean")) {
                assertThat(standard.isBoolean()).as(name + " has a default").isTrue();
            }
            if (name.equals("period")) {
                assertThat(parameter.path("format").asText()).isEqualTo("duration");
                assertThat(TimeUtils.toMilliSeconds(standard.asText())).isPositive();
            }
            boolean isSelfEvident = parameter.has("default") || parameter.has("enum") || isSecret(parameter);
            assertThat(isSelfEvident || parameter.has("example") || name.equals("clientId"))
                    .as(name + " has a default or an example")
                    .isTrue();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsSecretByNameIsAPassword(KameletFile kamelet) {
        kamelet.parameters().forEach((name, parameter) -> {
            if (SECRET_BY_NAME.matcher(name).matches()) {
                assertThat(isSecret(parameter)).as(name).isTrue();
            }
            if (isSecret(parameter)) {
                assertThat(texts(parameter.path("x-descriptors"))).as(name).contains("urn:camel:group:credentials");
                assertThat(parameter.has("default") || parameter.has("example"))
                        .as(name)
                        .isFalse();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void secretsAreGivenToBeansAndToNoEndpoint(KameletFile kamelet) {
        Set<String> secrets = kamelet.parameters().entrySet().stream()
                .filter(parameter -> isSecret(parameter.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(placeholders(kamelet.template().path("from").toString())).noneMatch(secrets::contains);
        assertThat(placeholders(kamelet.template().path("beans").toString())).containsAll(secrets);
    }

    @ParameterizedTest
    @MethodSource("all")
    void usesWhatItDeclaresAndDeclaresWhatItUses(KameletFile kamelet) {
        Map<String, JsonNode> parameters = kamelet.parameters();
        Set<String> beans = new HashSet<>();
        kamelet.template()
                .path("beans")
                .forEach(bean -> beans.add(bean.path("name").asText()));
        String template = kamelet.template().toString();
        Set<String> used = new HashSet<>(placeholders(template));
        assertThat(used).containsAll(beans);
        used.removeAll(beans);
        assertThat(used).isEqualTo(parameters.keySet());
        List<String> required = texts(kamelet.definition().path("required"));
        assertThat(parameters.keySet()).containsAll(required);
        parameters.forEach((name, parameter) -> {
            boolean isOptional = template.contains("{{?" + name + "}}");
            boolean isGiven = required.contains(name) || parameter.has("default");
            assertThat(isOptional).as(name + " is optional").isNotEqualTo(isGiven);
            assertThat(required.contains(name) && parameter.has("default"))
                    .as(name)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void endsInTheSinkOrBeginsWithTheSource(KameletFile kamelet) {
        JsonNode from = kamelet.template().path("from");
        JsonNode steps = from.path("steps");
        if (kamelet.type().equals("source")) {
            assertThat(KameletFile.last(steps).path("to").path("uri").asText()).isEqualTo("kamelet:sink");
        } else {
            assertThat(from.path("uri").asText()).isEqualTo("kamelet:source");
            assertThat(steps.toString()).doesNotContain("kamelet:sink");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellsTheTypesOfItsData(KameletFile kamelet) {
        boolean isEnd = kamelet.group().matches("HubSpot|Salesforce|Mail|CSV|PostgreSQL");
        List<String> ways =
                kamelet.type().equals("source") ? List.of("out") : isEnd ? List.of("in") : List.of("in", "out");
        for (String way : ways) {
            JsonNode type = dataType(kamelet, way);
            assertThat(type.path("mediaType").asText()).isEqualTo("application/json");
            assertThat(type.path("description").asText()).isNotBlank();
            assertThat(type.path("schema").path("title").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void isAResourceOfCamelK(KameletFile kamelet) throws JsonProcessingException {
        KameletSpec spec = STRICT.treeToValue(kamelet.tree().path("spec"), KameletSpec.class);
        assertThat(spec.getDefinition().getProperties()).hasSameSizeAs(kamelet.parameters());
        assertThat(spec.getDataTypes()).isNotEmpty();
        assertThat(fieldNames(kamelet.tree())).containsExactlyInAnyOrder("apiVersion", "kind", "metadata", "spec");
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasATemplateThatIsARoute(KameletFile kamelet) throws IOException {
        ObjectNode route = STRICT.createObjectNode();
        route.set("from", kamelet.template().path("from"));
        ObjectNode step = STRICT.createObjectNode();
        step.set("route", route);
        JsonNode beans =
                STRICT.createObjectNode().set("beans", kamelet.template().path("beans"));
        assertThat(yamlDsl.validate(STRICT.createArrayNode().add(step).add(beans)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasEndpointsThatTheCatalogueKnows(KameletFile kamelet) throws IOException {
        JsonNode from = kamelet.template().path("from");
        assertThat(problems(kamelet, from, true)).isEmpty();
        List<JsonNode> to = new ArrayList<>();
        collectTo(from.path("steps"), to);
        to.forEach(endpoint -> assertThat(problems(kamelet, endpoint, false)).isEmpty());
    }

    @Test
    void theChecksFindWhatIsWrong() throws IOException {
        KameletFile kamelet = KameletFile.named("salesflow-contacts-source");
        ObjectNode from = kamelet.template().path("from").deepCopy();
        ((ObjectNode) from.path("parameters")).put("bachSize", "1");
        assertThat(problems(kamelet, from, true)).contains("bachSize");
        ObjectNode step = STRICT.createObjectNode();
        step.putObject("route").putObject("from").put("url", "x");
        assertThat(yamlDsl.validate(STRICT.createArrayNode().add(step))).isNotEmpty();
    }

    private static String problems(KameletFile kamelet, JsonNode endpoint, boolean isConsumer) {
        String uri = concrete(kamelet, endpoint.path("uri").asText());
        if (uri.startsWith("kamelet:")) {
            return "";
        }
        Map<String, String> options = new LinkedHashMap<>();
        endpoint.path("parameters").properties().forEach(option -> {
            String name = option.getKey();
            if (!name.startsWith("mail.")) {
                options.put(name, concrete(kamelet, option.getValue().asText()));
            }
        });
        options.values().removeIf(String::isEmpty);
        StringBuilder problems = new StringBuilder();
        if (uri.startsWith("webhook:")) {
            Map<String, String> own = new LinkedHashMap<>(options);
            own.keySet().removeIf(name -> !name.startsWith("webhook") || name.equals("webhookName"));
            problems.append(problem("webhook:x", own, true));
            options.keySet().removeAll(own.keySet());
            uri = uri.substring("webhook:".length());
        }
        return problems.append(problem(uri, options, isConsumer)).toString();
    }

    private static String problem(String uri, Map<String, String> options, boolean isConsumer) {
        String query = options.entrySet().stream()
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        EndpointValidationResult result = catalog.validateEndpointProperties(
                uri + (query.isEmpty() ? "" : "?" + query), false, isConsumer, !isConsumer);
        return result.isSuccess() ? "" : result.summaryErrorMessage(false);
    }

    /** With a value in place of each placeholder: the default, the example, or a number. */
    private static String concrete(KameletFile kamelet, String text) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String name = found.group(1);
            JsonNode parameter = kamelet.parameters().get(name);
            if (parameter == null) {
                return name.equals("local-mail") ? "smtps" : name.replace("local-", "");
            }
            if (name.equals("period")) {
                return "1000";
            }
            JsonNode value = parameter.has("example") ? parameter.path("example") : parameter.path("default");
            return Matcher.quoteReplacement(value.asText().replace("#bean:", "#"));
        });
    }

    private static CamelCatalog catalog() throws IOException {
        CamelCatalog catalog = new DefaultCamelCatalog();
        try (InputStream ours = CamelContext.class.getResourceAsStream("/META-INF/io/salesflow/camel/salesflow.json")) {
            catalog.addComponent("salesflow", "io.salesflow.camel.SalesflowComponent", new String(ours.readAllBytes()));
        }
        return catalog;
    }

    private static JsonSchema yamlDsl() throws IOException {
        try (InputStream schema = CamelContext.class.getResourceAsStream("/schema/camelYamlDsl.json")) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
        }
    }

    private static void collectTo(JsonNode node, List<JsonNode> found) {
        if (node.has("to") && node.path("to").has("uri")) {
            found.add(node.path("to"));
        }
        node.forEach(child -> collectTo(child, found));
    }

    private static JsonNode dataType(KameletFile kamelet, String way) {
        JsonNode data = kamelet.tree().path("spec").path("dataTypes").path(way);
        return data.path("types").path(data.path("default").asText());
    }

    private static boolean isSecret(JsonNode parameter) {
        return parameter.path("format").asText().equals("password");
    }

    private static List<String> dependencies(KameletFile kamelet) {
        return texts(kamelet.tree().path("spec").path("dependencies"));
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> fieldNames(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }
}
