package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.salesflow.camel.api.SalesflowArgumentException;
import java.io.File;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Routes put all kinds of things into headers and bodies: they are understood or refused, but never sent as garbage. */
class OddValuesTest {
    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @TempDir
    Path folder;

    static Stream<Arguments> understood() {
        return Stream.of(
                Arguments.of("FirstName", new ObjectMapper().valueToTree("Ann"), "{\"FirstName\":\"Ann\"}"),
                Arguments.of("FirstName", Optional.of("Ann"), "{\"FirstName\":\"Ann\"}"),
                Arguments.of("FirstName", "Ann".getBytes(StandardCharsets.UTF_8), "{\"FirstName\":\"Ann\"}"),
                Arguments.of("FirstName", new StringBuilder("Ann"), "{\"FirstName\":\"Ann\"}"),
                Arguments.of("FirstName", 42, "{\"FirstName\":\"42\"}"));
    }

    @ParameterizedTest
    @MethodSource("understood")
    void whatHasATextIsSentAsIt(String name, Object value, String body) {
        SALESFLOW.answers("{\"MemberId\":1}");
        Exchange done =
                SALESFLOW.send("salesflow:members/update?memberId=1", null, Map.of("CamelSalesflow" + name, value));
        assertThat(done.getException()).isNull();
        assertThat(SALESFLOW.request().getBodyAsString()).isEqualTo(body);
    }

    static Stream<Object> refused() {
        return Stream.of(
                List.of("Ann", "B"),
                new int[] {1},
                Map.of("a", 1),
                new Object(),
                Optional.of(List.of()),
                Instant.now());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatHasNoneIsRefusedAndNothingIsSent(Object value) {
        Exchange done =
                SALESFLOW.send("salesflow:members/update?memberId=1", null, Map.of("CamelSalesflowFirstName", value));
        assertThat(done.getException())
                .isInstanceOf(SalesflowArgumentException.class)
                .hasMessageContaining("'firstName'");
        assertThat(SALESFLOW.requests()).isEmpty();
    }

    @Test
    void nothingInAJsonNodeIsNothing() {
        Exchange done = SALESFLOW.send(
                "salesflow:members/update?memberId=1", null, Map.of("CamelSalesflowFirstName", NullNode.getInstance()));
        assertThat(done.getException()).hasMessageContaining("nothing to update");
    }

    @Test
    void listsComeAsArraysIteratorsAndNodes() {
        SALESFLOW.answers("[]");
        for (Object identifiers : List.of(
                new String[] {"ada", "bob"},
                List.of("ada", "bob").iterator(),
                new ObjectMapper().valueToTree(List.of("ada", "bob")))) {
            SALESFLOW.send(
                    "salesflow:members/list-by-public-identifiers",
                    null,
                    Map.of("CamelSalesflowPublicIdentifiers", identifiers));
        }
        assertThat(SALESFLOW.requests()).hasSize(3).allMatch(request -> request.getBodyAsString()
                .equals("{\"PublicIdentifiers\":[\"ada\",\"bob\"]}"));
    }

    @Test
    void aTimeBeyondTheCalendarIsRefused() {
        Exchange done =
                SALESFLOW.send("salesflow:campaigns/list", null, Map.of("CamelSalesflowUpdatedFromDate", Instant.MAX));
        assertThat(done.getException()).isInstanceOf(SalesflowArgumentException.class);
    }

    @Test
    void argumentsComeFromFilesAndReaders() throws Exception {
        SALESFLOW.answers("{\"MemberId\":1}");
        String json = "{\"firstName\":\"Ann\"}";
        File file = Files.writeString(folder.resolve("ann.json"), json).toFile();
        for (Object body : List.of(file, new StringReader(json))) {
            assertThat(SALESFLOW
                            .send("salesflow:members/update?memberId=1", body, Map.of())
                            .getException())
                    .isNull();
        }
        assertThat(SALESFLOW.requests()).hasSize(2).allMatch(request -> request.getBodyAsString()
                .equals("{\"FirstName\":\"Ann\"}"));
    }

    @Test
    void aListOfContactsIsNoContact() {
        Exchange done = SALESFLOW.send(
                "salesflow:members/update?memberId=1&firstName=Ann", "[{\"email\":\"ann@example.com\"}]", Map.of());
        assertThat(done.getException()).hasMessageContaining("Split it first");
        assertThat(SALESFLOW.requests()).isEmpty();
    }
}
