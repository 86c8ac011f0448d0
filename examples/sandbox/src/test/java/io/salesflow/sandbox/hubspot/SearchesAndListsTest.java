package io.salesflow.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchesAndListsTest {

    private static final String SEARCH = "/crm/v3/objects/contacts/search";

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private final HubSpotSandbox sandbox =
            HubSpotSandbox.builder().clock(() -> now).start();
    private final Caller caller = Caller.of(sandbox);

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void findsContactsByValuesWithoutRegardToCase() throws IOException {
        add("Ann", "https://www.linkedin.com/in/Ann");
        add("Bob", "https://www.linkedin.com/in/bob");

        assertThat(found("""
                        {"filterGroups":[{"filters":[{"propertyName":"hs_linkedin_url","operator":"IN",\
                        "values":["https://www.linkedin.com/in/ann"]}]}],"properties":["firstname"]}""")).containsExactly("Ann");
    }

    @Test
    void findsWhatChangedSinceInItsOrder() throws IOException {
        add("Ann", "1");
        now = now.plusSeconds(10);
        long since = now.toEpochMilli();
        add("Bob", "2");
        now = now.plusSeconds(10);
        add("Cyd", "3");

        assertThat(found("""
                        {"filterGroups":[{"filters":[{"propertyName":"lastmodifieddate","operator":"GTE","value":"%d"}]}],\
                        "sorts":[{"propertyName":"lastmodifieddate","direction":"ASCENDING"}],"limit":1,"after":"1",\
                        "properties":["firstname"]}""".formatted(since))).containsExactly("Cyd");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"limit\":201}",
                "{\"limit\":100,\"after\":\"9901\"}",
                "{\"filterGroups\":[{},{},{},{},{},{}]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"no_such\",\"operator\":\"EQ\"}]}]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"email\",\"operator\":\"LIKES\"}]}]}",
                "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"email\",\"operator\":\"IN\",\"values\":[]}]}]}",
                "{\"sorts\":[{\"propertyName\":\"email\"},{\"propertyName\":\"phone\"}]}"
            })
    void refusesASearchBeyondTheLimits(String search) throws IOException {
        assertThat(caller.post(SEARCH, search).status()).isEqualTo(400);
    }

    @Test
    void refusesASearchWithABodyThatIsTooLong() throws IOException {
        assertThat(caller.post(SEARCH, "{\"query\":\"" + "x".repeat(3_000) + "\"}")
                        .message())
                .contains("at most 3000 characters");
    }

    @Test
    void searchesHaveALowLimitOfTheirOwnAndTellNothingOfIt() throws IOException {
        for (int call = 0; call < 5; call++) {
            Caller.Reply reply = caller.post(SEARCH, "{}");
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("X-HubSpot-RateLimit-Max")).isEmpty();
        }
        Caller.Reply sixth = caller.post(SEARCH, "{}");

        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.json().path("policyName").asText()).isEqualTo("SECONDLY");
        now = now.plusSeconds(1);
        assertThat(caller.post(SEARCH, "{}").status()).isEqualTo(200);
    }

    @Test
    void aListIsReadInPages() throws IOException {
        List<String> ids =
                IntStream.range(0, 5).mapToObj(i -> add("P" + i, "" + i).id()).collect(Collectors.toList());
        sandbox.lists().add("42", ids);

        JsonNode first = caller.get("/crm/v3/lists/42/memberships?limit=3").json();
        JsonNode second = caller.get("/crm/v3/lists/42/memberships?limit=3&after="
                        + first.path("paging").path("next").path("after").asText())
                .json();

        List<String> read = new ArrayList<>(first.path("results").findValuesAsText("recordId"));
        read.addAll(second.path("results").findValuesAsText("recordId"));
        assertThat(read).isEqualTo(ids);
        assertThat(second.has("paging")).isFalse();
        assertThat(caller.get("/crm/v3/lists/43/memberships").status()).isEqualTo(404);
        assertThat(caller.get("/crm/v3/lists/42/memberships?limit=251").status())
                .isEqualTo(400);
    }

    @Test
    void aBatchUpdateChangesWhatThereIsAndNamesWhatThereIsNot() throws IOException {
        String id = add("Ann", "1").id();

        Caller.Reply reply = caller.post("/crm/v3/objects/contacts/batch/update", """
                {"inputs":[{"id":"%s","objectWriteTraceId":"a","properties":{"firstname":"Anna"}},\
                {"id":"999","objectWriteTraceId":"b","properties":{"firstname":"B"}}]}""".formatted(id));

        assertThat(reply.status()).isEqualTo(207);
        assertThat(reply.json().path("errors").path(0).path("category").asText())
                .isEqualTo("OBJECT_NOT_FOUND");
        assertThat(sandbox.contacts().all()).singleElement().satisfies(contact -> assertThat(contact.value("firstname"))
                .contains("Anna"));
    }

    private Contact add(String firstName, String url) {
        return sandbox.contacts().add(Map.of("firstname", firstName, "hs_linkedin_url", url));
    }

    private List<String> found(String search) throws IOException {
        return caller.post(SEARCH, search).json().path("results").findValuesAsText("firstname");
    }
}
