package io.salesflow.quickstart;

import io.salesflow.camel.routes.hubspot.ContactOutcomes;
import io.salesflow.camel.routes.hubspot.ContactTotals;
import io.salesflow.camel.routes.hubspot.MessageOutcomes;
import io.salesflow.quickstart.board.Delivered;
import io.salesflow.quickstart.board.FaultSwitch;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.Exchange;

/** HubSpot: contacts, and messages on their timelines. */
final class HubSpotTarget implements Target {
    private static final String BATCH_SIZE = "salesflow.contacts-to-hubspot.batchSize";

    /** One that does not answer will not do so a second later: the next poll asks again. */
    private static final String RETRIES_OF_STAND_IN = "0";

    private final HubSpotAccess access;
    private final Optional<HubSpotSandbox> standIn;
    private final long accountId;

    private HubSpotTarget(HubSpotAccess access, Optional<HubSpotSandbox> standIn, long accountId) {
        this.access = access;
        this.standIn = standIn;
        this.accountId = accountId;
    }

    static HubSpotTarget real(HubSpotAccess access, long accountId) {
        return new HubSpotTarget(access, Optional.empty(), accountId);
    }

    /**
     * Starts a stand-in.
     *
     * @throws SetupException if the port is in use
     */
    static HubSpotTarget standIn(int port, long accountId) {
        HubSpotSandbox sandbox = HubSpotSandbox.builder()
                .port(ThisMachine.free(port, "--hubspot-port"))
                .withoutRateLimit()
                .start();
        return new HubSpotTarget(new HubSpotAccess(sandbox.token(), sandbox.apiUrl()), Optional.of(sandbox), accountId);
    }

    @Override
    public String name() {
        return "HubSpot";
    }

    @Override
    public String description() {
        return (standIn.isPresent() ? "stand-in at " : "real, at ") + access;
    }

    @Override
    public List<String> routes() {
        return List.of("salesflow-contacts-to-hubspot", "salesflow-messages-to-hubspot");
    }

    @Override
    public String routeFiles() {
        return "classpath:camel/salesflow-contacts-to-hubspot.yaml,classpath:camel/salesflow-messages-to-hubspot.yaml,"
                + "classpath:look/hubspot.yaml";
    }

    @Override
    public String messageFeed() {
        return "messages/incoming-by-account:" + accountId;
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("hubspot.token", access.token());
        properties.setProperty("hubspot.apiUrl", access.apiUrl());
        properties.setProperty(BATCH_SIZE, "100");
        standIn.ifPresent(sandbox -> properties.setProperty("hubspot.retries", RETRIES_OF_STAND_IN));
        return properties;
    }

    @Override
    public Map<String, String> variables() {
        return access.variables();
    }

    @Override
    public List<String> columns() {
        return List.of("Created", "Updated", "Messages");
    }

    @Override
    public List<Long> cells(Delivered delivered) {
        return List.of(delivered.created(), delivered.updated(), delivered.messages());
    }

    @Override
    public Delivered delivered(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof MessageOutcomes messages) {
            return new Delivered(0, 0, messages.created());
        }
        ContactTotals contacts = ((ContactOutcomes) body).totals();
        return new Delivered(contacts.created(), contacts.updated(), 0);
    }

    @Override
    public Optional<String> compare(Account account, Routes routes, Differences differences) {
        HubSpotComparison comparison = new HubSpotComparison(routes, differences);
        comparison.compare(account);
        standIn.ifPresent(sandbox -> comparison.expectNobodyElse(sandbox.contacts().all().stream()
                .map(contact -> contact.value(HubSpotComparison.KEY).orElse(""))
                .toList()));
        return Optional.of(account.people() + " contacts, " + account.messages().size() + " messages on timelines");
    }

    @Override
    public Optional<String> status() {
        return standIn.map(sandbox -> sandbox.contacts().count() + " contacts, "
                + sandbox.communications().all().size() + " messages");
    }

    @Override
    public List<String> suggestions() {
        return standIn.map(sandbox -> List.of(
                        "# the first contacts in HubSpot",
                        "curl -H 'Authorization: Bearer " + sandbox.token() + "' '" + sandbox.apiUrl()
                                + "/crm/v3/objects/contacts?limit=3&properties=firstname,lastname,salesflow_status'"))
                .orElse(List.of());
    }

    @Override
    public List<FaultSwitch> faults() {
        return standIn.map(sandbox -> List.of(StandInFaults.down("hubspot-down", "HubSpot is down", sandbox.faults())))
                .orElse(List.of());
    }

    @Override
    public void close() {
        standIn.ifPresent(HubSpotSandbox::close);
    }
}
