package io.salesflow.sandbox.salesforce;

import io.salesflow.sandbox.standin.Faults;
import io.salesflow.sandbox.standin.Journal;
import io.salesflow.sandbox.standin.StandInServer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * Salesforce's REST API on a port of this machine, as far as a contact sync needs it.
 *
 * <p>Point a client at {@link #loginUrl()} with {@link #clientId()} and {@link #clientSecret()} of a connected app that may
 * use the client credentials flow. Everything lives in memory: look at {@link #objects()} and the {@link #journal()} to see
 * what a client did, and use {@link #faults()} to make the next calls fail.
 */
public final class SalesforceSandbox implements AutoCloseable {

    private final StandInServer server;
    private final String clientId;
    private final String clientSecret;
    private final Logins logins;
    private final SObjects objects = new SObjects();
    private final Api api;
    private final Path metadata;

    private SalesforceSandbox(Builder builder) {
        clientId = builder.clientId;
        clientSecret = builder.clientSecret;
        metadata = builder.metadata;
        logins = new Logins(clientId, clientSecret, this::loginUrl);
        api = new Api(logins, objects, builder.callsPerDay);
        server = new StandInServer("Salesforce", builder.port, api);
        reset();
    }

    /**
     * Starts a sandbox with the defaults of {@link #builder()}.
     *
     * @return the running sandbox
     */
    public static SalesforceSandbox start() {
        return builder().start();
    }

    /**
     * Begins the description of a sandbox.
     *
     * @return a builder with a free port, an invented connected app, 15,000 calls a day and no custom fields
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where to log in, and where the API answers after that.
     *
     * @return {@code http://127.0.0.1:PORT}, without a slash at the end
     */
    public String loginUrl() {
        return server.url();
    }

    /**
     * The consumer key of the connected app.
     *
     * @return the only one that is accepted
     */
    public String clientId() {
        return clientId;
    }

    /**
     * The consumer secret of the connected app.
     *
     * @return the only one that is accepted
     */
    public String clientSecret() {
        return clientSecret;
    }

    /**
     * The records of the org.
     *
     * @return the live store
     */
    public SObjects objects() {
        return objects;
    }

    /**
     * Makes coming calls fail.
     *
     * @return the live queue of faults
     */
    public Faults faults() {
        return server.faults();
    }

    /**
     * What was called so far.
     *
     * @return the live journal
     */
    public Journal journal() {
        return server.journal();
    }

    /**
     * The access tokens that are valid now.
     *
     * @return a copy
     */
    public Set<String> sessions() {
        return logins.sessions();
    }

    /** Ends all sessions: who goes on with one gets INVALID_SESSION_ID. */
    public void expireSessions() {
        logins.expire();
    }

    /**
     * Adds the custom fields of a project of the Salesforce CLI, as its deployment would.
     *
     * @param folder a folder that has {@code objects/TYPE/fields/NAME.field-meta.xml} somewhere below
     * @throws IllegalArgumentException if a file is no metadata source, or there is none
     */
    public void deploy(Path folder) {
        objects.deploy(MetadataSource.read(folder));
    }

    /** Goes back to the state after the start: no records, no sessions, no faults, an empty journal. */
    public void reset() {
        server.reset();
        objects.clear();
        logins.expire();
        api.forgetCalls();
        if (metadata != null) {
            deploy(metadata);
        }
    }

    /** Stops the server; open connections are closed. */
    @Override
    public void close() {
        server.close();
    }

    private SalesforceSandbox started() {
        server.start();
        return this;
    }

    /** Describes a sandbox before it is started. */
    public static final class Builder {

        private int port;
        private String clientId = "sandbox-consumer-key";
        private String clientSecret = "sandbox-consumer-secret";
        private int callsPerDay = 15_000;
        private Path metadata;

        private Builder() {}

        /**
         * Sets the port.
         *
         * @param value a port of the loopback interface, or 0 for a free one
         * @return this
         */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /**
         * Sets the connected app.
         *
         * @param key the only consumer key that is accepted
         * @param secret the only consumer secret that is accepted
         * @return this
         */
        public Builder connectedApp(String key, String secret) {
            clientId = Objects.requireNonNull(key, "key");
            clientSecret = Objects.requireNonNull(secret, "secret");
            return this;
        }

        /**
         * Sets how many calls are answered; those after them are refused with REQUEST_LIMIT_EXCEEDED.
         *
         * @param calls how many, at least 1
         * @return this
         */
        public Builder callsPerDay(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("At least one call must be allowed: " + calls);
            }
            callsPerDay = calls;
            return this;
        }

        /**
         * Deploys custom fields from the start, and anew after each reset.
         *
         * @param folder see {@link SalesforceSandbox#deploy}
         * @return this
         */
        public Builder metadata(Path folder) {
            metadata = Objects.requireNonNull(folder, "folder");
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @return the running sandbox
         * @throws IllegalStateException if the port is taken
         */
        public SalesforceSandbox start() {
            return new SalesforceSandbox(this).started();
        }
    }
}
