package io.salesflow.camel.routes.week;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;

/** Who works with the CRMs by hand, and has people for a campaign. */
final class People {
    static final String LIST = "7";
    static final String DO_NOT_CONTACT = "do_not_contact";
    static final String QUERY =
            "SELECT Id, FirstName, LastName, LinkedIn_URL__c FROM Lead WHERE LinkedIn_URL__c != null AND Salesflow_Status__c = null";

    private final HttpClient client = HttpClient.newHttpClient();
    private final HubSpotSandbox hubSpot;
    private final SalesforceSandbox salesforce;
    private final Path csvFolder;
    private final List<String> brought = new ArrayList<>();
    private final Map<String, String> companiesInSalesforce = new HashMap<>();

    People(HubSpotSandbox hubSpot, SalesforceSandbox salesforce, Path csvFolder) {
        this.hubSpot = hubSpot;
        this.salesforce = salesforce;
        this.csvFolder = csvFolder;
        hubSpot.lists().add(LIST, List.of());
        hubSpot.properties().addText(DO_NOT_CONTACT, false);
    }

    /** The profiles of who is to be in a campaign, once. */
    List<String> brought() {
        return brought;
    }

    /** The company that Salesforce had of somebody before Salesflow had him. */
    Optional<String> companyInSalesforce(String profile) {
        return Optional.ofNullable(companiesInSalesforce.get(profile));
    }

    /** New people come to a HubSpot list, to Salesforce and into a CSV file; some of the file's are there already, or twice. */
    void bring(int step) {
        String inList = brings("list-" + step);
        String id = hubSpot.contacts()
                .add(Map.of("firstname", "List", "lastname", inList, "hs_linkedin_url", url(inList)))
                .id();
        hubSpot.lists().add(LIST, List.of(id));
        String inSalesforce = brings("report-" + step);
        salesforce
                .objects()
                .add(
                        "Lead",
                        Map.of("LastName", inSalesforce, "Company", "Example", "LinkedIn_URL__c", url(inSalesforce)));
        companiesInSalesforce.put(inSalesforce, "Example");
        String inFile = brings("file-" + step);
        String rows = String.join(
                "\n",
                "LinkedIn URL,First name,Last name",
                url(inFile) + ",Fi,Le",
                "http://linkedin.com/in/" + inFile.toUpperCase(java.util.Locale.ROOT) + "/?utm=x,Fi,Le",
                url(inList) + ",Li,St",
                "nowhere,No,Body");
        try {
            Files.createDirectories(csvFolder);
            Files.writeString(csvFolder.resolve("people-" + step + ".csv"), rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void editInHubSpot(String contactId, String property, String value) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(hubSpot.apiUrl() + "/crm/v3/objects/contacts/" + contactId))
                .header("Authorization", "Bearer " + hubSpot.token())
                .header("Content-Type", "application/json")
                .method(
                        "PATCH",
                        HttpRequest.BodyPublishers.ofString(
                                "{\"properties\":{\"" + property + "\":\"" + value + "\"}}"))
                .build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String brings(String profile) {
        brought.add(profile);
        return profile;
    }

    private static String url(String profile) {
        return "https://www.linkedin.com/in/" + profile;
    }
}
