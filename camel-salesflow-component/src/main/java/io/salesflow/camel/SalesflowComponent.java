package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.ArgumentType;
import io.salesflow.camel.client.CallTracer;
import io.salesflow.camel.client.ConnectionSettings;
import io.salesflow.camel.client.SalesflowConnection;
import io.salesflow.camel.client.Threads;
import io.salesflow.camel.feed.FeedStore;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.api.management.ManagedOperation;
import org.apache.camel.api.management.ManagedResource;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.apache.camel.util.IOHelper;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/** Salesflow as Camel sees it: {@code salesflow:operation}. Its endpoints share connections and threads. */
@ManagedResource(description = "Salesflow: accounts, campaigns, feeds and webhooks of this Camel context")
@Component("salesflow")
public class SalesflowComponent extends HealthCheckComponent {
    private static final String HTTP_PREFIX = "http.";
    private static final int MOST_CALLS = 200;
    private static final List<String> SECRETS = List.of("token", "domainToken", "webhookSecret", "webhookOldSecret");
    private static final List<String> DURATIONS = List.of(
            "connectTimeout", "responseTimeout", "callTimeout", "retryDelay", "retryMaxDelay", "reconcileEvery");
    private static final List<String> NUMBERS = List.of("retries", "followUpRunOn", "maxBodySize", "maxPendingEvents");
    private static final Pattern DURATION =
            Pattern.compile("-?\\d+|(\\d+(ms|s|m|h|d))+|p[\\w.]+", Pattern.CASE_INSENSITIVE);

    static {
        // Camel masks whole words that it knows; it knows token, but not these.
        URISupport.addSanitizeKeywords(String.join(",", SECRETS));
    }

    @Metadata(description = "How Salesflow is reached, and as whom")
    private SalesflowConfiguration configuration = new SalesflowConfiguration();

    private final Map<ConnectionSettings, SalesflowConnection> connections = new ConcurrentHashMap<>();
    private final Map<String, SalesflowEndpoint> webhooks = new ConcurrentHashMap<>();
    private volatile Threads threads;
    private volatile Measurements measurements;
    private CallTracer tracing;
    private StandbyHealthChecks standbys;

    public SalesflowComponent() {}

    public SalesflowComponent(CamelContext context) {
        super(context);
        SensitiveWords.add(context, SECRETS);
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        super.setCamelContext(camelContext);
        SensitiveWords.add(camelContext, SECRETS);
    }

    public SalesflowConfiguration getConfiguration() {
        return configuration;
    }

    /**
     * How Salesflow is reached, and as whom
     */
    public void setConfiguration(SalesflowConfiguration configuration) {
        this.configuration = configuration;
    }

    /** The base of the API that endpoints use unless told otherwise. */
    @ManagedAttribute(description = "The base of the API that endpoints use unless told otherwise")
    public String getApiUrl() {
        return configuration.getApiUrl();
    }

    /** The account of endpoints that are not told another one; null if there is none. */
    @ManagedAttribute(description = "The account of endpoints that are not told another one")
    public Long getAccountId() {
        return configuration.getAccountId();
    }

    /** How many feeds run in this Camel context. */
    @ManagedAttribute(description = "How many feeds run in this Camel context")
    public int getRunningFeeds() {
        return overview().countFeeds();
    }

    /** How many webhooks take calls in this Camel context. */
    @ManagedAttribute(description = "How many webhooks take calls in this Camel context")
    public int getRunningWebhooks() {
        return overview().countWebhooks();
    }

    /** Asks Salesflow for the accounts that the tokens in use can see, with their status. */
    @ManagedOperation(description = "Asks Salesflow for the accounts that the tokens in use can see, with their status")
    public TabularData accounts() {
        return overview().accounts();
    }

    /** Asks Salesflow for the campaigns of the accounts in use, with their status. */
    @ManagedOperation(description = "Asks Salesflow for the campaigns of the accounts in use, with their status")
    public TabularData campaigns() {
        return overview().campaigns();
    }

