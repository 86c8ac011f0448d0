package io.salesflow.sandbox.hubspot;

import io.salesflow.sandbox.standin.Faults;
import io.salesflow.sandbox.standin.Journal;
import io.salesflow.sandbox.standin.StandInServer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * HubSpot's CRM API on a port of this machine, as far as a contact sync needs it.
 *
 * <p>Point a client at {@link #apiUrl()} with {@link #token()} as its private-app token. Everything lives in memory:
 * look at {@link #contacts()}, {@link #properties()} and the {@link #journal()} to see what a client did, and use
 * {@link #faults()} to make the next calls fail.
 */
public final class HubSpotSandbox implements AutoCloseable {

    private static final int SEARCHES_PER_SECOND = 5;

    private final StandInServer server;
    private final String token;
    private final Portal portal;
    private final RateLimit rateLimit;
    private final RateLimit searchLimit;

    private HubSpotSandbox(Builder builder) {
        token = builder.token;
        PropertyDefinitions properties = new PropertyDefinitions(builder.clock);
        portal = new Portal(
                new ContactStore(properties, builder.clock),
                properties,
                new CommunicationStore(builder.clock),
                new PropertyDefinitions(
                        builder.clock, StandardProperties::ofCommunications, builder.mostUniqueMessageProperties),
                builder.associationTypes(),
                new ContactLists());
        rateLimit = RateLimit.tenSecondly(builder.callsPerTenSeconds, builder.clock);
        searchLimit = RateLimit.secondly(
                builder.callsPerTenSeconds == RateLimit.NONE ? RateLimit.NONE : SEARCHES_PER_SECOND, builder.clock);

        Api api = new Api(token, rateLimit, searchLimit, new Routes(portal, builder.clock), builder.clock);
        server = new StandInServer("HubSpot", builder.port, api);
    }

    /**
     * Starts a sandbox with the defaults of {@link #builder()}.
     *
     * @return the running sandbox
     */
    public static HubSpotSandbox start() {
        return builder().start();
    }

    /**
     * Begins the description of a sandbox.
     *
     * @return a builder with a free port, an invented token, 100 calls per 10 seconds and the system clock
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Where the API answers.
     *
     * @return {@code http://127.0.0.1:PORT}, without a slash at the end
     */
    public String apiUrl() {
        return server.url();
    }

    /**
     * The only private-app token that is accepted.
     *
     * @return what follows {@code Authorization: Bearer}
     */
    public String token() {
        return token;
    }

    /**
     * The contacts of the portal.
     *
     * @return the live store
     */
    public ContactStore contacts() {
        return portal.contacts();
    }

    /**
     * The contact properties of the portal and their groups.
     *
     * @return the live definitions
     */
    public PropertyDefinitions properties() {
        return portal.properties();
    }

    /**
     * The messages on the timelines of contacts.
     *
     * @return the live store
     */
    public CommunicationStore communications() {
        return portal.communications();
    }

    /**
     * The lists of contacts.
     *
     * @return the live lists
     */
    public ContactLists lists() {
        return portal.lists();
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

    /** Goes back to the state after the start: no contacts, only standard properties, no faults, an empty journal. */
    public void reset() {
        server.reset();
        portal.clear();
        rateLimit.clear();
        searchLimit.clear();
    }

    /** Stops the server; open connections are closed. */
    @Override
    public void close() {
        server.close();
    }

    private HubSpotSandbox started() {
        server.start();
        return this;
    }

    /** Describes a sandbox before it is started. */
    public static final class Builder {

        private int port;
        private String token = "pat-sandbox-00000000-0000-0000-0000-000000000000";
        private int callsPerTenSeconds = 100;
        private int mostUniqueMessageProperties = PropertyDefinitions.MOST_UNIQUE_PROPERTIES;
        private int messageAssociationType = AssociationType.USUAL;
        private final List<AssociationType> labelledTypes = new ArrayList<>();
        private InstantSource clock = InstantSource.system();

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
         * Sets the private-app token.
         *
         * @param value the only token that is accepted
         * @return this
         */
        public Builder token(String value) {
            token = Objects.requireNonNull(value, "token");
            return this;
        }

        /**
         * Sets the rate limit.
         *
         * @param calls how many calls are answered in any ten seconds, at least 1
         * @return this
         */
        public Builder callsPerTenSeconds(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("At least one call must be allowed: " + calls);
            }
            callsPerTenSeconds = calls;
            return this;
        }

        /**
         * Switches the rate limit off.
         *
         * @return this
         */
        public Builder withoutRateLimit() {
            callsPerTenSeconds = RateLimit.NONE;
            return this;
        }

        /**
         * Refuses properties with unique values for messages, as some accounts may.
         *
         * @return this
         */
        public Builder withoutUniqueMessageProperties() {
            mostUniqueMessageProperties = 0;
            return this;
        }

        /**
         * Sets the number of HubSpot's own, unlabelled association of a message with a contact.
         *
         * @param number what it is; 81 unless this is called
         * @return this
         */
        public Builder messageAssociationType(int number) {
            messageAssociationType = number;
            return this;
        }

        /**
         * Adds an association of a message with a contact that has a label. It is told before the one without.
         *
         * @param number its number
         * @param label what it is called
         * @return this
         */
        public Builder labelledMessageAssociationType(int number, String label) {
            labelledTypes.add(new AssociationType(number, Optional.of(label)));
            return this;
        }

        /**
         * Sets the clock for timestamps and the rate limit; {@link java.time.Clock} is one.
         *
         * @param value where the time comes from
         * @return this
         */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Starts the sandbox.
         *
         * @return the running sandbox
         * @throws IllegalStateException if the port is taken
         */
        public HubSpotSandbox start() {
            return new HubSpotSandbox(this).started();
        }

        private List<AssociationType> associationTypes() {
            List<AssociationType> types = new ArrayList<>(labelledTypes);
            types.add(new AssociationType(messageAssociationType, Optional.empty()));
            return List.copyOf(types);
        }
    }
}
