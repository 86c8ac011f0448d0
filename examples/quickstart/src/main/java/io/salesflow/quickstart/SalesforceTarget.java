package io.salesflow.quickstart;

import io.salesflow.camel.routes.salesforce.SalesforceTotals;
import io.salesflow.quickstart.board.Delivered;
import io.salesflow.quickstart.board.FaultSwitch;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.Exchange;

/** Salesforce: contacts as Leads, messages as Tasks. */
final class SalesforceTarget implements Target {
    private static final String CONTACTS = "salesflow-contacts-to-salesforce";
    private static final String MESSAGES = "salesflow-messages-to-salesforce";

    /** Milliseconds; one that does not answer is mended by whoever switched it off. */
    private static final String WAIT_FOR_STAND_IN = "1000";

    private final SalesforceAccess access;
    private final Optional<SalesforceSandbox> standIn;

    private SalesforceTarget(SalesforceAccess access, Optional<SalesforceSandbox> standIn) {
        this.access = access;
        this.standIn = standIn;
    }

    static SalesforceTarget real(SalesforceAccess access) {
        return new SalesforceTarget(access, Optional.empty());
    }

    /**
     * Starts a stand-in, with the custom fields deployed.
     *
     * @throws SetupException if the port is in use
     */
    static SalesforceTarget standIn(int port) {
        SalesforceSandbox sandbox = SalesforceSandbox.builder()
                .port(ThisMachine.free(port, "--salesforce-port"))
                .metadata(ExampleFiles.salesforceFields())
                .start();
        return new SalesforceTarget(
                new SalesforceAccess(sandbox.loginUrl(), sandbox.clientId(), sandbox.clientSecret()),
                Optional.of(sandbox));
    }

    @Override
    public String name() {
        return "Salesforce";
    }

    @Override
    public String description() {
        return (standIn.isPresent() ? "stand-in at " : "real, at ") + access;
    }

    @Override
    public List<String> routes() {
        return List.of(CONTACTS, MESSAGES);
    }

    @Override
    public String routeFiles() {
        return "classpath:camel/salesflow-to-salesforce.yaml,classpath:look/salesforce.yaml";
    }

    @Override
    public String messageFeed() {
        return "messages-to-salesforce";
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("camel.component.salesforce.loginUrl", access.loginUrl());
        properties.setProperty("camel.component.salesforce.clientId", access.clientId());
        properties.setProperty("camel.component.salesforce.clientSecret", access.clientSecret());
        properties.setProperty("camel.component.salesforce.lazyLogin", "true");
        standIn.ifPresent(sandbox -> properties.setProperty("salesforce.longestRetryDelay", WAIT_FOR_STAND_IN));
        return properties;
    }

    @Override
    public Map<String, String> variables() {
        return access.variables();
    }

    @Override
    public List<String> columns() {
        return List.of("Created", "Updated", "Tasks");
    }

    @Override
    public List<Long> cells(Delivered delivered) {
        return List.of(delivered.created(), delivered.updated(), delivered.messages());
    }

    @Override
    public Delivered delivered(Exchange exchange) {
        SalesforceTotals totals = exchange.getMessage().getBody(SalesforceTotals.class);
        return exchange.getFromRouteId().equals(CONTACTS)
                ? new Delivered(totals.created(), totals.updated(), 0)
                : new Delivered(0, 0, totals.created());
    }

    @Override
    public Optional<String> compare(Account account, Routes routes, Differences differences) {
        SalesforceComparison comparison = new SalesforceComparison(routes, differences);
        comparison.compare(account);
        standIn.ifPresent(
                sandbox -> comparison.expectNobodyElse(sandbox.objects().all(SalesforceComparison.LEAD).stream()
                        .map(lead -> lead.value(SalesforceComparison.KEY).orElse(""))
                        .toList()));
        return Optional.of(account.people() + " Leads, " + account.messages().size() + " Tasks");
    }

    @Override
    public Optional<String> status() {
        return standIn.map(
                sandbox -> sandbox.objects().all(SalesforceComparison.LEAD).size() + " Leads, "
                        + sandbox.objects().all(SalesforceComparison.TASK).size() + " Tasks");
    }

    @Override
    public List<String> suggestions() {
        return standIn.map(
                        sandbox -> List.of(
                                "# log in to Salesforce, and look for the Lead of the contact more",
                                "token=$(curl -s " + sandbox.loginUrl()
                                        + "/services/oauth2/token -d grant_type=client_credentials -d client_id="
                                        + sandbox.clientId() + " -d client_secret=" + sandbox.clientSecret()
                                        + " | sed 's/.*\"access_token\":\"\\([^\"]*\\).*/\\1/')",
                                "curl -G -H \"Authorization: Bearer $token\" " + sandbox.loginUrl()
                                        + "/services/data/v62.0/query --data-urlencode"
                                        + " \"q=SELECT FirstName, LastName, Salesflow_Status__c FROM Lead WHERE Salesflow_Key__c = 'example-ada'\""))
                .orElse(List.of());
    }

    @Override
    public List<FaultSwitch> faults() {
        return standIn.map(sandbox ->
                        List.of(StandInFaults.down("salesforce-down", "Salesforce is down", sandbox.faults())))
                .orElse(List.of());
    }

    @Override
    public void close() {
        standIn.ifPresent(SalesforceSandbox::close);
    }
}
