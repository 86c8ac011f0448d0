package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.AnswerForm;
import io.salesflow.camel.client.ClientSettings;
import io.salesflow.camel.client.ConnectionSettings;
import io.salesflow.camel.client.SalesflowClient;
import io.salesflow.camel.client.Secret;
import io.salesflow.camel.client.Threads;
import io.salesflow.camel.feed.Feed;
import io.salesflow.camel.feed.FeedSettings;
import io.salesflow.camel.feed.FeedStore;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.management.openmbean.TabularData;
import org.apache.camel.AsyncEndpoint;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Read and change accounts, campaigns, contacts, messages, analytics and webhooks of Salesflow, the LinkedIn outreach
 * service.
 */
@ManagedResource(description = "Salesflow endpoint")
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "salesflow",
        title = "Salesflow",
        syntax = "salesflow:operation",
        category = {Category.SAAS, Category.API, Category.SOCIAL},
        headersClass = SalesflowConstants.class)
public class SalesflowEndpoint extends ScheduledPollEndpoint implements AsyncEndpoint, EndpointServiceLocation {
    private static final long DEFAULT_DELAY = 60_000;

    private final SalesflowComponent component;
    private SalesflowClient client;
    private ZoneId zone;
    private Operation knownOperation;

    @UriPath(
            enums =
                    "accounts/list,accounts/list-by-domain,analytics/by-account,analytics/by-campaign,campaigns/list,campaigns/start,campaigns/statistics,members/import,members/get,members/find,members/update,members/delete,members/mute,members/list-by-account,members/list-by-campaign,members/list-by-public-identifiers,messages/incoming-by-account,messages/incoming-by-campaign,webhooks/create,webhooks/delete,webhooks/list,webhooks/attach,webhooks/detach,events")
    @Metadata(required = true)
    private String operation;

    @UriParam
    private SalesflowConfiguration configuration;

    @UriParam
    private SalesflowArguments arguments = new SalesflowArguments();

    @UriParam
    private SalesflowFeedConfiguration feed = new SalesflowFeedConfiguration();

    @UriParam
    private SalesflowWebhookConfiguration webhook = new SalesflowWebhookConfiguration();

    @UriParam(label = "consumer,scheduler", defaultValue = "1m", javaType = "java.time.Duration")
    private long delay;

    @UriParam(label = "producer", displayName = "Raw JSON", defaultValue = "false")
    private boolean rawJson;

    @UriParam(label = "producer", defaultValue = "false")
    private boolean streamResults;

    SalesflowEndpoint(String uriWithoutSecrets, SalesflowComponent component, SalesflowConfiguration configuration) {
        super(uriWithoutSecrets, component);
        this.component = component;
        setDelay(DEFAULT_DELAY);
        this.configuration = configuration;
    }

    @Override
    public AsyncProducer createAsyncProducer() {
        return new SalesflowProducer(this);
    }

    @Override
    public Producer createProducer() {
        return new SalesflowProducer(this);
    }

    /**
     * A consumer of the changes of this endpoint's list.
     *
     * @throws IllegalArgumentException if the operation is no read with changes, or an option does not fit
     */
    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        FeedOptions options = new FeedOptions(this);
        FeedSettings settings = options.settings();
        Elements elements = options.elements();
        SalesflowConsumer consumer = new SalesflowConsumer(
                this,
                processor,
                this::store,
                store -> new Feed(settings, elements, store, InstantSource.system()),
                (pause, task) -> threads().later(pause, task),
                InstantSource.system());
        consumer.setMaxMessagesPerPoll(feed.getMaxMessagesPerPoll());
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public String getServiceUrl() {
        return knownOperation.host() == Operation.Host.STATISTICS
                ? configuration.getStatisticsApiUrl()
                : configuration.getApiUrl();
    }

    @Override
    public String getServiceProtocol() {
        return "http";
    }

    @ManagedAttribute(description = "The operation that is called, or whose list is read")
    public String getOperation() {
        return operation;
    }

    /**
     * The operation to call, such as members/import or campaigns/list.
     *
     * @throws IllegalArgumentException if there is no such operation; it has the closest names
     */
    public void setOperation(String operation) {
        setOperation(Operation.named(operation), operation);
    }

    /** The operation that is called, under the name that it has in the URI. */
    final void setOperation(Operation called, String name) {
        this.knownOperation = called;
        this.operation = name;
    }

    public SalesflowConfiguration getConfiguration() {
        return configuration;
    }

    public SalesflowArguments getArguments() {
        return arguments;
    }

    public SalesflowFeedConfiguration getFeed() {
        return feed;
    }

