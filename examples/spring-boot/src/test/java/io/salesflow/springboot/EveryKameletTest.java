package io.salesflow.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.CampaignStatus;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.Yaml;

/** All Kamelets of the jar in one Spring Boot application, each from a route that is nothing but it. */
class EveryKameletTest {
    private static final Instant MORNING = Instant.parse("2026-01-05T08:30:00Z");

    @TempDir
    private static Path folder;

    private static SalesflowSandbox salesflow;
    private static HubSpotSandbox hubSpot;
    private static SalesforceSandbox salesforce;
    private static GreenMail mail;
    private static SandboxContact ada;
    private static ConfigurableApplicationContext application;
    private static CamelContext camel;

    @BeforeAll
    static void start() throws IOException {
        salesflow = SalesflowSandbox.start();
        hubSpot = HubSpotSandbox.start();
        salesforce = SalesforceSandbox.builder()
                .metadata(Path.of("../salesforce/force-app"))
                .start();
        mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .lastName("Lovelace")
                .publicIdentifier("ada"));
        ada.addMessage(MORNING, "Call me");
        ada.invite("Hi");
        int port = freePort();
        StringBuilder routes = new StringBuilder();
        for (String kamelet : kamelets()) {
            routes.append(route(kamelet, parameters(kamelet, port)));
        }
        Path file = Files.writeString(folder.resolve("every.camel.yaml"), routes);
        application = new SpringApplicationBuilder(Application.class)
                .run(
                        "--camel.main.run-controller=false",
                        "--spring.autoconfigure.exclude="
                                + "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration",
                        "--camel.main.routes-include-pattern=file:" + file,
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--salesflow.token=" + salesflow.token(),
                        "--salesflow.webhookSecret=canary51e0d24b86af1c0e9d5b7a6234",
                        "--hubspot.token=" + hubSpot.token(),
                        "--salesforce.clientSecret=" + salesforce.clientSecret());
        camel = application.getBean(CamelContext.class);
    }

    /** A route from a source to a mock, or from a direct endpoint to a sink or an action. */
    private static String route(String kamelet, Map<String, String> parameters) {
        boolean isSource = kamelet.endsWith("-source");
        StringBuilder yaml = new StringBuilder("- route:\n    id: " + kamelet + "\n    from:\n");
        if (isSource) {
            yaml.append("      uri: kamelet:" + kamelet + "\n      parameters:\n");
            parameters.forEach((name, value) -> yaml.append("        " + name + ": \"" + value + "\"\n"));
            yaml.append("      steps:\n        - to: mock:" + kamelet + "\n");
        } else {
            yaml.append("      uri: direct:" + kamelet + "\n      steps:\n        - to:\n");
            yaml.append("            uri: kamelet:" + kamelet + "\n            parameters:\n");
            parameters.forEach((name, value) -> yaml.append("              " + name + ": \"" + value + "\"\n"));
        }
        return yaml.toString();
    }

    /** What the Kamelet has to know, of what it has parameters for; secrets are references to Spring's properties. */
    private static Map<String, String> parameters(String kamelet, int port) throws IOException {
        Map<String, String> values = new TreeMap<>(Map.of(
                "token", "#property:salesflow.token",
                "linkedinAccountId", String.valueOf(salesflow.accountId()),
                "apiUrl", salesflow.apiUrl(),
                "statisticsApiUrl", salesflow.statisticsApiUrl(),
                "stateDirectory", folder.resolve("state").toString(),
                "stateFile", folder.resolve(kamelet + ".state").toString(),
                "directory", folder.resolve(kamelet).toString(),
                "period", "1s"));
        values.put("hubspotToken", "#property:hubspot.token");
        values.put("hubspotApiUrl", hubSpot.apiUrl());
        values.put("listId", "42");
        values.put("loginUrl", salesforce.loginUrl());
        values.put("clientId", salesforce.clientId());
        values.put("clientSecret", "#property:salesforce.clientSecret");
        values.put("query", "SELECT Id, LinkedIn_URL__c FROM Lead");
        values.put("webhookSecret", "#property:salesflow.webhookSecret");
        values.put("webhookExternalUrl", "http://127.0.0.1:" + port);
        if (kamelet.contains("email")) {
            values.put("host", "127.0.0.1");
            values.put("port", String.valueOf(mail.getSmtp().getPort()));
            values.put("protocol", "smtp");
            values.put("startTls", "false");
            values.put("from", "Salesflow <salesflow@example.com>");
            values.put("to", "sales@example.com");
        }
        if (kamelet.contains("figures")) {
            values.put("file", folder.resolve("figures.csv").toString());
            values.put("url", "jdbc:postgresql://127.0.0.1:1/none");
            values.put("username", "postgres");
            values.put("password", "#property:salesflow.webhookSecret");
        }
        if (kamelet.endsWith("-sink")) {
            values.put("campaignId", String.valueOf(salesflow.campaign().id()));
        }
        values.keySet().retainAll(declared(kamelet));
        return values;
    }

    /** The parameters that a Kamelet has. */
    private static Set<String> declared(String kamelet) throws IOException {
        Resource file = new PathMatchingResourcePatternResolver()
                .getResource("classpath:kamelets/" + kamelet + ".kamelet.yaml");
        Object node = new Yaml().load(file.getContentAsString(StandardCharsets.UTF_8));
        for (String name : List.of("spec", "definition", "properties")) {
            node = ((Map<?, ?>) node).get(name);
        }
        return ((Map<?, ?>) node).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    @AfterAll
    static void stop() {
        application.close();
        mail.stop();
        salesforce.close();
        hubSpot.close();
        salesflow.close();
    }

    static List<String> kamelets() throws IOException {
        Resource[] files =
                new PathMatchingResourcePatternResolver().getResources("classpath*:kamelets/salesflow-*.kamelet.yaml");
        List<String> names = new ArrayList<>(Arrays.stream(files)
                .map(file -> file.getFilename().replace(".kamelet.yaml", ""))
                .sorted()
                .toList());
        assertThat(names).hasSizeGreaterThanOrEqualTo(30);
        return names;
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void starts(String kamelet) {
        assertThat(camel.getRouteController().getRouteStatus(kamelet)).isEqualTo(ServiceStatus.Started);
    }

    @ParameterizedTest
    @ValueSource(strings = {"contacts", "messages", "campaigns", "accounts", "analytics"})
    void aSourceDelivers(String what) {
        MockEndpoint out = mock("salesflow-" + what + "-source");
        await().until(() -> out.getReceivedCounter() > 0);
        assertThat(out.getExchanges().get(0).getMessage().getBody(String.class)).startsWith("{\"");
    }

    @Test
    void eventsAreDelivered() {
        await().until(() -> !salesflow.account().webhooks().isEmpty());
        SandboxContact eve = contact("eve");
        eve.invite("Hi");
        eve.connect();
        MockEndpoint out = mock("salesflow-events-source");
        await().atMost(Duration.ofSeconds(40)).until(() -> out.getReceivedCounter() > 0);
        assertThat(out.getExchanges().get(0).getMessage().getBody(String.class)).contains("\"CONNECTED\"");
    }

    @Test
    void sinksAndActionsOfSalesflowDoTheirThing() {
        assertThat(request("salesflow-import-sink", "{\"LinkedInUrl\":\"https://www.linkedin.com/in/grace\"}"))
                .contains("MemberId");
        SandboxContact bob = contact("bob");
        String ofBob = "{\"MemberId\":%d,\"Email\":\"bob@example.com\"}".formatted(bob.id());
        assertThat(request("salesflow-get-contact-action", ofBob)).contains("/in/bob");
        request("salesflow-update-sink", ofBob);
        request("salesflow-mute-sink", ofBob);
        assertThat(bob.now().profile().email()).isEqualTo("bob@example.com");
        assertThat(bob.now().muted()).isTrue();
        request("salesflow-delete-sink", ofBob);
        assertThat(salesflow.campaign().contacts()).noneMatch(contact -> contact.memberId() == bob.id());
        assertThat(request("salesflow-find-contact-action", "{\"PublicIdentifier\":\"ada\"}"))
                .contains("\"MemberId\":" + ada.id());
        assertThat(request("salesflow-list-action", "")).contains("/in/ada");
        String ofTheCampaign =
                "{\"CampaignId\":%d}".formatted(salesflow.campaign().id());
        assertThat(request("salesflow-statistics-action", ofTheCampaign)).contains("\"Total\":");
        request("salesflow-start-campaign-sink", ofTheCampaign);
        assertThat(salesflow.campaign().status()).isEqualTo(CampaignStatus.RUNNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hubspot", "salesforce"})
    void sinksOfCrmsTakeContactsAndMessages(String crm) {
        request(
                "salesflow-" + crm + "-contacts-sink",
                "{\"MemberId\":5,\"MemberUrl\":\"https://www.linkedin.com/in/cy\",\"FirstName\":\"Cy\",\"LastName\":\"Lo\"}");
        request("salesflow-" + crm + "-messages-sink", message());
        if (crm.equals("hubspot")) {
            assertThat(hubSpot.contacts().find("salesflow_linkedin_key", "cy")).hasSize(1);
            assertThat(hubSpot.communications().all()).hasSize(1);
        } else {
            assertThat(salesforce.objects().all("Lead"))
                    .anySatisfy(lead -> assertThat(lead.values()).containsEntry("Salesflow_Key__c", "cy"));
            assertThat(salesforce.objects().all("Task")).hasSize(1);
        }
    }

    @Test
    void theSinkForMailTellsOfAReply() throws Exception {
        request("salesflow-email-alert-sink", message());
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(mail.getReceivedMessages()[0].getContent()).isNotNull();
    }

    private static String message() {
        return "{\"MemberId\":5,\"MemberUrl\":\"https://www.linkedin.com/in/cy\",\"ConversationMessageId\":55,"
                + "\"CreatedAt\":\"2026-03-01T09:30:00Z\",\"Text\":\"Call me\"}";
    }

    private static SandboxContact contact(String name) {
        return salesflow.campaign().addContact("linkedin.com/in/" + name);
    }

    private static MockEndpoint mock(String name) {
        return camel.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    private static String request(String kamelet, String body) {
        return camel.createFluentProducerTemplate()
                .to("direct:" + kamelet)
                .withBody(body)
                .request(String.class);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
