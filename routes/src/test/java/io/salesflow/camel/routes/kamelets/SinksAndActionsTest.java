package io.salesflow.camel.routes.kamelets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Json;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.CampaignStatus;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.account.SandboxContact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Each sink and action of Salesflow, from a route that is nothing but it. */
class SinksAndActionsTest {
    private static final String START = "direct:start";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @TempDir
    private Path folder;

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private RunningKamelets running;

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
    }

    @Test
    void importsAPerson() {
        start("import-sink", "campaignId", String.valueOf(salesflow.campaign().id()));
        JsonNode contact = request(
                "{\"LinkedInUrl\":\"https://www.linkedin.com/in/ada\",\"FirstName\":\"Ada\",\"LastName\":\"Lovelace 🚀\"}",
                Map.of());
        assertThat(salesflow.campaign().contacts()).singleElement().satisfies(ada -> assertThat(ada.memberId())
                .isEqualTo(contact.path("MemberId").asInt()));
        assertThat(contact.path("FirstName").asText()).isEqualTo("Ada");
    }

    @Test
    void importsAContactThatASourceDeliveredIntoItsOwnCampaign() {
        SandboxCampaign other = salesflow.account().addCampaign("Other");
        start("import-sink", "campaignId", String.valueOf(other.id()));
        request(
                "{\"MemberId\":1,\"MemberUrl\":\"https://www.linkedin.com/in/ada\",\"CampaignId\":77}",
                Map.of("CamelSalesflowCampaignId", salesflow.campaign().id()));
        assertThat(other.contacts()).hasSize(1);
        assertThat(salesflow.campaign().contacts()).isEmpty();
    }

    @Test
    void refusesAnArrayWhereOneIsWanted() {
        start("import-sink", "campaignId", "1");
        assertThatThrownBy(() -> request("[{\"LinkedInUrl\":\"https://www.linkedin.com/in/ada\"}]", Map.of()))
                .isInstanceOf(CamelExecutionException.class)
                .rootCause()
                .hasMessageContaining("must be one JSON object");
    }

    @Test
    void tellsWhereJsonIsBrokenAndNotWhatItSays() {
        start("import-sink", "campaignId", "1");
        assertThatThrownBy(() -> request("{\"Email\":\"private@example.com\",", Map.of()))
                .rootCause()
                .hasMessageContaining("line 1")
                .hasMessageNotContaining("private");
    }

    @Test
    void updatesTheContactThatTheBodyNamesWhateverHeadersSay() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada");
        SandboxContact bob = salesflow.campaign().addContact("linkedin.com/in/bob");
        start("update-sink");
        JsonNode contact = request(
                "{\"MemberId\":%d,\"Email\":\"ada@example.com\"}".formatted(ada.id()),
                Map.of("CamelSalesflowMemberId", bob.id()));
        assertThat(contact.path("Email").asText()).isEqualTo("ada@example.com");
        assertThat(ada.now().profile().email()).isEqualTo("ada@example.com");
        assertThat(bob.now().profile().email()).isNull();
    }

    @Test
    void mutesAContactOfABodyOrAHeader() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada");
        SandboxContact bob = salesflow.campaign().addContact("linkedin.com/in/bob");
        start("mute-sink");
        request("{\"MemberId\":%d}".formatted(ada.id()), Map.of());
        request("", Map.of("CamelSalesflowMemberId", bob.id()));
        assertThat(ada.now().muted()).isTrue();
        assertThat(bob.now().muted()).isTrue();
    }

    @Test
    void unmutesAContact() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada");
        ada.mute(true);
        start("mute-sink", "muted", "false");
        request("{\"MemberId\":%d}".formatted(ada.id()), Map.of());
        assertThat(ada.now().muted()).isFalse();
    }

    @Test
    void deletesAContact() {
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada");
        start("delete-sink");
        request("{\"MemberId\":%d}".formatted(ada.id()), Map.of());
        assertThat(salesflow.campaign().contacts()).isEmpty();
    }

    @Test
    void startsTheCampaignOfTheParameter() {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        start(
                "start-campaign-sink",
                "campaignId",
                String.valueOf(salesflow.campaign().id()));
        request("", Map.of("CamelSalesflowCampaignId", 1));
        assertThat(salesflow.campaign().status()).isEqualTo(CampaignStatus.RUNNING);
    }

    @Test
    void startsTheCampaignThatTheMessageNames() {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        start("start-campaign-sink");
        request("{\"CampaignId\":%d}".formatted(salesflow.campaign().id()), Map.of());
        assertThat(salesflow.campaign().status()).isEqualTo(CampaignStatus.RUNNING);
    }

    @Test
    void getsAContact() {
        SandboxContact ada =
                salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        start("get-contact-action");
        assertThat(request("{\"MemberId\":%d}".formatted(ada.id()), Map.of())
                        .path("FirstName")
                        .asText())
                .isEqualTo("Ada");
    }

    @Test
    void findsAContact() {
        SandboxContact ada =
                salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.publicIdentifier("ada"));
        start("find-contact-action", "publicIdentifier", "ada");
        assertThat(request("", Map.of()).path("MemberId").asInt()).isEqualTo(ada.id());
    }

    @Test
    void tellsThatAContactIsMissing() {
        start("get-contact-action");
        assertThatThrownBy(() -> request("{\"MemberId\":99}", Map.of()))
                .rootCause()
                .hasMessageContaining("members/get");
        assertThatThrownBy(() -> request("{}", Map.of())).rootCause().hasMessageContaining("memberId");
    }

    @Test
    void listsContactsAndCampaigns() {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        start("list-action");
        assertThat(request("", Map.of())).singleElement().satisfies(contact -> assertThat(
                        contact.path("MemberUrl").asText())
                .endsWith("/in/ada"));
        running.close();
        start("list-action", "operation", "campaigns/list");
        assertThat(request("[1]", Map.of())).singleElement().satisfies(campaign -> assertThat(
                        campaign.path("CampaignId").asInt())
                .isEqualTo(salesflow.campaign().id()));
        running.close();
        start("list-action", "operation", "messages/incoming-by-account", "from", "2026-01-01");
        assertThat(request("", Map.of())).isEmpty();
    }

    @Test
    void whatAParameterFixesNeitherABodyNorAHeaderChanges() {
        salesflow.campaign().addContact("linkedin.com/in/ada").addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Hi");
        start("list-action", "operation", "messages/incoming-by-account", "from", "2026-01-06");
        assertThat(request("{\"from\":\"2026-01-06\"}", Map.of("CamelSalesflowFrom", "2026-01-01")))
                .isEmpty();
        assertThatThrownBy(() -> request("{\"from\":\"2026-01-01\"}", Map.of()))
                .rootCause()
                .hasMessage("Salesflow operation messages/incoming-by-account: the body asks for from 2026-01-01, but"
                        + " parameter from of the Kamelet is 2026-01-06. Leave one of them out");
        running.close();
        start("list-action", "operation", "messages/incoming-by-account");
        assertThat(request("{\"from\":\"2026-01-01\"}", Map.of())).hasSize(1);
    }

    @Test
    void getsTheFiguresOfACampaign() {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        start("statistics-action");
        JsonNode figures =
                request("{\"CampaignId\":%d}".formatted(salesflow.campaign().id()), Map.of());
        assertThat(figures.path("CampaignId").asInt())
                .isEqualTo(salesflow.campaign().id());
        assertThat(figures.path("Total").asInt()).isEqualTo(1);
    }

    @Test
    void canBeSetInTheUriAndFollowEachOther() throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        running = RunningKamelets.of(folder).salesflow(salesflow).start("""
                        - route:
                            from:
                              uri: "kamelet:salesflow-contacts-source"
                              steps:
                                - kamelet:
                                    name: "salesflow-get-contact-action"
                                - to: "kamelet:salesflow-mute-sink"
                                - to: "mock:out"
                        """);
        running.mock("out").expectedMessageCount(1);
        running.mock("out").assertIsSatisfied();
        assertThat(salesflow.campaign().contacts()).singleElement().satisfies(ada -> assertThat(ada.muted())
                .isTrue());
    }

    private void start(String name, String... parameters) {
        RunningKamelets.Builder builder = RunningKamelets.of(folder).salesflow(salesflow);
        for (int i = 0; i < parameters.length; i += 2) {
            builder.kamelet("salesflow-" + name, parameters[i], parameters[i + 1]);
        }
        running = builder.start(START, "kamelet:salesflow-" + name);
    }

    private JsonNode request(String body, Map<String, Object> headers) {
        try {
            return Json.mapper().readTree(running.request(START, body, headers));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
