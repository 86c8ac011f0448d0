package io.salesflow.camel;

import io.salesflow.camel.api.MemberEvent;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.Secret;
import io.salesflow.camel.webhook.EventJournal;
import io.salesflow.camel.webhook.Registration;
import io.salesflow.camel.webhook.WantedWebhook;
import io.salesflow.camel.webhook.WebhookCalls;
import io.salesflow.camel.webhook.WebhookStatistics;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.TabularData;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.component.webhook.WebhookCapableEndpoint;
import org.apache.camel.component.webhook.WebhookConfiguration;

/** {@code webhook:salesflow:events}: what Salesflow calls about, pushed into a route. */
@ManagedResource(description = "Events that Salesflow pushes")
public class SalesflowWebhookEndpoint extends SalesflowEndpoint implements WebhookCapableEndpoint {
    static final String OPERATION = "events";

    private final SalesflowComponent component;
    private final WebhookStatistics statistics = new WebhookStatistics();
    private WebhookOptions options;
    private WebhookConfiguration place;
    private volatile WebhookUpkeep upkeep;
    private EventJournal journal;
    private volatile KeptEvents kept;

    SalesflowWebhookEndpoint(
            String uriWithoutSecrets, SalesflowComponent component, SalesflowConfiguration configuration) {
        super(uriWithoutSecrets, component, configuration);
        this.component = component;
    }

    /** Takes the name {@code events}; what is called of itself is the list of webhooks. */
    @Override
    public void setOperation(String operation) {
        setOperation(Operation.WEBHOOKS_LIST, operation);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw unwrapped();
    }

    @Override
    public Producer createProducer() {
        throw unwrapped();
    }

    @Override
    public AsyncProducer createAsyncProducer() {
        throw unwrapped();
    }

    /**
     * Takes where calls come in. The path gets a last segment that every call must know; what it is stands in no URI here.
     *
     * @throws IllegalArgumentException if an option is missing or does not fit
     */
    @Override
    public void setWebhookConfiguration(WebhookConfiguration webhookConfiguration) {
        options = new WebhookOptions(this);
        place = webhookConfiguration;
        place.setWebhookExternalUrl(Escapes.decoded(place.getWebhookExternalUrl()));
        place.setWebhookBasePath(Escapes.decoded(place.getWebhookBasePath()));
        place.setWebhookPath(Escapes.decoded(place.getWebhookPath()));
        place.setWebhookPath(options.path(place.getWebhookPath()));
        RestServers.choose(getCamelContext(), place);
        RestServers.readBodiesLate(getCamelContext(), place);
    }

    @Override
    public Processor createWebhookHandler(Processor next) {
        return new SalesflowWebhookHandler(this, options, next);
    }

    @Override
    public List<String> getWebhookMethods() {
        return List.of("POST");
    }

    /** Makes Salesflow call here, and keeps it so. */
    @Override
    public void registerWebhook() throws UnknownHostException {
        WantedWebhook wanted = options.wanted(place.computeFullExternalUrl());
        component.claimWebhook(options.identity(), this);
        WebhookUpkeep begun = new WebhookUpkeep(this, new Registration(calls(), wanted), wanted.name());
        try {
            begun.start(getWebhook().getReconcileEvery());
        } catch (RuntimeException e) {
            component.releaseWebhook(options.identity(), this);
            throw e;
        }
        upkeep = begun;
    }

    /** Leaves the webhook in Salesflow, unless it is asked to delete it. */
    @Override
    public void unregisterWebhook() {
        component.releaseWebhook(options.identity(), this);
        if (upkeep != null) {
            upkeep.stop(getWebhook().isUnregisterOnStop());
            upkeep = null;
        }
    }

    /** Calls that were well-formed events of who may call. */
    @ManagedAttribute(description = "Calls that were well-formed events of who may call")
    public long getReceivedEvents() {
        return statistics.received().sum();
    }

    /** Events that the route took. */
    @ManagedAttribute(description = "Events that the route took")
    public long getDeliveredEvents() {
        return statistics.delivered().sum();
    }

    /** Attempts of the route that failed. */
    @ManagedAttribute(description = "Attempts of the route that failed")
    public long getFailedEvents() {
        return statistics.failed().sum();
    }

    /** Events that were parked. */
    @ManagedAttribute(description = "Events that were parked")
    public long getParkedEvents() {
        return statistics.parked().sum();
    }

    /** Calls that were answered 4xx. */
    @ManagedAttribute(description = "Calls that were answered 4xx")
    public long getRefusedCalls() {
        return statistics.refused().sum();
    }

    /** Calls that were answered 503 because too many events were under way. */
    @ManagedAttribute(description = "Calls that were answered 503 because too many events were under way")
    public long getCallsTurnedAway() {
        return statistics.turnedAway().sum();
    }

    /** Differences in the registration that were mended since it was made. */
    @ManagedAttribute(description = "Differences in the registration that were mended since it was made")
    public long getMendedDifferences() {
        return statistics.mended().sum();
    }

    /** Whether Salesflow had what is wanted when it was last looked at. */
    @ManagedAttribute(description = "Whether Salesflow had what is wanted when it was last looked at")
    public boolean isRegistered() {
        WebhookUpkeep.Look look = lastLook();
        return look != null && look.failure() == null;
    }