    public SalesflowWebhookConfiguration getWebhook() {
        return webhook;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    /**
     * The time between the end of a poll and the next poll.
     */
    @Override
    public final void setDelay(long delay) {
        super.setDelay(delay);
        this.delay = delay;
    }

    public boolean isRawJson() {
        return rawJson;
    }

    /**
     * Whether to give the answer as the JSON text that came, not as records. With streamResults a list comes as an
     * InputStream, which Camel's stream caching, where it is on, reads whole.
     */
    public void setRawJson(boolean rawJson) {
        this.rawJson = rawJson;
    }

    public boolean isStreamResults() {
        return streamResults;
    }

    /**
     * Whether to give a list as an Iterator that reads the answer while it comes, so that a list of any length takes little
     * memory. Split it with streaming.
     */
    public void setStreamResults(boolean streamResults) {
        this.streamResults = streamResults;
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        zone = zone(configuration.getServerZone());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        checkSettings();
        ConnectionSettings connectionSettings = connectionSettings();
        component.connection(connectionSettings);
        client = new SalesflowClient(
                () -> component.connection(connectionSettings),
                clientSettings(),
                component::threads,
                measurements(),
                component.tracing());
        client.requireSecret(knownOperation);
    }

    /** The account, or null where the token alone says which. */
    @ManagedAttribute(description = "The number of the account; empty where the token alone says which")
    public Long getAccountId() {
        return configuration.getAccountId();
    }

    /** The accounts that this endpoint's token can see, with their status. */
    @ManagedOperation(
            description = "Asks Salesflow for the accounts that this endpoint's token can see, with their status")
    public TabularData accounts() {
        return RemoteTables.accounts(List.of(this));
    }

    /** The campaigns of this endpoint's account, with their status. */
    @ManagedOperation(description = "Asks Salesflow for the campaigns of this endpoint's account, with their status")
    public TabularData campaigns() {
        return RemoteTables.campaigns(List.of(this));
    }

    ZoneId zone() {
        return zone;
    }

    /** Two endpoints whose URIs differ in nothing but a secret look alike, and are not the same. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    SalesflowClient client() {
        return client;
    }

    /** The name of this endpoint's feed: as set, or from operation, account and campaign. Never from the token. */
    public String feedId() {
        if (feed.getFeedId() != null) {
            return feed.getFeedId();
        }
        String campaign = arguments.getCampaignId() == null ? "" : ":" + arguments.getCampaignId();
        String account = configuration.getAccountId() == null ? "" : ":" + configuration.getAccountId();
        return operation + account + campaign;
    }

    /** The store, if other processes can see there what this one does; it is not opened to find out. */
    Optional<FeedStore> sharedStore() {
        return Optional.ofNullable(configuration.getStateStore()).filter(FeedStore::isShared);
    }

    final FeedStore store() {
        return component.store(configuration);
    }

    final Measurements measurements() {
        return component.measurements();
    }

    Threads threads() {
        return component.threads();
    }

    Operation operation() {
        return knownOperation;
    }

    AnswerForm answerForm() {
        if (rawJson) {
            return streamResults ? AnswerForm.JSON_STREAM : AnswerForm.JSON;
        }
        return streamResults ? AnswerForm.RECORD_STREAM : AnswerForm.RECORDS;
    }

    /** The check is a call with the account's token, which an endpoint for a domain can do without. */
    boolean isHealthCheckable() {
        return component.isHealthCheckProducerEnabled() && configuration.getToken() != null;
    }

    /** The checked arguments of a call whose values come from that source. */
    Arguments arguments(Function<Argument, Object> source) {
        return Arguments.of(knownOperation, source, zone);
    }

    /** The value of an argument that this endpoint's options give, or null. */
    Object option(Argument argument) {
        PropertyConfigurerGetter options = (PropertyConfigurerGetter) component.getEndpointPropertyConfigurer();
        return options.getOptionValue(this, argument.optionName(), false);
    }

    private void checkSettings() {
        checkNotNegative("connectTimeout", configuration.getConnectTimeout());
        checkNotNegative("responseTimeout", configuration.getResponseTimeout());
        checkNotNegative("callTimeout", configuration.getCallTimeout());
        checkNotNegative("retries", configuration.getRetries());
        checkNotNegative("retryDelay", configuration.getRetryDelay());
        checkNotNegative("retryMaxDelay", configuration.getRetryMaxDelay());
    }

    private static void checkNotNegative(String option, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("Option '" + option + "' must not be negative, but is " + value);
        }
    }

    private ConnectionSettings connectionSettings() {
        return new ConnectionSettings(
                configuration.getApiUrl(),
                configuration.getStatisticsApiUrl(),
                configuration.getConnectTimeout(),
                configuration.getResponseTimeout(),
                configuration.isAllowInsecureHttp(),
                configuration.getSslContextParameters(),
                configuration.getHttpOptions());
    }

    private ClientSettings clientSettings() {
        return new ClientSettings(
                token(),
                Secret.of(configuration.getDomainToken()),
                zone,
                Duration.ofMillis(configuration.getCallTimeout()),
                configuration.getRetries(),
                Duration.ofMillis(configuration.getRetryDelay()),
                Duration.ofMillis(configuration.getRetryMaxDelay()));
    }

    private Secret token() {
        Secret token = Secret.of(configuration.getToken());
        return token == null ? null : token.hiding(secretsInCalls());
    }

    /** What goes out in calls besides the token, and is as secret. */
    List<Secret> secretsInCalls() {
        return List.of();
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Option 'serverZone' must be a time zone such as UTC or Europe/Berlin, but is '" + name + "'", e);
        }
    }
}
