package io.salesflow.hawtio;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Salesflow and HubSpot: real ones, or stand-ins that run here.
 *
 * @param properties by which the routes find them
 * @param salesflow the stand-in for Salesflow, if it is one
 * @param hubSpot the stand-in for HubSpot, if it is one
 */
record SampleServices(Properties properties, Optional<SalesflowSandbox> salesflow, Optional<HubSpotSandbox> hubSpot)
        implements AutoCloseable {
    private static final String TOKEN = "camel.component.salesflow.token";
    private static final String ACCOUNT_ID = "camel.component.salesflow.accountId";
    private static final String WEBHOOK_SECRET = "camel.component.salesflow.webhookSecret";
    private static final int SECRET_BYTES = 32;
    private static final int PEOPLE = 120;
    private static final double SECONDS_IN_A_SECOND = 600;

    /**
     * The real ones that the environment names; else stand-ins.
     *
     * @throws IllegalArgumentException if the environment names only some of what is needed
     */
    static SampleServices of(Map<String, String> environment) {
        if (!environment.containsKey("SALESFLOW_TOKEN")) {
            return standIns();
        }
        Properties properties = new Properties();
        properties.setProperty(TOKEN, environment.get("SALESFLOW_TOKEN"));
        properties.setProperty(ACCOUNT_ID, needed(environment, "SALESFLOW_ACCOUNT_ID"));
        properties.setProperty("hubspot.token", needed(environment, "HUBSPOT_TOKEN"));
        return new SampleServices(properties, Optional.empty(), Optional.empty());
    }

    /** Stand-ins with invented people, one of whom HubSpot does not take. */
    static SampleServices standIns() {
        SalesflowSandbox salesflow =
                SalesflowSandbox.builder().campaigns(2).members(PEOPLE).start();
        salesflow.campaign().addContact("https://www.linkedin.com/in/example-ada", contact -> contact.firstName("Ada")
                .lastName("Byron")
                .email("ada at example.com"));
        HubSpotSandbox hubSpot = HubSpotSandbox.start();
        Properties properties = new Properties();
        properties.setProperty(TOKEN, salesflow.token());
        properties.setProperty(ACCOUNT_ID, String.valueOf(salesflow.accountId()));
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        properties.setProperty(WEBHOOK_SECRET, HexFormat.of().formatHex(secret));
        // Stand-ins forget everybody at their end, and so must the feeds.
        properties.setProperty("camel.component.salesflow.stateStore", "#class:" + MemoryFeedStore.class.getName());
        properties.setProperty("camel.component.salesflow.apiUrl", salesflow.apiUrl());
        properties.setProperty("camel.component.salesflow.statisticsApiUrl", salesflow.statisticsApiUrl());
        properties.setProperty("hubspot.token", hubSpot.token());
        properties.setProperty("hubspot.apiUrl", hubSpot.apiUrl());
        return new SampleServices(properties, Optional.of(salesflow), Optional.of(hubSpot));
    }

    /** By which Salesflow's calls are known. */
    String webhookSecret() {
        return properties.getProperty(WEBHOOK_SECRET);
    }

    /** Has days go by in the stand-ins. */
    void live() {
        salesflow.ifPresent(sandbox -> {
            sandbox.campaign().start();
            sandbox.live(SECONDS_IN_A_SECOND);
        });
    }

    String description() {
        return salesflow
                        .map(sandbox -> "Salesflow a sandbox at " + sandbox.apiUrl())
                        .orElse("Salesflow for real")
                + "\n"
                + hubSpot.map(sandbox -> "HubSpot   a stand-in at " + sandbox.apiUrl())
                        .orElse("HubSpot   for real")
                + "\n";
    }

    @Override
    public void close() {
        salesflow.ifPresent(SalesflowSandbox::close);
        hubSpot.ifPresent(HubSpotSandbox::close);
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("SALESFLOW_TOKEN is set, but " + name + " is not. Set it, too");
        }
        return value;
    }
}
