package io.salesflow.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactsTest {

    private static final String PATH = "/crm/v3/objects/contacts";

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    private final HubSpotSandbox sandbox = HUBSPOT.sandbox();
    private final Caller caller = Caller.of(sandbox);

    @Test
    void readsAContactByItsId() throws IOException {
        Contact ann = sandbox.contacts().add(Map.of("firstname", "Ann", "jobtitle", "CEO"));

        JsonNode json = caller.get(PATH + "/" + ann.id()).json();

        assertThat(json.path("id").asText()).isEqualTo(ann.id());
        assertThat(json.at("/properties/firstname").asText()).isEqualTo("Ann");
        assertThat(json.at("/properties/lastname").isNull()).isTrue();
        assertThat(json.path("properties").has("jobtitle")).isFalse();
        assertThat(json.at("/properties/hs_object_id").asText()).isEqualTo(ann.id());
        assertThat(json.path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    }

    @Test
    void readsAContactByItsAddressWithTheRequestedProperties() throws IOException {
        sandbox.contacts().add(Map.of("email", "ann@example.com", "jobtitle", "CEO"));

        JsonNode json = caller.get(
                        PATH + "/ANN%40example.com?idProperty=email&properties=jobtitle,phone&properties=nonsense")
                .json();

        assertThat(json.at("/properties/jobtitle").asText()).isEqualTo("CEO");
        assertThat(json.at("/properties/phone").isNull()).isTrue();
        assertThat(json.path("properties").has("nonsense")).isFalse();
        assertThat(json.path("properties").has("email")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/7", "/nobody", "/nobody@example.com?idProperty=email"})
    void doesNotFindWhatIsNotThere(String path) throws IOException {
        assertThat(caller.get(PATH + path).status()).isEqualTo(404);
    }

    @Test
    void refusesToReadByAPropertyThatIsNotUnique() throws IOException {
        assertThat(caller.get(PATH + "/CEO?idProperty=jobtitle").status()).isEqualTo(400);
    }

    @Test
    void listsAllContactsPageByPage() throws IOException {
        for (int i = 0; i < 25; i++) {
            sandbox.contacts().add(Map.of("firstname", "Contact " + i));
        }
        List<String> names = new ArrayList<>();
        List<Integer> pages = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = caller.get(PATH + "?properties=firstname&limit=10&after=" + after)
                    .json();
            page.path("results")
                    .forEach(contact ->
                            names.add(contact.at("/properties/firstname").asText()));
            pages.add(page.path("results").size());
            after = page.at("/paging/next/after").asText();
        } while (!after.isEmpty());

        assertThat(pages).containsExactly(10, 10, 5);
        assertThat(names)
                .hasSize(25)
                .doesNotHaveDuplicates()
                .startsWith("Contact 0")
                .endsWith("Contact 24");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=many", "after=x"})
    void refusesAnImpossiblePage(String query) throws IOException {
        assertThat(caller.get(PATH + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void createsAContact() throws IOException {
        Caller.Reply reply = caller.post(PATH, "{\"properties\":{\"email\":\"ann@example.com\"}}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(sandbox.contacts().find("email", "ann@example.com"))
                .singleElement()
                .extracting(Contact::id)
                .isEqualTo(reply.json().path("id").asText());
    }

    @Test
    void refusesToCreateTheSameAddressTwice() throws IOException {
        Contact ann = sandbox.contacts().add(Map.of("email", "ann@example.com"));

        Caller.Reply reply = caller.post(PATH, "{\"properties\":{\"email\":\"Ann@example.com\"}}");

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.message()).isEqualTo("Contact already exists. Existing ID: " + ann.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"properties\":{\"company\":\"Example\"}}",
                "{\"properties\":{\"firstname\":\"Ann\",\"nonsense\":\"x\"}}",
                "{\"firstname\":\"Ann\"}"
            })
    void refusesToCreateAnUnfitContact(String body) throws IOException {
        assertThat(caller.post(PATH, body).status()).isEqualTo(400);
        assertThat(sandbox.contacts().count()).isZero();
    }

    @Test
    void changesOnlyWhatIsSent() throws IOException {
        Contact ann = sandbox.contacts().add(Map.of("firstname", "Ann", "jobtitle", "CEO"));

        Caller.Reply reply = caller.patch(PATH + "/" + ann.id(), "{\"properties\":{\"jobtitle\":\"CTO\"}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(sandbox.contacts().all())
                .singleElement()
                .extracting(Contact::properties)
                .isEqualTo(Map.of("firstname", "Ann", "jobtitle", "CTO"));
    }

    @Test
    void freesAnAddressThatIsGivenUp() throws IOException {
        Contact ann = sandbox.contacts().add(Map.of("email", "ann@example.com"));
        Contact bob = sandbox.contacts().add(Map.of("firstname", "Bob"));
        String address = "{\"properties\":{\"email\":\"ann@example.com\"}}";

        assertThat(caller.patch(PATH + "/" + bob.id(), address).status()).isEqualTo(409);
        caller.patch(PATH + "/" + ann.id(), "{\"properties\":{\"email\":\"new@example.com\"}}");
        assertThat(caller.patch(PATH + "/" + bob.id(), address).status()).isEqualTo(200);
    }

    @Test
    void readsABatchAndTellsWhatIsMissing() throws IOException {
        sandbox.contacts().add(Map.of("email", "ann@example.com", "jobtitle", "CEO"));

        Caller.Reply reply = caller.post(PATH + "/batch/read", """
                {"idProperty": "email", "properties": ["jobtitle"],
                 "inputs": [{"id": "ann@example.com"}, {"id": "bob@example.com"}]}""");

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().at("/results/0/properties/jobtitle").asText()).isEqualTo("CEO");
        assertThat(reply.json().at("/errors/0/category").asText()).isEqualTo("OBJECT_NOT_FOUND");
        assertThat(reply.json().at("/errors/0/context/ids/0").asText()).isEqualTo("bob@example.com");
    }

    @Test
    void readsACompleteBatch() throws IOException {
        Contact ann = sandbox.contacts().add(Map.of("firstname", "Ann"));

        Caller.Reply reply = caller.post(PATH + "/batch/read", "{\"inputs\":[{\"id\":\"" + ann.id() + "\"}]}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().has("errors")).isFalse();
    }

    @Test
    void storesTimesNumbersAndDatesInOneForm() throws IOException {
        define("seen_at", "datetime", "date");
        define("born_on", "date", "date");
        define("score", "number", "number");
        define("muted", "bool", "booleancheckbox");

        Caller.Reply reply = caller.post(PATH, """
                {"properties": {"firstname": "Ann", "seen_at": "2024-04-21T12:41:06+03:00", "born_on": "0",
                 "score": "1E2", "muted": "true"}}""");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(sandbox.contacts().all().get(0).properties())
                .containsEntry("seen_at", "2024-04-21T09:41:06.000Z")
                .containsEntry("born_on", "1970-01-01")
                .containsEntry("score", "100")
                .containsEntry("muted", "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seen_at:2024-04-21T09:41:06",
                "seen_at:yesterday",
                "born_on:1713692466170",
                "born_on:21.4.2024",
                "score:many",
                "muted:yes"
            })
    void refusesValuesOfAnotherType(String propertyAndValue) throws IOException {
        define("seen_at", "datetime", "date");
        define("born_on", "date", "date");
        define("score", "number", "number");
        define("muted", "bool", "booleancheckbox");
        String[] parts = propertyAndValue.split(":", 2);

        Caller.Reply reply =
                caller.post(PATH, "{\"properties\":{\"firstname\":\"A\",\"%s\":\"%s\"}}".formatted(parts[0], parts[1]));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message()).contains("\"name\":\"" + parts[0] + "\"");
    }

    @Test
    void refusesUnfitContactsFromATestToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sandbox.contacts().add(Map.of("nonsense", "x")))
                .withMessageContaining("PROPERTY_DOESNT_EXIST");
    }

    private void define(String name, String type, String fieldType) throws IOException {
        Caller.Reply reply = caller.post("/crm/v3/properties/contacts", """
                {"name": "%s", "label": "L", "type": "%s", "fieldType": "%s", "groupName": "contactinformation"}""".formatted(name, type, fieldType));
        assertThat(reply.status()).isEqualTo(201);
    }
}
