package io.salesflow.sandbox.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceSandboxTest {

    private static final String KEY = "Salesflow_Key__c";
    private static final String LEAD = "{'attributes': {'type': 'Lead'}, ";

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(Path.of("../salesforce/force-app")));

    @TempDir
    private Path folder;

    private final SalesforceSandbox sandbox = SALESFORCE.sandbox();
    private Caller caller;

    @BeforeEach
    void logIn() throws IOException {
        caller = Caller.loggedIn(sandbox);
    }

    @Test
    void writesEachRecordForItselfAndTellsWhatBecameOfItInTheirOrder() throws IOException {
        sandbox.objects().add("Lead", Map.of("LastName", "Old", "Company", "C", KEY, "ada"));

        JsonNode results = caller.upsert(
                        "Lead",
                        KEY,
                        LEAD + "'Salesflow_Key__c': 'ADA', 'FirstName': 'Ada'},"
                                + LEAD + "'Salesflow_Key__c': 'bob', 'LastName': 'B', 'Company': 'C'},"
                                + LEAD + "'Salesflow_Key__c': 'cyd', 'LastName': 'C', 'Company': 'C', 'Email': 'x'},"
                                + LEAD + "'Salesflow_Key__c': 'dan', 'LastName': ' '},"
                                + LEAD + "'LastName': 'E', 'Company': 'C'}")
                .json();

        assertThat(results)
                .extracting(result -> result.path("success").asBoolean())
                .containsExactly(true, true, false, false, false);
        assertThat(results.path(0).path("created").asBoolean()).isFalse();
        assertThat(results.path(1).path("created").asBoolean()).isTrue();
        assertThat(errorCodes(results))
                .containsExactly("INVALID_EMAIL_ADDRESS", "REQUIRED_FIELD_MISSING", "MISSING_ARGUMENT");
        assertThat(results.path(3).path("errors").path(0).path("fields"))
                .extracting(JsonNode::asText)
                .containsExactly("LastName", "Company");
        assertThat(sandbox.objects().all("Lead")).hasSize(2);
        assertThat(sandbox.objects().find("Lead", KEY, "ada")).singleElement().satisfies(lead -> assertThat(
                        lead.values())
                .containsEntry("FirstName", "Ada")
                .containsEntry("LastName", "Old"));
    }

    @Test
    void anExternalIdThatComesTwiceOrMatchesSeveralWritesNothing() throws IOException {
        sandbox.objects().add("Lead", Map.of("LastName", "A", "Company", "C", KEY, "ada"));
        String other = sandbox.objects()
                .add("Lead", Map.of("LastName", "B", "Company", "C"))
                .id();
        sandbox.objects().edit("Lead", other, KEY, "ada");

        JsonNode results = caller.upsert(
                        "Lead",
                        KEY,
                        LEAD + "'Salesflow_Key__c': 'bob', 'LastName': 'B', 'Company': 'C'},"
                                + LEAD + "'Salesflow_Key__c': 'BOB', 'LastName': 'B', 'Company': 'C'},"
                                + LEAD + "'Salesflow_Key__c': 'ada', 'FirstName': 'Ada'}")
                .json();

        assertThat(errorCodes(results)).containsExactly("DUPLICATE_VALUE", "DUPLICATE_VALUE", "DUPLICATE_EXTERNAL_ID");
        assertThat(caller.get("sobjects/Lead/Salesflow_Key__c/ada").status()).isEqualTo(300);
        assertThat(caller.get("sobjects/Lead/Salesflow_Key__c/bob").status()).isEqualTo(404);
    }

    @Test
    void aValueThatIsTooLongOrBlockedOrNotInThePicklistFailsTheRecord() throws IOException {
        sandbox.objects().add("Lead", Map.of("LastName", "A", "Company", "C", "Email", "a@example.com"));
        sandbox.objects().blockDuplicates("Lead", "Email");

        JsonNode results = caller.create(LEAD + "'LastName': 'B', 'Company': 'C', 'Title': '" + "x".repeat(129) + "'},"
                        + LEAD + "'LastName': 'B', 'Company': 'C', 'Email': 'a@example.com'},"
                        + LEAD + "'LastName': 'B', 'Company': 'C', 'Status': 'New'},"
                        + "{'attributes': {'type': 'Task'}, 'WhoId': '00Q000000000999AAA'}")
                .json();

        assertThat(errorCodes(results))
                .containsExactly(
                        "STRING_TOO_LONG",
                        "DUPLICATES_DETECTED",
                        "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                        "MALFORMED_ID");
    }

    @Test
    void updatesRecordsByTheirIds() throws IOException {
        String id = sandbox.objects()
                .add("Lead", Map.of("LastName", "A", "Company", "C", "Phone", "1"))
                .id();

        JsonNode results = caller.update(LEAD + "'Id': '" + id + "', 'LastName': 'B', 'Phone': null},"
                        + LEAD + "'id': '" + id + "', 'LastName': null},"
                        + LEAD + "'id': '00Q000000000999AAA', 'LastName': 'B'}")
                .json();

        assertThat(errorCodes(results)).containsExactly("REQUIRED_FIELD_MISSING", "INVALID_CROSS_REFERENCE_KEY");
        assertThat(sandbox.objects().all("Lead")).singleElement().satisfies(lead -> assertThat(lead.values())
                .containsEntry("LastName", "B")
                .containsEntry("Company", "C")
                .doesNotContainKey("Phone"));
    }

    @Test
    void aLeadThatWasConvertedIsToldAndCanNotBeChanged() throws IOException {
        String lead = sandbox.objects()
                .add("Lead", Map.of("LastName", "A", "Company", "C", "Email", "a@example.com"))
                .id();
        String open = "SELECT IsConverted, ConvertedContactId FROM Lead WHERE Id = '" + lead + "'";
        assertThat(caller.query(open)
                        .json()
                        .path("records")
                        .path(0)
                        .path("IsConverted")
                        .booleanValue())
                .isFalse();

        String contact = sandbox.objects().convert(lead).id();

        JsonNode found = caller.query(open).json().path("records").path(0);
        assertThat(found.path("IsConverted").booleanValue()).isTrue();
        assertThat(found.path("ConvertedContactId").textValue()).isEqualTo(contact);
        assertThat(sandbox.objects().find("Contact", "Email", "a@example.com")).hasSize(1);
        assertThat(errorCodes(caller.update(LEAD + "'Id': '" + lead + "', 'LastName': 'B'}")
                        .json()))
                .containsExactly("CANNOT_UPDATE_CONVERTED_LEAD");
        assertThat(caller.update(LEAD + "'Id': '" + lead + "', 'IsConverted': true}")
                        .errorCode())
                .isEqualTo("INVALID_FIELD_FOR_INSERT_UPDATE");
        assertThat(errorCodes(caller.create("{'attributes': {'type': 'Task'}, 'WhoId': '" + lead + "'}")
                        .json()))
                .containsExactly("INVALID_CROSS_REFERENCE_KEY");
    }

    @Test
    void takesTwoHundredRecordsButNotOneMore() throws IOException {
        assertThat(caller.upsert("Lead", KEY, leads(200)).status()).isEqualTo(200);

        Caller.Reply reply = caller.upsert("Lead", KEY, leads(201));
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo("EXCEEDED_ID_LIMIT");
        assertThat(sandbox.objects().all("Lead")).hasSize(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Lead | Salesflow_Key__c | {'attributes': {'type': 'Lead'}, 'Unheard_Of__c': 'x'} | INVALID_FIELD",
                "Lead | Salesflow_Key__c | {'Salesflow_Key__c': 'x'} | INVALID_INPUT",
                "Lead | Salesflow_Key__c | {'attributes': {'type': 'Contact'}, 'LastName': 'x'} | INVALID_INPUT",
                "Lead | Salesflow_Key__c | {'attributes': {'type': 'Lead'}, 'LastName': 1} | JSON_PARSER_ERROR",
                "Lead | Salesflow_Key__c | {'attributes': {'type': 'Lead'}, 'Salesflow_Added_At__c': 'x'} |"
                        + " JSON_PARSER_ERROR",
                "Lead | Salesflow_Key__c | `` | JSON_PARSER_ERROR",
                "Lead | Email | {'attributes': {'type': 'Lead'}, 'Email': 'a@example.com'} | NOT_FOUND",
                "Task | Salesflow_Message_Key__c | {'attributes': {'type': 'Task'}} | NOT_FOUND",
                "Llama | Salesflow_Key__c | {'attributes': {'type': 'Llama'}} | INVALID_TYPE"
            })
    void refusesAWholeCallThatMakesNoSense(String type, String externalId, String record, String errorCode)
            throws IOException {
        Caller.Reply reply = caller.upsert(type, externalId, record);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.errorCode()).isEqualTo(errorCode);
    }

    @Test
    void findsRecordsByTheValuesOfAField() throws IOException {
        sandbox.objects().add("Lead", Map.of("LastName", "A", "Company", "C", KEY, "o'brien"));
        sandbox.objects().add("Lead", Map.of("LastName", "B", "Company", "C", KEY, "bob"));
        sandbox.objects().add("Lead", Map.of("LastName", "C", "Company", "C"));

        JsonNode found = caller.query(
                        "SELECT Id, Salesflow_Key__c FROM Lead WHERE Salesflow_Key__c IN ('O\\'Brien', 'bob', 'eve')")
                .json();

        assertThat(found.path("totalSize").asInt()).isEqualTo(2);
        assertThat(found.path("records"))
                .extracting(record -> record.path(KEY).asText())
                .containsExactly("o'brien", "bob");
        assertThat(caller.query("SELECT LastName FROM Lead WHERE LastName = 'C'")
                        .json()
                        .path("records")
                        .path(0)
                        .path("LastName")
                        .asText())
                .isEqualTo("C");
    }

    @Test
    void findsRecordsThatHaveOneValueAndLackAnother() throws IOException {
        sandbox.objects().add("Lead", Map.of("LastName", "A", "Company", "C", "Title", "CEO"));
        sandbox.objects().add("Lead", Map.of("LastName", "B", "Company", "C", "Title", "CEO", KEY, "bob"));
        sandbox.objects().add("Lead", Map.of("LastName", "C", "Company", "C"));

        assertThat(caller.query("SELECT LastName FROM Lead WHERE Title != null AND " + KEY + " = null")
                        .json()
                        .path("records"))
                .extracting(record -> record.path("LastName").asText())
                .containsExactly("A");
        assertThat(caller.query("SELECT LastName FROM Lead")
                        .json()
                        .path("totalSize")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void givesWhatIsFoundInPagesAndNoneAfterTheLast() throws IOException {
        for (int i = 0; i < 4_001; i++) {
            sandbox.objects().add("Task", Map.of("Subject", "S" + i));
        }

        JsonNode first = caller.query("SELECT Subject FROM Task").json();
        JsonNode second = caller.call("GET", first.path("nextRecordsUrl").asText(), "", "")
                .json();
        JsonNode third = caller.call("GET", second.path("nextRecordsUrl").asText(), "", "")
                .json();

        assertThat(first.path("done").asBoolean()).isFalse();
        assertThat(first.path("totalSize").asInt()).isEqualTo(4_001);
        assertThat(first.path("records")).hasSize(2_000);
        assertThat(second.path("records").path(0).path("Subject").asText()).isEqualTo("S2000");
        assertThat(third.path("records")).hasSize(1);
        assertThat(third.path("done").asBoolean()).isTrue();
        assertThat(caller.call("GET", second.path("nextRecordsUrl").asText(), "", "")
                        .errorCode())
                .isEqualTo("INVALID_QUERY_LOCATOR");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT Id FROM Lead WHERE LastName IN ('O'Brien') | MALFORMED_QUERY",
                "SELECT Id FROM Lead WHERE LastName IN ('A\tB') | MALFORMED_QUERY",
                "SELECT Id FROM Lead WHERE LastName IN ('A\\xB') | MALFORMED_QUERY",
                "SELECT Id FROM Lead WHERE | MALFORMED_QUERY",
                "SELECT Id FROM Lead WHERE LastName = null OR LastName = 'A' | MALFORMED_QUERY",
                "SELECT Id FROM Lead WHERE LastName = null AND | MALFORMED_QUERY",
                "SELECT Unheard_Of__c FROM Lead WHERE LastName = 'A' | INVALID_FIELD",
                "SELECT Id FROM Llama WHERE LastName = 'A' | INVALID_TYPE"
            })
    void refusesAQueryThatMakesNoSense(String query, String errorCode) throws IOException {
        assertThat(caller.query(query).errorCode()).isEqualTo(errorCode);
    }

    @Test
    void answersOnlyWhoIsLoggedIn() throws IOException {
        assertThat(caller.get("limits").status()).isEqualTo(200);
        sandbox.expireSessions();

        Caller.Reply reply = caller.get("limits");
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.errorCode()).isEqualTo("INVALID_SESSION_ID");
        assertThat(new Caller(sandbox.loginUrl(), "").get("limits").status()).isEqualTo(401);
        assertThat(Caller.login(sandbox, "password", "x", "y")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
        assertThat(Caller.login(sandbox, "client_credentials", "x", "y")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("invalid_client_id");
        assertThat(Caller.login(sandbox, "client_credentials", sandbox.clientId(), "y")
                        .json()
                        .path("error")
                        .asText())
                .isEqualTo("invalid_client");
    }

    @Test
    void countsTheCallsOfTheDay() throws IOException {
        try (SalesforceSandbox small =
                SalesforceSandbox.builder().callsPerDay(2).start()) {
            Caller other = Caller.loggedIn(small);
            JsonNode calls = other.get("limits").json().path("DailyApiRequests");
            assertThat(calls.path("Max").asInt()).isEqualTo(2);
            assertThat(calls.path("Remaining").asInt()).isEqualTo(1);
            other.get("limits");

            Caller.Reply reply = other.get("limits");
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.errorCode()).isEqualTo("REQUEST_LIMIT_EXCEEDED");
        }
    }

    @Test
    void describesAnObjectWithTheFieldsThatWereDeployed() throws IOException {
        JsonNode fields = caller.get("sobjects/Lead/describe").json().path("fields");

        assertThat(fields).anySatisfy(field -> {
            assertThat(field.path("name").asText()).isEqualTo(KEY);
            assertThat(field.path("externalId").asBoolean()).isTrue();
            assertThat(field.path("unique").asBoolean()).isTrue();
        });
        assertThat(caller.get("sobjects/Task/describe").json().path("fields"))
                .extracting(field -> field.path("name").asText())
                .contains("Salesflow_Message_Key__c");
    }

    @Test
    void metadataThatIsNoneIsRefused() throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.deploy(folder))
                .withMessageContaining("There is no .field-meta.xml");
        Path fields = Files.createDirectories(folder.resolve("objects/Lead/fields"));
        Path file = fields.resolve("A__c.field-meta.xml");

        Files.writeString(file, "<CustomField/>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.deploy(folder))
                .withMessageContaining("not a CustomField");
        Files.writeString(
                file,
                "<CustomField xmlns='http://soap.sforce.com/2006/04/metadata'><fullName>B__c</fullName></CustomField>");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.deploy(folder))
                .withMessageContaining("not the file of a custom field B__c");
    }

    @Test
    void failsTheNextCallsOfAPathOnDemand() throws IOException {
        sandbox.faults().next(1, "/limits", Fault.status(503));
        sandbox.faults().next(1, "/limits", Fault.requestLimitExceeded());
        sandbox.faults().next(1, "/" + KEY, Fault.truncated());
        sandbox.faults().next(1, "/" + KEY, Fault.reset());
        sandbox.faults().next(1, "/" + KEY, Fault.resetAfterWork());

        assertThat(caller.get("limits").status()).isEqualTo(503);
        assertThat(caller.get("limits").status()).isEqualTo(403);
        assertThat(caller.get("limits").status()).isEqualTo(200);
        assertThat(caller.upsert("Lead", KEY, leads(1)).text()).startsWith("[").doesNotEndWith("]");
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> caller.upsert("Lead", KEY, leads(2)));
        assertThat(sandbox.objects().all("Lead")).hasSize(1);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> caller.upsert("Lead", KEY, leads(3)));
        assertThat(sandbox.objects().all("Lead")).hasSize(3);
    }

    @Test
    void keepsAJournalWithoutSecretsAndTokens() throws IOException {
        caller.upsert("Lead", KEY, leads(1));
        caller.call("GET", "/services/oauth2/revoke?token=" + caller.accessToken(), "", "");

        assertThat(sandbox.journal().entries("PATCH", "/Lead/" + KEY))
                .singleElement()
                .satisfies(entry -> assertThat(entry.status()).isEqualTo(200));
        assertThat(sandbox.journal().entries().toString())
                .doesNotContain(sandbox.clientSecret())
                .doesNotContain(caller.accessToken());
        assertThat(sandbox.sessions()).isEmpty();
    }

    @Test
    void knowsNoOtherPathsAndMethods() throws IOException {
        assertThat(caller.get("llamas").status()).isEqualTo(404);
        assertThat(caller.call("DELETE", Caller.DATA + "composite/sobjects", "", "")
                        .status())
                .isEqualTo(405);
        assertThat(caller.call("POST", Caller.DATA + "composite/sobjects", "text/plain", "{}")
                        .status())
                .isEqualTo(415);
    }

    private static List<String> errorCodes(JsonNode results) {
        return results.findValuesAsText("statusCode");
    }

    private static String leads(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> LEAD + "'Salesflow_Key__c': 'k" + i + "', 'LastName': 'L', 'Company': 'C'}")
                .collect(Collectors.joining(","));
    }
}
