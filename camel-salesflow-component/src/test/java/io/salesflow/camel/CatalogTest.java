package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.ArgumentType;
import io.salesflow.camel.api.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations, arguments, options, headers and the catalog that editors read say the same. */
class CatalogTest {
    private static final JsonNode CATALOG = catalog();

    static Stream<Argument> ofMessages() {
        return Arrays.stream(Argument.values()).filter(Argument::isSetByMessages);
    }

    @Test
    void theOperationsAreThoseOfTheContractAndOfTheCatalog() {
        List<String> names =
                Arrays.stream(Operation.values()).map(Operation::operationName).toList();

        assertThat(names)
                .containsExactlyElementsOf(
                        Examples.all().map(Example::operation).toList());
        List<String> withEvents = new ArrayList<>(names);
        withEvents.add("events"); // consumed through webhook:, and no call
        assertThat(texts(CATALOG.at("/properties/operation/enum"))).isEqualTo(withEvents);
        assertThat(CATALOG.at("/properties/operation/kind").asText()).isEqualTo("path");
        assertThat(CATALOG.at("/properties/operation/required").asBoolean()).isTrue();
    }

    @Test
    void everyOperationTakesTheArgumentsOfTheContract() {
        Examples.all().forEach(example -> assertThat(
                        Operation.named(example.operation()).parameters())
                .extracting(parameter -> parameter.argument().optionName())
                .filteredOn(name -> !name.equals("accountId"))
                .as(example.operation())
                .containsExactlyInAnyOrderElementsOf(example.arguments().keySet()));
    }

    @Test
    void everyArgumentIsAnOptionAndEveryOptionAnArgument() {
        assertThat(optionsOf(SalesflowArguments.class).keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ofMessages().map(Argument::optionName).toList());
        assertThat(Argument.ACCOUNT_ID.isSetByMessages()).isFalse();
        assertThat(optionsOf(SalesflowConfiguration.class)).containsKey(Argument.ACCOUNT_ID.optionName());
    }

    @ParameterizedTest
    @EnumSource(Argument.class)
    void anOptionHasTheTypeOfItsArgument(Argument argument) {
        assertThat(CATALOG.at("/properties/" + argument.optionName() + "/javaType")
                        .asText())
                .isEqualTo(
                        switch (argument.type()) {
                            case ID -> "java.lang.Long";
                            case YES_OR_NO -> "java.lang.Boolean";
                            case NAMES, TEXTS -> "java.util.List<java.lang.String>";
                            default -> "java.lang.String";
                        });
    }

