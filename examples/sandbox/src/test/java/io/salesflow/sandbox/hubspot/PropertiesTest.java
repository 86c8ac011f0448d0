package io.salesflow.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertiesTest {

    private static final String PATH = "/crm/v3/properties/contacts";

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    private final HubSpotSandbox sandbox = HUBSPOT.sandbox();
    private final Caller caller = Caller.of(sandbox);

    @Test
    void hasTheStandardProperties() throws IOException {
        assertThat(caller.get(PATH).json().path("results"))
                .extracting(property -> property.path("name").asText())
                .contains(
                        "firstname",
                        "lastname",
                        "email",
                        "phone",
                        "company",
                        "jobtitle",
                        "website",
                        "hs_linkedin_url",
                        "lifecyclestage",
                        "hs_lead_status",
                        "industry");
        JsonNode leadStatus = caller.get(PATH + "/hs_lead_status").json();
        assertThat(leadStatus.path("type").asText()).isEqualTo("enumeration");
        assertThat(leadStatus.path("options"))
                .extracting(option -> option.path("value").asText())
                .contains("NEW", "CONNECTED");
        assertThat(leadStatus.path("hubspotDefined").asBoolean()).isTrue();
    }

    @Test
    void createsAGroupAndAPropertyInIt() throws IOException {
        Caller.Reply group = caller.post(PATH + "/groups", "{\"name\":\"salesflow\",\"label\":\"Salesflow\"}");
        Caller.Reply property = caller.post(PATH, property("salesflow_key", "salesflow", true));

        assertThat(group.status()).isEqualTo(201);
        assertThat(property.status()).isEqualTo(201);
        assertThat(property.json().path("hasUniqueValue").asBoolean()).isTrue();
        assertThat(caller.get(PATH + "/salesflow_key").json()).isEqualTo(property.json());
        assertThat(caller.get(PATH + "/groups").json().path("results"))
                .extracting(each -> each.path("name").asText())
                .containsExactly("contactinformation", "salesflow");
    }

    @Test
    void refusesANameThatIsTaken() throws IOException {
        caller.post(PATH + "/groups", "{\"name\":\"salesflow\",\"label\":\"Salesflow\"}");

        assertThat(caller.post(PATH + "/groups", "{\"name\":\"salesflow\",\"label\":\"Again\"}")
                        .status())
                .isEqualTo(409);
        assertThat(caller.post(PATH, property("email", "contactinformation", false))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void allowsTenUniquePropertiesButNotOneMore() throws IOException {
        for (int i = 0; i < 10; i++) {
            assertThat(caller.post(PATH, property("key" + i, "contactinformation", true))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(caller.post(PATH, property("key10", "contactinformation", true))
                        .status())
                .isEqualTo(400);
        assertThat(caller.post(PATH, property("plain", "contactinformation", false))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void doesNotFindAnUnknownProperty() throws IOException {
        assertThat(caller.get(PATH + "/nonsense").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'name':'a','label':'A','type':'string','fieldType':'text'}",
                "{'name':'a','label':'A','type':'string','fieldType':'text','groupName':'no_such_group'}",
                "{'name':'a','label':'A','type':'string','fieldType':'select','groupName':'contactinformation'}",
                "{'name':'a','label':'A','type':'money','fieldType':'text','groupName':'contactinformation'}",
                "{'name':'Big Name','label':'A','type':'string','fieldType':'text','groupName':'contactinformation'}",
                "{'name':'a','label':'A','type':'enumeration','fieldType':'select','groupName':'contactinformation'}",
                "{'name':'a','label':'A','type':'enumeration','fieldType':'select','groupName':'contactinformation',"
                        + "'options':[{'label':'X','value':'x'},{'label':'Y','value':'x'}]}",
                "{'name':'a','label':'A','type':'bool','fieldType':'booleancheckbox','groupName':'contactinformation',"
                        + "'options':[{'label':'X','value':'x'}]}",
                "{'name':'a','label':'A','type':'string','fieldType':'text','groupName':'contactinformation',"
                        + "'options':[{'label':'X','value':'x'}]}",
                "{'name':'a','label':'A','type':'datetime','fieldType':'date','groupName':'contactinformation',"
                        + "'hasUniqueValue':true}"
            })
    void refusesAnImpossibleProperty(String body) throws IOException {
        Caller.Reply reply = caller.post(PATH, body.replace('\'', '"'));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("category").asText()).isEqualTo("VALIDATION_ERROR");
        assertThat(sandbox.properties().find("a")).isEmpty();
    }

    private static String property(String name, String group, boolean unique) {
        return """
                {"name": "%s", "label": "L", "type": "string", "fieldType": "text", "groupName": "%s",
                 "hasUniqueValue": %s}""".formatted(name, group, unique);
    }
}
