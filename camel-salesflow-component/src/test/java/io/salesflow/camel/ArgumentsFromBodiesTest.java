package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.camel.api.Contact;
import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArgumentsFromBodiesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> OPERATIONS =
            List.of("members/import", "members/update", "members/list-by-public-identifiers");

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    static Stream<Arguments> bodies() {
        return OPERATIONS.stream().flatMap(ArgumentsFromBodiesTest::bodies);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void argumentsCanBeTheBody(String operation, Object body) {
        SALESFLOW.answers(Samples.of(operation));

        Exchange done = SALESFLOW.send("salesflow:" + operation, body, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(queryOf())
                .containsExactlyInAnyOrderElementsOf(Examples.of(operation).queryWithToken());
        assertThat(SALESFLOW.request().getUrl())
                .startsWith(Examples.of(operation).path());
        if (Examples.of(operation).body() != null) {
            assertThat(Samples.tree(SALESFLOW.request().getBodyAsString()))
                    .isEqualTo(Samples.tree(Examples.of(operation).body()));
        }
    }

    @Test
    void aContactThatWasReadIsImportedElsewhere() {
        Contact contact = SALESFLOW
                .context()
                .getTypeConverter()
                .convertTo(
                        Contact.class,
                        Samples.of("members/list-by-public-identifiers").replaceAll("(?s)^\\[(.*?\\}).*", "$1"));
        SALESFLOW.answers(Samples.of("members/import"));

        SALESFLOW.answerOf("salesflow:members/import?campaignId=20", contact, Map.of());

        assertThat(queryOf())
                .contains(
                        "campaignId=20",
                        "linkedInUrl=https%3A%2F%2Fwww.linkedin.com%2Fin%2Ftest123",
                        "firstName=John",
                        "lastName=Doe",
                        "location=New%20York",
                        "occupation=CEO");
    }

    @Test
    void aContactThatWasReadIsUpdatedWithWhatTheApiTakesOfIt() {
        Contact contact = SALESFLOW.context().getTypeConverter().convertTo(Contact.class, Samples.of("members/get"));
        SALESFLOW.answers(Samples.of("members/update"));

        SALESFLOW.answerOf("salesflow:members/update", contact, Map.of());

        assertThat(SALESFLOW.request().getUrl()).startsWith("/api/members/46875434?");
        assertThat(Samples.tree(SALESFLOW.request().getBodyAsString()).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "FirstName", "LastName", "Location", "Occupation", "Industry", "Email", "Phone", "Company");
    }

    @Test
    void onlyWhatIsSetIsUpdated() {
        SALESFLOW.answers(Samples.of("members/update"));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("email", null);
        body.put("phone", "  ");
        body.put("Company", "Acme");

        SALESFLOW.answerOf("salesflow:members/update?memberId=5", body, Map.of());

        assertThat(SALESFLOW.request().getBodyAsString()).isEqualTo("{\"Company\":\"Acme\"}");
    }

    @Test
    void aHeaderBeatsTheBodyAndTheBodyBeatsTheOption() {
        SALESFLOW.answers(Samples.of("members/update"));

        SALESFLOW.answerOf(
                "salesflow:members/update?memberId=1&firstName=option&lastName=option&company=option",
                "{\"memberId\":2,\"FirstName\":\"body\",\"lastName\":\"body\"}",
                Map.of(SalesflowConstants.MEMBER_ID, 3, SalesflowConstants.FIRST_NAME, "header"));

        assertThat(SALESFLOW.request().getUrl()).startsWith("/api/members/3?");
        assertThat(Samples.tree(SALESFLOW.request().getBodyAsString()))
                .isEqualTo(Samples.tree("{\"FirstName\":\"header\",\"LastName\":\"body\",\"Company\":\"option\"}"));
    }

    @Test
    void namesOfHeadersAndFieldsAreReadInAnyCase() {
        SALESFLOW.answers(Samples.of("members/update"));

        SALESFLOW.answerOf(
                "salesflow:members/update",
                Map.of("FIRSTNAME", "body", "lastname", "body"),
                Map.of("camelsalesflowmemberid", 3, "CAMELSALESFLOWFIRSTNAME", "header"));

        assertThat(SALESFLOW.request().getUrl()).startsWith("/api/members/3?");
        assertThat(Samples.tree(SALESFLOW.request().getBodyAsString()))
                .isEqualTo(Samples.tree("{\"FirstName\":\"header\",\"LastName\":\"body\"}"));
    }

    @Test
    void theBodyCannotChooseTheAccountOrTheToken() {
        SALESFLOW.answers(Samples.of("members/update"));

        SALESFLOW.answerOf(
                "salesflow:members/update?memberId=5",
                "{\"accountId\":666,\"AccountId\":666,\"token\":\"stolen\",\"apiUrl\":\"http://x\",\"phone\":\"1\"}",
                Map.of());

        assertThat(queryOf()).containsExactlyInAnyOrder("accountId=321", "token=" + SalesflowStub.TOKEN);
        assertThat(SALESFLOW.request().getBodyAsString()).isEqualTo("{\"Phone\":\"1\"}");
    }

    static final List<Arguments> LISTS = List.of(
            argumentSet("List", List.of("identity1", "identity2")),
            argumentSet("array", (Object) new String[] {"identity1", "identity2"}),
            argumentSet("JSON array", "[\"identity1\",\"identity2\"]"),
            argumentSet("text in a Map", Map.of("publicIdentifiers", "identity1, identity2")),
            argumentSet("array in a Map", Map.of("PublicIdentifiers", new String[] {"identity1", "identity2"})));

    @ParameterizedTest
    @FieldSource("LISTS")
    void publicIdentifiersCanBeAPlainList(Object body) {
        SALESFLOW.answers("[]");

        SALESFLOW.answerOf("salesflow:members/list-by-public-identifiers", body, Map.of());

        assertThat(SALESFLOW.request().getBodyAsString())
                .isEqualTo("{\"PublicIdentifiers\":[\"identity1\",\"identity2\"]}");
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void theBodyOfAnyOtherOperationIsNotLookedAt(Example example) {
        if (OPERATIONS.contains(example.operation())) {
            return;
        }
        SALESFLOW.answers(Samples.of(example.operation()));

        Exchange done =
                SALESFLOW.send(example.uriWithArguments(), "{\"campaignId\":666,\"memberId\":666,\"broken", Map.of());

        assertThat(done.getException()).isNull();
        assertThat(queryOf()).containsExactlyInAnyOrderElementsOf(example.queryWithToken());
    }

    private static Stream<Arguments> bodies(String operation) {
        Map<String, Object> camelCase = new LinkedHashMap<>();
        Examples.of(operation).arguments().forEach((name, value) -> camelCase.put(name, valueOf(name, value)));
        Map<String, Object> pascalCase = camelCase.entrySet().stream()
                .collect(Collectors.toMap(e -> Example.header(e.getKey()).substring(14), Map.Entry::getValue));
        List<Arguments> bodies = new ArrayList<>();
        for (Map<String, Object> values : List.of(camelCase, pascalCase)) {
            String name = operation + (values == camelCase ? ", camelCase, " : ", PascalCase, ");
            String json = json(values);
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            StreamCache cache = new ByteArrayInputStreamCache(new ByteArrayInputStream(bytes));
            bodies.add(argumentSet(name + "Map", operation, values));
            bodies.add(argumentSet(name + "JSON text", operation, " \n" + json));
            bodies.add(argumentSet(name + "bytes", operation, bytes));
            bodies.add(argumentSet(name + "JsonNode", operation, Samples.tree(json)));
            bodies.add(argumentSet(name + "InputStream", operation, new ByteArrayInputStream(bytes)));
            bodies.add(argumentSet(name + "StreamCache", operation, cache));
        }
        return bodies.stream();
    }

    private static Object valueOf(String name, String text) {
        if (name.equals("customFields") || name.equals("publicIdentifiers")) {
            return List.of(text.split(","));
        }
        return name.equals("memberId") ? Long.valueOf(text) : text;
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> queryOf() {
        return List.of(URI.create(SALESFLOW.request().getUrl()).getRawQuery().split("&"));
    }
}
