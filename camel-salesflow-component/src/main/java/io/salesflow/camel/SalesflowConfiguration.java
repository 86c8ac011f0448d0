package io.salesflow.camel;

import io.salesflow.camel.feed.FeedStore;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.apache.camel.support.jsse.SSLContextParameters;

/** How Salesflow is reached, and as whom. Set on the component for all endpoints, or on one of them. */
@UriParams
public class SalesflowConfiguration implements Cloneable {
    /** The base URL of everything but statistics (contract, Basics). */
    public static final String DEFAULT_API_URL = "https://mvc.salesflow.io/api";

    /** The base URL of statistics (contract, Basics). */
    public static final String DEFAULT_STATISTICS_API_URL = "https://app.salesflow.io/api";

    @UriParam(label = "security", secret = true)
    private String token;

    @UriParam(label = "security", secret = true)
    private String domainToken;

    @UriParam(label = "consumer,webhook,security", secret = true)
    private String webhookSecret;

    @UriParam(label = "consumer,webhook,security", secret = true)
    private String webhookOldSecret;

    @UriParam(displayName = "Account ID")
    private Long accountId;

    @UriParam(label = "advanced", displayName = "API URL", defaultValue = SalesflowConfiguration.DEFAULT_API_URL)
    private String apiUrl = DEFAULT_API_URL;

    @UriParam(
            label = "advanced",
            displayName = "Statistics API URL",
            defaultValue = SalesflowConfiguration.DEFAULT_STATISTICS_API_URL)
    private String statisticsApiUrl = DEFAULT_STATISTICS_API_URL;

    @UriParam(label = "advanced", defaultValue = "UTC")
    private String serverZone = "UTC";

    @UriParam(label = "advanced", defaultValue = "10s", javaType = "java.time.Duration")
    private long connectTimeout = 10_000;

    @UriParam(label = "advanced", defaultValue = "60s", javaType = "java.time.Duration")
    private long responseTimeout = 60_000;

    @UriParam(label = "advanced", defaultValue = "5m", javaType = "java.time.Duration")
    private long callTimeout = 300_000;

    @UriParam(label = "advanced", defaultValue = "3")
    private int retries = 3;

    @UriParam(label = "advanced", defaultValue = "1s", javaType = "java.time.Duration")
    private long retryDelay = 1_000;

    @UriParam(label = "advanced", defaultValue = "30s", javaType = "java.time.Duration")
    private long retryMaxDelay = 30_000;

    @UriParam(label = "security", displayName = "Allow Insecure HTTP", defaultValue = "false")
    private boolean allowInsecureHttp;

    @UriParam(label = "security", displayName = "TLS Settings")
    private SSLContextParameters sslContextParameters;

    @UriParam(label = "advanced", displayName = "HTTP Options", multiValue = true, prefix = "http.")
    private Map<String, Object> httpOptions = new HashMap<>();

    @UriParam(label = "consumer", defaultValue = "salesflow-state")
    private String stateDirectory = "salesflow-state";

    @UriParam(label = "consumer,advanced")
    private FeedStore stateStore;

