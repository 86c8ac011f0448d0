package io.salesflow.quickstart;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What can be tried while the quickstart runs. The tokens in it are those that the stand-ins made up. */
final class Suggestions {
    private final Services services;
    private final Path messages;

    /** Things to try with those services, and with messages that come into that folder. */
    Suggestions(Services services, Path messages) {
        this.services = services;
        this.messages = messages;
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        services.sandbox().ifPresent(sandbox -> addSalesflow(all, sandbox));
        services.standIn().ifPresent(hubSpot -> addHubSpot(all, hubSpot));
        return all;
    }

    private void addSalesflow(List<String> all, SalesflowSandbox sandbox) {
        String account = "token=" + sandbox.token() + "&accountId=" + sandbox.accountId();
        all.add("# the contacts in Salesflow");
        all.add("curl '" + sandbox.apiUrl() + "/members/list-contacts-by-accountid?" + account + "'");
        all.add("# one contact more; a few seconds later it is in HubSpot, too");
        all.add("curl '" + sandbox.apiUrl() + "/members/Import?" + account + "&campaignId=" + services.campaignId()
                + "&linkedInUrl=https://www.linkedin.com/in/example-ada&firstName=Ada'");
        sandbox.campaign().contacts().stream().findFirst().ifPresent(contact -> {
            all.add("# a reply, which is a file in " + messages + " then");
            all.add("curl '" + sandbox.apiUrl().replaceFirst("/api$", "/sandbox/happenings")
                    + "' -d '{\"kind\": \"reply\", \"memberId\": " + contact.memberId() + "}'");
        });
    }

    private static void addHubSpot(List<String> all, HubSpotSandbox hubSpot) {
        String authorization = "curl -H 'Authorization: Bearer " + hubSpot.token() + "' '" + hubSpot.apiUrl();
        all.add("# the first contacts in HubSpot");
        all.add(authorization + "/crm/v3/objects/contacts?limit=3&properties=firstname,lastname,salesflow_status'");
    }
}
