package io.salesflow.camel.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both were written from the contract, one without the other: what stands in the one stands in the other. */
class OperationsMatchTheOpenApiDocumentTest {
    private static final OpenAPI DOCUMENT = document();
    private static final Map<String, Described> DESCRIBED = described();

    @Test
    void theDocumentDescribesTheSameOperations() {
        assertThat(DESCRIBED.keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Operation.values())
                        .map(Operation::operationName)
                        .toList())
                .hasSize(23);
    }

    @ParameterizedTest
    @EnumSource
    void verbAndResourceAreTheSame(Operation operation) {
        Described described = DESCRIBED.get(operation.operationName());
        assertThat(described.verb().name()).isEqualTo(operation.verb().name());
        assertThat(described.path()).isEqualTo("/" + operation.resource());
    }

    @ParameterizedTest
    @EnumSource
    void theHostIsTheSame(Operation operation) {
        Described described = DESCRIBED.get(operation.operationName());
        String documented = Stream.of(
                        described.operation().getServers(), described.item().getServers(), DOCUMENT.getServers())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow()
                .get(0)
                .getUrl();
        assertThat(documented)
                .isEqualTo(
                        operation.host() == Operation.Host.STATISTICS
                                ? "https://app.salesflow.io/api"
                                : "https://mvc.salesflow.io/api");
    }

    @ParameterizedTest
    @EnumSource
    void theSecretIsTheSame(Operation operation) {
        assertThat(DESCRIBED.get(operation.operationName()).operation().getSecurity())
                .flatExtracting(requirement -> requirement.keySet())
                .containsExactly(operation.credential().wireName());
    }

    @ParameterizedTest
    @EnumSource
    void everyParameterIsTheSame(Operation operation) {
        assertThat(parametersOf(operation))
                .containsExactlyInAnyOrderElementsOf(
                        DESCRIBED.get(operation.operationName()).parameters());
    }

    @ParameterizedTest
    @EnumSource
    void theAnswerIsTheSame(Operation operation) {
        Content content = DESCRIBED
                .get(operation.operationName())
                .operation()
                .getResponses()
                .get("200")
                .getContent();
        if (operation == Operation.MEMBERS_MUTE) {
            assertThat(content).as("nobody knows what a mute answers").containsOnlyKeys("*/*");
            return;
        }
        Schema<?> schema = content.get("application/json").getSchema();
        Schema<?> element = operation.answer().isList() ? schema.getItems() : schema;
        assertThat(element.get$ref()).endsWith("/" + operation.answer().type().getSimpleName());
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldOfTheAnswersRecordIsDescribedAndTheOtherWayRound(Operation operation) {
        Class<?> type = operation.answer().type();
        Schema<?> schema = DOCUMENT.getComponents().getSchemas().get(type.getSimpleName());
        List<String> documented = List.copyOf(Described.properties(schema).keySet());
        List<String> fields = Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName())
                .filter(name -> !name.equals("other"))
                .map(name -> Character.toUpperCase(name.charAt(0)) + name.substring(1))
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(fields);
    }

    private static List<DescribedParameter> parametersOf(Operation operation) {
        Stream<DescribedParameter> declared = operation.parameters().stream()
                .map(parameter -> new DescribedParameter(
                        parameter.wireName(),
                        parameter.place().name().toLowerCase(),
                        parameter.required(),
                        limit(operation, parameter)));
        Stream<DescribedParameter> fixed =
                operation.fixedQuery().keySet().stream().map(name -> new DescribedParameter(name, "query", true, 0));
        return Stream.concat(declared, fixed).toList();
    }

    private static int limit(Operation operation, Parameter parameter) {
        return parameter.argument() == Argument.PUBLIC_IDENTIFIERS
                ? Operation.PUBLIC_IDENTIFIERS_A_CALL
                : parameter.limit();
    }

    private static OpenAPI document() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        return new OpenAPIV3Parser()
                .readLocation("salesflow-openapi.yaml", null, options)
                .getOpenAPI();
    }

    private static Map<String, Described> described() {
        Map<String, Described> described = new HashMap<>();
        DOCUMENT.getPaths().forEach((path, item) -> item.readOperationsMap()
                .forEach((verb, operation) ->
                        described.put(operation.getOperationId(), new Described(path, verb, item, operation))));
        return described;
    }

    private record DescribedParameter(String name, String place, boolean required, int limit) {}

    private record Described(
            String path, PathItem.HttpMethod verb, PathItem item, io.swagger.v3.oas.models.Operation operation) {

        List<DescribedParameter> parameters() {
            List<DescribedParameter> all = new ArrayList<>();
            Stream.of(item.getParameters(), operation.getParameters())
                    .filter(Objects::nonNull)
                    .flatMap(List::stream)
                    .map(parameter -> parameter.get$ref() == null
                            ? parameter
                            : DOCUMENT.getComponents()
                                    .getParameters()
                                    .get(parameter.get$ref().substring("#/components/parameters/".length())))
                    .map(parameter -> new DescribedParameter(
                            parameter.getName(),
                            parameter.getIn(),
                            Boolean.TRUE.equals(parameter.getRequired()),
                            limitOf(parameter.getSchema())))
                    .forEach(all::add);
            bodySchema().ifPresent(schema -> properties(schema)
                    .forEach((name, property) -> all.add(new DescribedParameter(
                            name,
                            "body",
                            schema.getRequired() != null && schema.getRequired().contains(name),
                            limitOf(property)))));
            return all;
        }

        private Optional<Schema<?>> bodySchema() {
            return Optional.ofNullable(operation.getRequestBody())
                    .map(body -> body.get$ref() == null
                            ? body
                            : DOCUMENT.getComponents()
                                    .getRequestBodies()
                                    .get(body.get$ref().substring("#/components/requestBodies/".length())))
                    .map(body ->
                            resolved(body.getContent().get("application/json").getSchema()));
        }

        private static Schema<?> resolved(Schema<?> schema) {
            return schema.get$ref() == null
                    ? schema
                    : DOCUMENT.getComponents()
                            .getSchemas()
                            .get(schema.get$ref().substring("#/components/schemas/".length()));
        }

        @SuppressWarnings("rawtypes")
        private static Map<String, Schema> properties(Schema<?> schema) {
            return schema.getProperties() == null ? Map.of() : schema.getProperties();
        }

        private static int limitOf(Schema<?> schema) {
            Integer limit = schema.getMaxLength() != null ? schema.getMaxLength() : schema.getMaxItems();
            return limit == null ? 0 : limit;
        }
    }
}