    /** When it was last looked at what is registered in Salesflow, as ISO text in UTC; null before the first time. */
    @ManagedAttribute(description = "When it was last looked at what is registered in Salesflow")
    public String getLastReconcile() {
        WebhookUpkeep.Look look = lastLook();
        return look == null ? null : look.at().toString();
    }

    /** Why Salesflow did not have what is wanted when it was last looked at; null if it had. */
    @ManagedAttribute(description = "Why Salesflow did not have what is wanted then; empty if it had")
    public String getLastReconcileFailure() {
        WebhookUpkeep.Look look = lastLook();
        return look == null ? null : look.failure();
    }

    private WebhookUpkeep.Look lastLook() {
        WebhookUpkeep now = upkeep;
        return now == null ? null : now.lastLook();
    }

    /** Under which id {@code salesflow-feed} finds the parked events, such as {@code events:321:camel-salesflow}. */
    @ManagedAttribute(description = "Under which id salesflow-feed finds the parked events")
    public String getEventsId() {
        return options == null ? null : StoredEvents.PREFIX + options.identity();
    }

    /** The events that are parked, in words: key, since when and why. */
    @ManagedOperation(description = "The events that are parked: key, since when and why")
    public List<String> parked() {
        return events().parked().stream()
                .map(parked -> "%s: parked at %s: %s".formatted(parked.identity(), parked.since(), parked.reason()))
                .toList();
    }

    /**
     * Has parked events delivered again.
     *
     * @param keys with commas between them, or * for all
     * @return how many of those there were
     */
    @ManagedOperation(
            description = "Has parked events delivered again: keys with commas between them, or * for all."
                    + " Gives how many there were")
    public int replay(String keys) {
        FeedAction.Request request = FeedAction.Request.of(getEventsId(), keys);
        return request.isForAll() ? events().replayAll() : events().replay(request.keys());
    }

    /**
     * Removes parked events for good.
     *
     * @param keys with commas between them, or * for all
     * @return how many of those there were
     */
    @ManagedOperation(
            description = "Removes parked events for good: keys with commas between them, or * for all."
                    + " Gives how many there were")
    public int discard(String keys) {
        FeedAction.Request request = FeedAction.Request.of(getEventsId(), keys);
        return request.isForAll() ? events().discardAll() : events().discard(request.keys());
    }

    /** The events that are parked, as a table: key, since when and why. */
    @ManagedOperation(description = "The events that are parked, as a table")
    public TabularData parkedTable() {
        ManagedTable table = new ManagedTable("parked", "key", "since", "reason");
        events().parked().forEach(parked -> table.add(parked.identity(), parked.since(), parked.reason()));
        return table.data();
    }

    /**
     * Looks now at what is registered in Salesflow, and mends what is not as wanted.
     *
     * @return what was found, in words
     */
    @ManagedOperation(description = "Looks now at what is registered in Salesflow, and mends what is not as wanted")
    public String reconcile() {
        WebhookUpkeep now = upkeep;
        return now == null ? "This webhook is not registered by this route" : now.reconcileNow();
    }

    @Override
    List<Secret> secretsInCalls() {
        return options == null
                ? List.of()
                : options.segments().stream().map(Secret::of).toList();
    }

    WebhookStatistics statistics() {
        return statistics;
    }

    WebhookCalls calls() {
        return new WebhookCalls(client(), getConfiguration().getAccountId());
    }

    synchronized EventJournal journal() {
        if (journal == null) {
            journal = new StoredEvents(store(), getEventsId());
        }
        return journal;
    }

    /** Whether this is the one that delivers the events of that id now. */
    boolean isDelivering(String eventsId) {
        return kept != null && getEventsId().equals(eventsId);
    }

    EventOperations events() {
        return new EventOperations(journal(), this::deliver);
    }

    /** From now on; null for nobody. */
    void deliverKeptBy(KeptEvents delivering) {
        kept = delivering;
    }

    /** What nobody delivers now, comes with the next start. */
    private void deliver(Map<String, byte[]> events) {
        KeptEvents delivering = kept;
        if (delivering != null) {
            delivering.deliver(events);
        }
    }

    /** What all that is logged of this webhook has. */
    LogFields logFields() {
        return new LogFields()
                .put(LogFields.WEBHOOK, getEventsId())
                .put(LogFields.ACCOUNT, getConfiguration().getAccountId());
    }

    /** The same, of an event. */
    LogFields logFields(MemberEvent event) {
        return logFields()
                .put(LogFields.EVENT, event.kind())
                .put(LogFields.MEMBER, event.memberId())
                .put(
                        LogFields.CAMPAIGN,
                        event.contact() == null ? null : event.contact().campaignId());
    }

    /** What a parked event is found by. */
    static String identity(MemberEvent event) {
        return event.memberId() + ":" + event.kind().optionName();
    }

    private static UnsupportedOperationException unwrapped() {
        return new UnsupportedOperationException(
                "salesflow:events is pushed by Salesflow: consume from webhook:salesflow:events");
    }
}
