package io.salesflow.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactBatchUpsertTest {

    private static final String PATH = "/crm/v3/objects/contacts/batch/upsert";

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    private final HubSpotSandbox sandbox = HUBSPOT.sandbox();

    @BeforeEach
    void defineTheKey() {
        sandbox.properties().addText("salesflow_linkedin_key", true);
    }

    @Test
    void createsWhatIsNewAndUpdatesWhatExists() throws IOException {
        Contact known = sandbox.contacts().add(Map.of("salesflow_linkedin_key", "ann", "firstname", "Ann"));

        Caller.Reply reply = upsert(
                input("ann", "t1", "'jobtitle':'CEO'"),
                input("bob", "t2", "'firstname':'Bob','email':'Bob@Example.com'"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("status").asText()).isEqualTo("COMPLETE");
        assertThat(reply.json().has("errors")).isFalse();
        assertThat(reply.json().path("startedAt").asText()).endsWith("Z");
        JsonNode updated = reply.json().path("results").path(0);
        assertThat(updated.path("id").asText()).isEqualTo(known.id());
        assertThat(updated.path("new").asBoolean(true)).isFalse();
        assertThat(updated.path("objectWriteTraceId").asText()).isEqualTo("t1");
        assertThat(updated.path("archived").asBoolean(true)).isFalse();
        JsonNode created = reply.json().path("results").path(1);
        assertThat(created.path("new").asBoolean()).isTrue();
        assertThat(created.path("properties").path("email").asText()).isEqualTo("bob@example.com");
        assertThat(sandbox.contacts().find("salesflow_linkedin_key", "ann"))
                .singleElement()
                .extracting(Contact::properties)
                .isEqualTo(Map.of("salesflow_linkedin_key", "ann", "firstname", "Ann", "jobtitle", "CEO"));
        assertThat(sandbox.contacts().count()).isEqualTo(2);
    }

    @Test
    void writesTheSameContactsAgainWithoutDoublingThem() throws IOException {
        upsert(input("ann", "t1", "'firstname':'Ann'"));
        Caller.Reply again = upsert(input("ann", "t1", "'firstname':'Ann'"));

        assertThat(again.json().path("results").path(0).path("new").asBoolean(true))
                .isFalse();
        assertThat(sandbox.contacts().count()).isEqualTo(1);
    }

    @Test
    void clearsAPropertyThatIsSentEmpty() throws IOException {
        upsert(input("ann", "t1", "'firstname':'Ann','jobtitle':'CEO'"));
        upsert(input("ann", "t1", "'jobtitle':''"));

        assertThat(sandbox.contacts().all().get(0).value("jobtitle")).isEmpty();
    }

    @Test
    void answersOnDatedPathsToo() throws IOException {
        Caller.Reply reply = Caller.of(sandbox)
                .post(
                        "/crm/objects/2026-03/contacts/batch/upsert",
                        "{\"inputs\":[" + input("ann", "t1", "'firstname':'Ann'") + "]}");

        assertThat(reply.status()).isEqualTo(200);
    }

    @Test
    void takesAHundredInputsButNotOneMore() throws IOException {
        assertThat(upsert(inputs(100)).status()).isEqualTo(200);
        sandbox.contacts().clear();

        Caller.Reply tooMany = upsert(inputs(101));

        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.message()).contains("100").contains("101");
        assertThat(sandbox.contacts().count()).isZero();
    }

    @Test
    void refusesTheSameIdTwice() throws IOException {
        Caller.Reply reply = upsert(input("ann", "t1", "'firstname':'A'"), input("ann", "t2", "'firstname':'B'"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).isEqualTo("Duplicate IDs found in batch input: [ann]. IDs must be unique");
        assertThat(sandbox.contacts().count()).isZero();
    }

    @Test
    void refusesTheSameContactByTwoProperties() throws IOException {
        sandbox.contacts().add(Map.of("salesflow_linkedin_key", "ann", "email", "ann@example.com"));

        Caller.Reply reply = upsert(
                input("ann", "t1", "'firstname':'A'"),
                input("email", "ann@example.com", "t2", "'salesflow_linkedin_key':'ann'"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).startsWith("Duplicate IDs");
    }

    @ParameterizedTest
    @CsvSource({
        "email, not-an-address, INVALID_EMAIL",
        "hs_lead_status, Sounds interested, INVALID_OPTION",
        "industry, Banks, INVALID_OPTION",
        "hs_object_id, 5, READ_ONLY_VALUE"
    })
    void writesTheRestIfOneRecordHasAnUnfitValue(String property, String value, String error) throws IOException {
        Caller.Reply reply = upsert(
                input("ann", "t1", "'firstname':'Ann','" + property + "':'" + value + "'"),
                input("bob", "t2", "'firstname':'Bob'"));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().path("numErrors").asInt()).isEqualTo(1);
        JsonNode refused = reply.json().path("errors").path(0);
        assertThat(refused.path("category").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(refused.path("message").asText())
                .startsWith("Property values were not valid: [{")
                .contains("\"error\":\"" + error + "\"")
                .contains("\"name\":\"" + property + "\"");
        assertThat(refused.at("/context/objectWriteTraceId/0").asText()).isEqualTo("t1");
        assertThat(sandbox.contacts().all())
                .extracting(contact -> contact.properties().get("firstname"))
                .containsExactly("Bob");
    }

    @Test
    void refusesAValueThatIsTooLong() throws IOException {
        String longest = "x".repeat(PropertyValueFormat.MOST_CHARACTERS);

        assertThat(upsert(input("ann", "t1", "'firstname':'Ann','company':'" + longest + "'"))
                        .status())
                .isEqualTo(200);
        assertThat(upsert(input("ann", "t1", "'company':'" + longest + "x'")).status())
                .isEqualTo(207);
    }

    @Test
    void refusesAContactWithoutAddressAndName() throws IOException {
        Caller.Reply reply = upsert(input("ann", "t1", "'company':'Example'"));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().path("results")).isEmpty();
        assertThat(sandbox.contacts().count()).isZero();
    }

    @Test
    void refusesAUniqueValueOfAnotherContact() throws IOException {
        sandbox.properties().addText("badge", true);
        Contact owner = sandbox.contacts().add(Map.of("firstname", "Owner", "badge", "7"));

        Caller.Reply reply = upsert(input("ann", "t1", "'firstname':'Ann','badge':'7'"));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().at("/errors/0/message").asText())
                .contains("CONFLICTING_UNIQUE_VALUE")
                .contains(owner.id());
    }

    @Test
    void refusesAllIfARecordIsUnfitAndNotEveryInputHasATraceId() throws IOException {
        Caller.Reply reply = upsert(
                input("ann", "t1", "'firstname':'Ann','email':'nonsense'"),
                "{\"id\":\"bob\",\"idProperty\":\"salesflow_linkedin_key\",\"properties\":{\"firstname\":\"Bob\"}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("INVALID_EMAIL");
        assertThat(sandbox.contacts().count()).isZero();
    }

    @Test
    void refusesAllIfAPropertyIsUnknown() throws IOException {
        Caller.Reply reply = upsert(
                input("ann", "t1", "'firstname':'Ann','shoe_size':'9'"), input("bob", "t2", "'firstname':'Bob'"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("category").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(reply.message()).contains("PROPERTY_DOESNT_EXIST").contains("shoe_size");
        assertThat(sandbox.contacts().count()).isZero();
    }

    @Test
    void refusesAllIfAnAddressBelongsToAnotherContact() throws IOException {
        Contact owner = sandbox.contacts().add(Map.of("email", "shared@example.com"));

        Caller.Reply reply = upsert(
                input("ann", "t1", "'firstname':'Ann'"),
                input("bob", "t2", "'firstname':'Bob','email':'SHARED@example.com'"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("category").asText()).isEqualTo("CONFLICT");
        assertThat(reply.message()).isEqualTo("Contact already exists. Existing ID: " + owner.id());
        assertThat(reply.text()).doesNotContain("t2");
        assertThat(sandbox.contacts().count()).isEqualTo(1);
    }

    @Test
    void refusesAllIfTwoInputsWantTheSameAddress() throws IOException {
        Caller.Reply reply = upsert(
                input("ann", "t1", "'firstname':'Ann','email':'a@example.com'"),
                input("bob", "t2", "'firstname':'Bob','email':'a@example.com'"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(sandbox.contacts().count()).isZero();
    }

    @Test
    void refusesAPartialUpdateByAddress() throws IOException {
        sandbox.contacts().add(Map.of("email", "ann@example.com", "firstname", "Ann"));

        Caller.Reply partial = upsert(input("email", "ann@example.com", "t1", "'jobtitle':'CEO'"));
        Caller.Reply complete = upsert(input("email", "ann@example.com", "t1", "'firstname':'Ann','jobtitle':'CEO'"));
        Caller.Reply creating = upsert(input("email", "bob@example.com", "t1", "'jobtitle':'CEO'"));

        assertThat(partial.status()).isEqualTo(400);
        assertThat(partial.message()).contains("Partial upserts are not supported");
        assertThat(complete.status()).isEqualTo(200);
        assertThat(creating.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobtitle", "no_such_property", "hs_object_id", ""})
    void refusesToIdentifyByAPropertyThatIsNotUnique(String idProperty) throws IOException {
        Caller.Reply reply = upsert(input(idProperty, "x", "t1", "'firstname':'Ann'"));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("not a property with unique values");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"inputs\":[]}",
                "{\"inputs\":[{}]}",
                "{\"inputs\":[{\"id\":\"a\",\"idProperty\":\"salesflow_linkedin_key\"}]}",
                "{\"inputs\":[{\"id\":\"a\",\"idProperty\":\"salesflow_linkedin_key\",\"properties\":{\"phone\":5}}]}",
                "{\"inputs\":[{\"id\":\"a\",\"idProperty\":\"salesflow_linkedin_key\",\"properties\":{\"phone\":null}}]}",
                "{\"inputs\":"
            })
    void refusesAMalformedBody(String body) throws IOException {
        Caller.Reply reply = Caller.of(sandbox).post(PATH, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("status").asText()).isEqualTo("error");
        assertThat(reply.json().path("correlationId").asText()).isNotEmpty();
    }

    private Caller.Reply upsert(String... inputs) throws IOException {
        return Caller.of(sandbox).post(PATH, "{\"inputs\":[" + String.join(",", inputs) + "]}");
    }

    private static String[] inputs(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> input("key" + i, "t" + i, "'firstname':'F'"))
                .collect(Collectors.toList())
                .toArray(String[]::new);
    }

    private static String input(String key, String traceId, String properties) {
        return input("salesflow_linkedin_key", key, traceId, properties);
    }

    private static String input(String idProperty, String id, String traceId, String properties) {
        return "{'idProperty':'%s','id':'%s','objectWriteTraceId':'%s','properties':{%s}}"
                .formatted(idProperty, id, traceId, properties)
                .replace('\'', '"');
    }
}