    /** The feeds that run here, and those that are in their stores. */
    @ManagedOperation(description = "The feeds that run here, and those that are in their stores")
    public TabularData feeds() {
        return overview().feeds();
    }

    /** The webhooks that take calls here. */
    @ManagedOperation(description = "The webhooks that take calls here, and whether they are registered")
    public TabularData webhooks() {
        return overview().webhooks();
    }

    private Overview overview() {
        return new Overview(getCamelContext());
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        // What stands for every placeholder while "camel export" looks what a project needs, and runs nothing.
        parameters.values().removeIf(PropertyConfigurerSupport.MAGIC_VALUE::equals);
        SalesflowConfiguration ofEndpoint = configuration.copy();
        ofEndpoint.getHttpOptions().putAll(PropertiesHelper.extractProperties(parameters, HTTP_PREFIX));
        // The tracer and an exchange property show an endpoint's URI as it was given, so it is given without secrets.
        String shown = URISupport.sanitizeUri(uri);
        boolean isWebhook = remaining.equals(SalesflowWebhookEndpoint.OPERATION);
        if (isWebhook) {
            parameters.replaceAll((name, value) -> value instanceof String text ? Escapes.decoded(text) : value);
            checkNoSecrets(parameters);
        }
        SalesflowEndpoint endpoint = isWebhook
                ? new SalesflowWebhookEndpoint(shown, this, ofEndpoint)
                : new SalesflowEndpoint(shown, this, ofEndpoint);
        endpoint.setOperation(remaining);
        splitLists(parameters);
        checkNumbers(parameters);
        checkDurations(parameters);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    /** Camel's own endpoint {@code webhook:} shows its URI, and ours in it, in traces and consoles. */
    private static void checkNoSecrets(Map<String, Object> parameters) {
        parameters.forEach((name, value) -> {
            if (SECRETS.stream().anyMatch(name::equalsIgnoreCase) && isText(value)) {
                throw new IllegalArgumentException("Option '" + name + "' must not be in the URI of a webhook, where"
                        + " Camel would show it. Set it on the component (camel.component.salesflow." + name
                        + "), or give a reference such as #property:my.secret");
            }
        });
    }

    /** A list is one text with commas in the URI, or a List where the option stands there several times. */
    private static void splitLists(Map<String, Object> parameters) {
        parameters.replaceAll((name, value) -> isOfType(name, ArgumentType::isList) && isText(value)
                ? Arrays.stream(value.toString().split(",", -1))
                        .map(String::strip)
                        .toList()
                : value);
    }

    /** Camel takes the text 5m for 300000, and any other text for 0, where an option is a whole number. */
    private static void checkNumbers(Map<String, Object> parameters) {
        parameters.forEach((name, value) -> {
            if ((isOfType(name, ArgumentType.ID::equals) || NUMBERS.contains(name))
                    && isText(value)
                    && !value.toString().matches("-?\\d{1,18}")) {
                throw new IllegalArgumentException(
                        "Option '" + name + "' must be a whole number, but is '" + value + "'");
            }
        });
    }

    /** Camel takes a text that is no duration for 0. */
    private static void checkDurations(Map<String, Object> parameters) {
        DURATIONS.stream()
                .filter(name -> isText(parameters.get(name)))
                .filter(name ->
                        !DURATION.matcher(parameters.get(name).toString()).matches())
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "Option '" + name + "' must be a duration such as 500, 10s or 5m," + " but is '"
                                    + parameters.get(name) + "'");
                });
    }

    private static boolean isOfType(String optionName, Predicate<ArgumentType> type) {
        return Arrays.stream(Argument.values())
                .anyMatch(argument -> argument.optionName().equalsIgnoreCase(optionName) && type.test(argument.type()));
    }

    /** A reference to a bean or property is none. */
    private static boolean isText(Object value) {
        return value instanceof String text && !text.startsWith("#");
    }

    /** Endpoints inside a split or choice are started while Camel initialises the route, before the component is. */
    @Override
    protected void doInit() throws Exception {
        super.doInit();
        makeThreads();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        makeThreads();
        HealthCheckRegistry registry = HealthCheckRegistry.get(getCamelContext());
        if (registry != null && standbys == null) {
            standbys = new StandbyHealthChecks(this, registry, InstantSource.system());
            registry.register(standbys);
        }
    }

    @Override
    protected void doStop() throws Exception {
        if (standbys != null) {
            HealthCheckRegistry.get(getCamelContext()).unregister(standbys);
            standbys = null;
        }
        if (threads != null) {
            threads.stop(getCamelContext().getExecutorServiceManager()::shutdownGraceful);
            threads = null;
        }
        connections.values().forEach(IOHelper::close);
        connections.clear();
        super.doStop();
    }

    /** Who measures; found out by the first endpoint that starts. */
    synchronized Measurements measurements() {
        if (measurements == null) {
            measurements = Measurements.of(getCamelContext());
        }
        return measurements;
    }

    /** Who shows calls in traces; found out by the first endpoint that starts. */
    synchronized CallTracer tracing() {
        if (tracing == null) {
            tracing = Tracing.of(getCamelContext());
        }
        return tracing;
    }

    SalesflowConnection connection(ConnectionSettings settings) {
        return connections.computeIfAbsent(settings, given -> new SalesflowConnection(getCamelContext(), given));
    }

    /**
     * Notes that an endpoint registers the webhook of that account and name.
     *
     * @throws IllegalArgumentException if another one does
     */
    void claimWebhook(String identity, SalesflowEndpoint endpoint) {
        SalesflowEndpoint other = webhooks.putIfAbsent(identity, endpoint);
        if (other != null && other != endpoint) {
            throw new IllegalArgumentException("Two endpoints would register the webhook '" + identity
                    + "', each in the place of the other. Give each an option 'webhookName' of its own.");
        }
    }

    void releaseWebhook(String identity, SalesflowEndpoint endpoint) {
        webhooks.remove(identity, endpoint);
    }

    /** The store that is configured: a bean, or that in a directory. */
    FeedStore store(SalesflowConfiguration wanted) {
        return wanted.getStateStore() != null
                ? wanted.getStateStore()
                : SalesflowFeeds.of(getCamelContext()).store(wanted.getStateDirectory());
    }

    /**
     * The threads.
     *
     * @throws IllegalStateException if the component is stopped
     */
    Threads threads() {
        Threads now = threads;
        if (now == null) {
            throw new IllegalStateException("The Salesflow component is stopped");
        }
        return now;
    }

    private void makeThreads() {
        if (threads == null) {
            ExecutorServiceManager executors = getCamelContext().getExecutorServiceManager();
            threads = new Threads(
                    executors.newThreadPool(this, "SalesflowCall", workers()),
                    executors.newScheduledThreadPool(this, "SalesflowRetry", timer()),
                    executors.newScheduledThreadPool(this, "SalesflowTimeout", timer()));
        }
    }

    /** As many threads as there are calls, up to a limit; then the caller's own, which slows it down. */
    private static ThreadPoolProfile workers() {
        ThreadPoolProfile profile = new ThreadPoolProfile("SalesflowCall");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(MOST_CALLS);
        profile.setMaxQueueSize(0);
        profile.setKeepAliveTime(1L);
        profile.setTimeUnit(TimeUnit.MINUTES);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /** Its queue is bounded by the number of calls under way. */
    private static ThreadPoolProfile timer() {
        ThreadPoolProfile profile = new ThreadPoolProfile("SalesflowTimer");
        profile.setPoolSize(1);
        profile.setMaxQueueSize(-1);
        return profile;
    }
}