    /** A copy that can be changed without changing this. */
    public SalesflowConfiguration copy() {
        try {
            SalesflowConfiguration copy = (SalesflowConfiguration) clone();
            copy.httpOptions = new HashMap<>(httpOptions);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getToken() {
        return token;
    }

    /**
     * The API token of the LinkedIn account, from Settings, LinkedIn account settings. Best set on the
     * component, from a vault or a property, and never in the URI of an endpoint.
     */
    public void setToken(String token) {
        this.token = token;
    }

    public String getDomainToken() {
        return domainToken;
    }

    /**
     * The API token of the domain, for accounts/list-by-domain. Best set on the component, and never in the URI
     * of an endpoint.
     */
    public void setDomainToken(String domainToken) {
        this.domainToken = domainToken;
    }

    public String getWebhookSecret() {
        return webhookSecret;
    }

    /**
     * The secret by which calls of webhooks are known: at least 128 random bits, such as 32 hexadecimal digits.
     * Best set on the component, from a vault or a property, and never in the URI of an endpoint.
     */
    public void setWebhookSecret(String webhookSecret) {
        this.webhookSecret = webhookSecret;
    }

    public String getWebhookOldSecret() {
        return webhookOldSecret;
    }

    /**
     * Another secret by which calls are known, while webhookSecret is being exchanged. A webhook that was
     * registered with it is replaced.
     */
    public void setWebhookOldSecret(String webhookOldSecret) {
        this.webhookOldSecret = webhookOldSecret;
    }

    public Long getAccountId() {
        return accountId;
    }

    /**
     * The id of the LinkedIn account in Salesflow that the token belongs to: a number. All operations but accounts/list
     * and accounts/list-by-domain need it.
     */
    public void setAccountId(Long accountId) {
        this.accountId = accountId;
    }

    public String getApiUrl() {
        return apiUrl;
    }

    /**
     * The base URL of everything but statistics. Change it only for a sandbox or a gateway of your own.
     */
    public void setApiUrl(String apiUrl) {
        this.apiUrl = known(apiUrl, this.apiUrl);
    }

    public String getStatisticsApiUrl() {
        return statisticsApiUrl;
    }

    /**
     * The base URL of campaigns/statistics. Change it only for a sandbox or a gateway of your own.
     */
    public void setStatisticsApiUrl(String statisticsApiUrl) {
        this.statisticsApiUrl = known(statisticsApiUrl, this.statisticsApiUrl);
    }

    public String getServerZone() {
        return serverZone;
    }

    /**
     * The time zone of times that Salesflow sends or takes without one, such as UTC or Europe/Berlin.
     */
    public void setServerZone(String serverZone) {
        this.serverZone = known(serverZone, this.serverZone);
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    /**
     * The longest time to wait for a connection.
     */
    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public long getResponseTimeout() {
        return responseTimeout;
    }

    /**
     * The longest silence of the server while an answer is awaited or read.
     */
    public void setResponseTimeout(long responseTimeout) {
        this.responseTimeout = responseTimeout;
    }

    public long getCallTimeout() {
        return callTimeout;
    }

    /**
     * The longest time of a whole call with its retries, until the answer is read, or begins if it is streamed. Zero
     * for no end.
     */
    public void setCallTimeout(long callTimeout) {
        this.callTimeout = callTimeout;
    }

    public int getRetries() {
        return retries;
    }

    /**
     * How often a read, a delete or a mute that failed in passing (connection, 429, 502, 503, 504) is sent
     * again. Nothing else is ever sent again.
     */
    public void setRetries(int retries) {
        this.retries = retries;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    /**
     * The wait before the first retry. It doubles with each one, with some jitter.
     */
    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    /**
     * The longest wait before a retry. If the server asks for a longer one, the call fails at once and says so.
     */
    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public boolean isAllowInsecureHttp() {
        return allowInsecureHttp;
    }

    /**
     * Whether plain http may be used to another machine. Anyone on the way can then read the token. To this
     * machine it always may.
     */
    public void setAllowInsecureHttp(boolean allowInsecureHttp) {
        this.allowInsecureHttp = allowInsecureHttp;
    }

    public SSLContextParameters getSslContextParameters() {
        return sslContextParameters;
    }

    /**
     * The TLS settings, such as trusted certificates.
     */
    public void setSslContextParameters(SSLContextParameters sslContextParameters) {
        this.sslContextParameters = sslContextParameters;
    }

    public Map<String, Object> getHttpOptions() {
        return httpOptions;
    }

    /**
     * Options of camel-http for the client that is used, such as http.proxyHost or http.connectionsPerRoute on an
     * endpoint, and httpOptions.proxyHost on the component.
     */
    public void setHttpOptions(Map<String, Object> httpOptions) {
        this.httpOptions = httpOptions;
    }

    public String getStateDirectory() {
        return stateDirectory;
    }

    /**
     * The directory of the file that keeps the state of feeds, where no stateStore is set. One process at a time can use it.
     */
    public void setStateDirectory(String stateDirectory) {
        this.stateDirectory = stateDirectory;
    }

    public FeedStore getStateStore() {
        return stateStore;
    }

    /**
     * The store of the state of feeds, such as a JdbcFeedStore for several replicas.
     */
    public void setStateStore(FeedStore stateStore) {
        this.stateStore = stateStore;
    }

    /** That value, but not what stands for every placeholder while "camel export" looks what a project needs. */
    private static String known(String value, String present) {
        return PropertyConfigurerSupport.MAGIC_VALUE.equals(value) ? present : value;
    }
}
