package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salesflow.camel.routes.mapping.ContactMapping;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the routes write has a place in an org to which examples/salesforce was deployed. */
class SalesforceMetadataTest {
    private static final Pattern PERMITTED = Pattern.compile("<field>(\\w+)\\.(\\w+)</field>");

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(SalesforceRoutesTest.METADATA));

    private final HttpClient http = HttpClient.newHttpClient();
    private final SalesforceSandbox salesforce = SALESFORCE.sandbox();

    @ParameterizedTest
    @ValueSource(strings = {"Lead", "Contact"})
    void everyMappedFieldIsThereAndIsAsLongAsTheMappingSays(String object) throws Exception {
        Map<String, Integer> lengths = lengths(object);
        ContactMapping mapping =
                ContactMapping.read(new DefaultCamelContext(), SalesforcePeople.standardMapping(object), null);

        mapping.properties().forEach((field, property) -> {
            assertThat(lengths).containsKey(field);
            if (property.longest() != null) {
                assertThat(property.longest()).as(field).isEqualTo(lengths.get(field));
            }
        });
    }

    @Test
    void thePermissionSetHasEveryFieldThatIsDeployed() throws IOException {
        List<String> permitted = new ArrayList<>();
        Matcher matcher = PERMITTED.matcher(Files.readString(
                SalesforceRoutesTest.METADATA.resolve("main/default/permissionsets/Salesflow.permissionset-meta.xml")));
        while (matcher.find()) {
            permitted.add(matcher.group(1) + "." + matcher.group(2));
        }
        List<String> deployed;
        try (Stream<Path> files = Files.walk(SalesforceRoutesTest.METADATA)) {
            deployed = files.map(Path::toString)
                    .filter(file -> file.endsWith(".field-meta.xml"))
                    .map(file -> file.replaceAll(".*/(\\w+)/fields/(\\w+)\\.field-meta\\.xml", "$1.$2")
                            .replace("Activity.", "Task."))
                    .toList();
        }
        assertThat(permitted).containsExactlyInAnyOrderElementsOf(deployed);
    }

    private Map<String, Integer> lengths(String object) throws IOException, InterruptedException {
        JsonNode login = json(HttpRequest.newBuilder(URI.create(salesforce.loginUrl() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&client_id="
                        + salesforce.clientId() + "&client_secret=" + salesforce.clientSecret())));
        JsonNode description = json(HttpRequest.newBuilder(
                        URI.create(salesforce.loginUrl() + "/services/data/v62.0/sobjects/" + object + "/describe"))
                .header("Authorization", "Bearer " + login.path("access_token").asText()));
        Map<String, Integer> lengths = new HashMap<>();
        description
                .path("fields")
                .forEach(field -> lengths.put(
                        field.path("name").asText(), field.path("length").asInt()));
        return lengths;
    }

    private JsonNode json(HttpRequest.Builder request) throws IOException, InterruptedException {
        return JsonMapper.builder()
                .build()
                .readTree(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .body());
    }
}
