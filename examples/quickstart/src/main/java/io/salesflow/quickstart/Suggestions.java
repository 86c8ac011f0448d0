package io.salesflow.quickstart;

import io.salesflow.sandbox.SalesflowSandbox;
import java.util.ArrayList;
import java.util.List;

/** What can be tried while the quickstart runs. The tokens in it are those that the stand-ins made up. */
final class Suggestions {
    private final Services services;

    Suggestions(Services services) {
        this.services = services;
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        services.sandbox().ifPresent(sandbox -> addSalesflow(all, sandbox));
        services.targets().forEach(target -> all.addAll(target.suggestions()));
        return all;
    }

    private void addSalesflow(List<String> all, SalesflowSandbox sandbox) {
        String account = "token=" + sandbox.token() + "&accountId=" + sandbox.accountId();
        all.add("# the contacts in Salesflow");
        all.add("curl '" + sandbox.apiUrl() + "/members/list-contacts-by-accountid?" + account + "'");
        all.add("# one contact more; once Salesflow has invited it, it is in HubSpot and Salesforce, too");
        all.add("curl '" + sandbox.apiUrl() + "/members/Import?" + account + "&campaignId=" + services.campaignId()
                + "&linkedInUrl=https://www.linkedin.com/in/example-ada&firstName=Ada'");
        sandbox.campaign().contacts().stream().findFirst().ifPresent(contact -> {
            all.add("# a reply, which is a mail then, and a few seconds later in HubSpot and Salesforce");
            all.add("curl '" + sandbox.apiUrl().replaceFirst("/api$", "/sandbox/happenings")
                    + "' -d '{\"kind\": \"reply\", \"memberId\": " + contact.memberId() + "}'");
        });
    }
}
