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

class CommunicationsTest {

    private static final String PATH = "/crm/v3/objects/communications";
    private static final String KEY = """
            {"name":"message_key","label":"Key","type":"string","fieldType":"text","groupName":"contactinformation",\
            "hasUniqueValue":true}""";

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    private final HubSpotSandbox sandbox = HUBSPOT.sandbox();
    private final Caller caller = Caller.of(sandbox);
    private String contactId;

    @BeforeEach
    void addContact() {
        contactId = sandbox.contacts().add(Map.of("firstname", "Ann")).id();
    }

    @Test
    void aMessageIsOnTheTimelineOfItsContact() throws IOException {
        assertThat(caller.post(PATH, message("'x':1", "Hello")).status()).isEqualTo(201);

        assertThat(sandbox.communications().of(contactId)).singleElement().satisfies(message -> assertThat(
                        message.properties())
                .containsEntry("hs_communication_body", "Hello")
                .containsEntry("hs_timestamp", "2026-01-05T09:00:00.000Z"));
    }

    @Test
    void theNumberOfTheAssociationIsToldAndAnotherIsRefused() throws IOException {
        assertThat(caller.get("/crm/v4/associations/communications/contacts/labels")
                        .json()
                        .path("results")
                        .path(0)
                        .path("typeId")
                        .asInt())
                .isEqualTo(81);
        assertThat(caller.post(PATH, message("'x':1", "Hello").replace("81", "82"))
                        .status())
                .isEqualTo(400);
        assertThat(sandbox.communications().all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "LINKEDIN_MESSAGE,PIGEON,INVALID_OPTION",
        "hs_timestamp,hs_createdate,READ_ONLY_VALUE",
        "hs_communication_body,no_such_property,PROPERTY_DOESNT_EXIST"
    })
    void refusesWhatHubSpotRefuses(String good, String bad, String words) throws IOException {
        Caller.Reply reply = caller.post(PATH, message("'x':1", "Hello").replace(good, bad));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains(words);
    }

    @Test
    void refusesAMessageOfNobodyAndOneOfSomebodyUnknown() throws IOException {
        assertThat(caller.post(PATH, message("'x':1", "Hello").replace("associations", "other"))
                        .message())
                .contains("needs an association");
        assertThat(caller.post(PATH, message("'x':1", "Hello").replace("\"" + contactId + "\"", "\"999\""))
                        .message())
                .contains("0-1:999 does not exist");
    }

    @Test
    void aBatchTakesAHundredAndTellsOfEachThatIsUnfit() throws IOException {
        assertThat(batch(IntStream.range(0, 101)
                                .mapToObj(i -> message("'objectWriteTraceId':'t" + i + "'", "m"))
                                .toArray(String[]::new))
                        .status())
                .isEqualTo(400);

        Caller.Reply reply =
                batch(message("'objectWriteTraceId':'good'", "m"), message("'objectWriteTraceId':'bad'", ""));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json()
                        .path("results")
                        .path(0)
                        .path("objectWriteTraceId")
                        .asText())
                .isEqualTo("good");
        assertThat(reply.json()
                        .path("errors")
                        .path(0)
                        .path("context")
                        .path("objectWriteTraceId")
                        .path(0)
                        .asText())
                .isEqualTo("bad");
    }

    @Test
    void aUniquePropertyKeepsMessagesSingleAndFindsThem() throws IOException {
        assertThat(caller.post("/crm/v3/properties/communications", KEY).status())
                .isEqualTo(201);
        batch(keyed("k1"));

        assertThat(batch(keyed("k1")).text()).contains("CONFLICTING_UNIQUE_VALUE");
        assertThat(batch(keyed("k2"), keyed("k2")).status()).isEqualTo(400);
        assertThat(sandbox.communications().all()).hasSize(1);
        Caller.Reply found = caller.post(
                PATH + "/batch/read", "{\"idProperty\":\"message_key\",\"inputs\":[{\"id\":\"k1\"},{\"id\":\"k9\"}]}");
        assertThat(found.status()).isEqualTo(207);
        assertThat(found.json().path("results")).hasSize(1);
    }

    @Test
    void someAccountsAllowNoUniquePropertyOfMessages() throws IOException {
        try (HubSpotSandbox other =
                HubSpotSandbox.builder().withoutUniqueMessageProperties().start()) {
            assertThat(Caller.of(other)
                            .post("/crm/v3/properties/communications", KEY)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void anUpsertWithoutAUniquePropertyIsRefused() throws IOException {
        assertThat(caller.post(PATH + "/batch/upsert", "{\"inputs\":[{\"id\":\"1\",\"properties\":{}}]}")
                        .message())
                .contains("not a property with unique values");
    }

    @Test
    void theMessagesOfContactsAreTold() throws IOException {
        caller.post(PATH, message("'x':1", "Hello"));

        assertThat(caller.post(
                                "/crm/v4/associations/contacts/communications/batch/read",
                                "{\"inputs\":[{\"id\":\"" + contactId + "\"}]}")
                        .json()
                        .path("results")
                        .path(0)
                        .path("to")
                        .path(0)
                        .path("toObjectId")
                        .asText())
                .isEqualTo(sandbox.communications().all().get(0).id());
    }

    @Test
    void theMessagesOfContactsComeInPages() throws IOException {
        String hundred =
                IntStream.range(0, 100).mapToObj(i -> message("'x':1", "Hello")).collect(Collectors.joining(","));
        for (int page = 0; page < 6; page++) {
            caller.post(PATH + "/batch/create", "{\"inputs\":[" + hundred + "]}");
        }

        JsonNode first = messagesOf("");
        JsonNode second =
                messagesOf(",\"after\":\"" + first.at("/paging/next/after").asText() + "\"");

        assertThat(first.path("to")).hasSize(500);
        assertThat(second.path("to")).hasSize(100);
        assertThat(second.has("paging")).isFalse();
        assertThat(second.at("/to/0/toObjectId").asLong())
                .isGreaterThan(first.at("/to/499/toObjectId").asLong());
    }

    private JsonNode messagesOf(String after) throws IOException {
        return caller.post(
                        "/crm/v4/associations/contacts/communications/batch/read",
                        "{\"inputs\":[{\"id\":\"" + contactId + "\"" + after + "}]}")
                .json()
                .at("/results/0");
    }

    private Caller.Reply batch(String... inputs) throws IOException {
        return caller.post(
                PATH + "/batch/create",
                "{\"inputs\":[" + java.util.Arrays.stream(inputs).collect(Collectors.joining(",")) + "]}");
    }

    private String keyed(String key) {
        return message("'objectWriteTraceId':'" + key + key.hashCode() + "'", "m")
                .replace("\"properties\":{", "\"properties\":{\"message_key\":\"" + key + "\",");
    }

    private String message(String more, String body) {
        return ("{%s,'properties':{'hs_communication_channel_type':'LINKEDIN_MESSAGE',"
                        + "'hs_communication_logged_from':'CRM','hs_communication_body':'%s',"
                        + "'hs_timestamp':'2026-01-05T09:00:00Z'},'associations':[{'to':{'id':'%s'},'types':"
                        + "[{'associationCategory':'HUBSPOT_DEFINED','associationTypeId':81}]}]}")
                .formatted(more, body, contactId)
                .replace('\'', '"');
    }
}