    @Test
    void everyArgumentIsAHeaderAndEveryHeaderAnArgument() {
        Set<String> expected = ofMessages().map(Argument::headerName).collect(Collectors.toCollection(TreeSet::new));
        expected.add("CamelSalesflowMissingIdentifiers");

        assertThat(producersHeaders()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(names(CATALOG.path("headers")))
                .containsExactlyInAnyOrderElementsOf(headerConstants().values());
        headerConstants().forEach((constant, header) -> assertThat(constant.replace("_", ""))
                .isEqualToIgnoringCase(header.substring("CamelSalesflow".length())));
    }

    @Test
    void noHeaderSetsATokenABaseUrlOrTheAccount() {
        assertThat(producersHeaders()).noneMatch(header -> header.matches("(?i).*(token|apiurl|account).*"));
    }

    @Test
    void headersAreFilteredByCamelInBothDirections() {
        DefaultHeaderFilterStrategy strategy = new DefaultHeaderFilterStrategy();
        strategy.setOutFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);
        strategy.setInFilterStartsWith(DefaultHeaderFilterStrategy.CAMEL_FILTER_STARTS_WITH);

        assertThat(headerConstants().values()).allSatisfy(header -> {
            assertThat(strategy.applyFilterToCamelHeaders(header, "x", null)).isTrue();
            assertThat(strategy.applyFilterToExternalHeaders(header.toLowerCase(), "x", null))
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"properties", "componentProperties", "headers"})
    void everyOptionAndHeaderIsDescribed(String section) {
        assertThat(CATALOG.path(section).properties()).isNotEmpty().allSatisfy(entry -> assertThat(
                        entry.getValue().path("description").asText())
                .as(entry.getKey())
                .hasSizeGreaterThan(8));
    }

    /** What somebody sees who opens the form of an endpoint: where he must say something, and what is for experts. */
    @Test
    void aFormBeginsWithWhatEverybodyNeeds() {
        List<String> first = CATALOG.path("properties").properties().stream()
                .filter(entry -> entry.getValue().path("group").asText().equals("common"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(first).containsExactly("operation", "accountId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"properties", "componentProperties"})
    void aFormReadsWell(String section) {
        CATALOG.path(section).properties().forEach(entry -> {
            JsonNode option = entry.getValue();
            assertThat(option.path("displayName").asText())
                    .as("name of " + entry.getKey())
                    .doesNotContainPattern("\\b(Id|Ids|Url|Api|Json|Http|Ssl)\\b|Linked In");
            assertThat(option.path("description").asText())
                    .as("description of " + entry.getKey())
                    .doesNotContain("or for all")
                    .matches("(?s)[A-Z0-9].*");
        });
    }

    @Test
    void timesAreDurationsWithTheirUnit() {
        List<String> durations = CATALOG.path("properties").properties().stream()
                .filter(entry -> entry.getValue().path("type").asText().equals("duration"))
                .map(Map.Entry::getKey)
                .toList();

        assertThat(durations)
                .contains(
                        "callTimeout",
                        "connectTimeout",
                        "responseTimeout",
                        "retryDelay",
                        "retryMaxDelay",
                        "delay",
                        "fullScanEvery",
                        "lookback",
                        "reconcileEvery")
                .allSatisfy(name -> assertThat(CATALOG.at("/properties/" + name + "/defaultValue")
                                .asText())
                        .matches("\\d+[smh]"));
    }

    @Test
    void theTokensAndSecretsAndNothingElseAreSecret() {
        Set<String> tokens = Set.of("token", "domainToken", "webhookSecret", "webhookOldSecret");

        assertThat(secrets("properties")).isEqualTo(tokens);
        assertThat(secrets("componentProperties")).isEqualTo(tokens);
        assertThat(secrets("headers")).isEmpty();
    }

    @Test
    void theLimitsOfAnArgumentStandInItsDescriptions() {
        Arrays.stream(Operation.values())
                .flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> parameter.limit() > 0)
                .forEach(parameter -> {
                    String limit = String.valueOf(parameter.limit());
                    String option = parameter.argument().optionName();
                    assertThat(CATALOG.at("/properties/" + option + "/description")
                                    .asText())
                            .contains(limit);
                    assertThat(CATALOG.at("/headers/" + parameter.argument().headerName() + "/description")
                                    .asText())
                            .contains(limit);
                });
    }

    @Test
    void theDefaultsAreThoseOfTheContract() {
        assertThat(CATALOG.at("/properties/apiUrl/defaultValue").asText()).isEqualTo("https://mvc.salesflow.io/api");
        assertThat(CATALOG.at("/properties/statisticsApiUrl/defaultValue").asText())
                .isEqualTo("https://app.salesflow.io/api");
        assertThat(CATALOG.at("/properties/serverZone/defaultValue").asText()).isEqualTo("UTC");
        assertThat(CATALOG.at("/properties/allowInsecureHttp/defaultValue").asBoolean(true))
                .isFalse();
        SalesflowConfiguration configuration = new SalesflowConfiguration();
        assertThat(configuration.getApiUrl()).isEqualTo("https://mvc.salesflow.io/api");
        assertThat(configuration.getStatisticsApiUrl()).isEqualTo("https://app.salesflow.io/api");
        assertThat(configuration.getServerZone()).isEqualTo("UTC");
        assertThat(configuration.isAllowInsecureHttp()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ArgumentType.class)
    void everyTypeOfArgumentIsDescribedAndUsed(ArgumentType type) {
        assertThat(type.description()).isNotBlank();
        assertThat(Argument.values()).anyMatch(argument -> argument.type() == type);
    }

    @Test
    void aHeaderIsDescribedAsItsOptionIs() {
        for (Argument argument : Argument.values()) {
            if (argument.isSetByMessages()) {
                assertThat(CATALOG.path("headers").path(argument.headerName()).path("description"))
                        .as(argument.headerName())
                        .isEqualTo(CATALOG.path("properties")
                                .path(argument.optionName())
                                .path("description"));
            }
        }
    }

    private static Map<String, Field> optionsOf(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(UriParam.class))
                .collect(Collectors.toMap(Field::getName, field -> field));
    }

    private static Set<String> producersHeaders() {
        return Arrays.stream(SalesflowConstants.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Metadata.class))
                .filter(field -> field.getAnnotation(Metadata.class).label().equals("producer"))
                .map(CatalogTest::valueOf)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> headerConstants() {
        return Arrays.stream(SalesflowConstants.class.getDeclaredFields())
                .filter(field -> field.isAnnotationPresent(Metadata.class))
                .collect(Collectors.toMap(Field::getName, CatalogTest::valueOf));
    }

    private static String valueOf(Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> secrets(String section) {
        return CATALOG.path(section).properties().stream()
                .filter(entry -> entry.getValue().path("secret").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static List<String> texts(JsonNode array) {
        return Samples.elements(array.toString()).stream().map(JsonNode::asText).toList();
    }

    private static JsonNode catalog() {
        try (InputStream stream =
                CatalogTest.class.getResourceAsStream("/META-INF/io/salesflow/camel/salesflow.json")) {
            return new ObjectMapper().readTree(stream);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
