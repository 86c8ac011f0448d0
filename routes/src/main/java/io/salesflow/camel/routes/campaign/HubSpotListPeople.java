package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.hubspot.HubSpotAccount;
import io.salesflow.camel.routes.hubspot.HubSpotKeys;
import io.salesflow.camel.routes.hubspot.HubSpotListMembers;
import java.util.Iterator;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/** The people of a HubSpot list as JSON, for whoever imports them. Each gets his LinkedIn key in HubSpot before he is delivered. */
public final class HubSpotListPeople extends ServiceSupport implements Processor, CamelContextAware {
    private final HubSpotListMembers members = new HubSpotListMembers();
    private CamelContext context;
    private HubSpotAccount account;
    private String listId = "";
    private int batchSize = 1_000;
    private boolean isKeyGiven = true;
    private KeysGiven keys;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The account that has the list. */
    public void setAccount(HubSpotAccount account) {
        this.account = account;
    }

    /** The number of the list, as in its URL in HubSpot. */
    public void setListId(String listId) {
        this.listId = listId.strip();
    }

    /** The most people in one array. */
    public void setBatchSize(int batchSize) {
        this.batchSize = batchSize;
    }

    /** Whether contacts get the key by which the routes from Salesflow to HubSpot recognise them. */
    public void setGiveKey(boolean giveKey) {
        this.isKeyGiven = giveKey;
    }

    /**
     * Puts all of the list into the body, as JSON arrays, which are made while they are gone through. That fails with
     * {@link io.salesflow.camel.routes.hubspot.HubSpotException} if HubSpot can't be asked, or has no such list.
     */
    @Override
    public void process(Exchange exchange) {
        Iterator<PersonToImport> people = new KeyedPeople<>(
                members.read(listId),
                HubSpotListImport::person,
                person -> isKeyGiven && person.linkedInKey() == null,
                person -> false,
                keys);
        exchange.getMessage().setBody(PeopleBatches.of(exchange, "list-" + listId, people, batchSize, () -> {}));
    }

    /**
     * All were gone through.
     *
     * @throws ImportUnfinishedException if they have to come again
     */
    public void done(Exchange exchange) {
        PeopleBatches.done(exchange);
    }

    /**
     * Begins.
     *
     * @throws IllegalArgumentException if the number of the list is none
     */
    @Override
    protected void doStart() {
        ImportProcessor.require(
                "Parameter ", listId.matches("\\d{1,18}"), "listId", "the number of a list of HubSpot", listId);
        members.setCamelContext(context);
        members.setAccount(account);
        HubSpotKeys ofHubSpot = HubSpotKeys.of(context, account);
        keys = new KeysGiven(ofHubSpot::give);
    }
}
