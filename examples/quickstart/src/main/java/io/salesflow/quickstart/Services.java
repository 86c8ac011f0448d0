package io.salesflow.quickstart;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/** The services that the routes talk to: real ones, or stand-ins that run here. */
final class Services implements AutoCloseable {
    private final Settings settings;
    private final Optional<SalesflowSandbox> sandbox;
    private final Optional<HubSpotSandbox> standIn;

    private Services(Settings settings, Optional<SalesflowSandbox> sandbox, Optional<HubSpotSandbox> standIn) {
        this.settings = settings;
        this.sandbox = sandbox;
        this.standIn = standIn;
    }

    /**
     * Starts what is not real.
     *
     * @throws SetupException if a port is in use
     */
    static Services start(Settings settings, int sandboxPort, int hubSpotPort) {
        Optional<SalesflowSandbox> sandbox = settings.salesflow().isPresent()
                ? Optional.empty()
                : Optional.of(started(
                        () -> SalesflowSandbox.builder().port(sandboxPort).start(), sandboxPort, "--sandbox-port"));
        try {
            Optional<HubSpotSandbox> standIn = settings.hubSpot().isPresent()
                    ? Optional.empty()
                    : Optional.of(started(
                            () -> HubSpotSandbox.builder()
                                    .port(hubSpotPort)
                                    .withoutRateLimit()
                                    .start(),
                            hubSpotPort,
                            "--hubspot-port"));
            return new Services(settings, sandbox, standIn);
        } catch (SetupException e) {
            sandbox.ifPresent(SalesflowSandbox::close);
            throw e;
        }
    }

    Optional<SalesflowSandbox> sandbox() {
        return sandbox;
    }

    Optional<HubSpotSandbox> standIn() {
        return standIn;
    }

    long campaignId() {
        return sandbox.map(running -> (long) running.campaign().id())
                .orElseGet(() -> settings.campaignId().orElse(0L));
    }

    /** The properties by which the routes find the services. */
    Properties properties() {
        Properties properties = new Properties();
        String salesflow = "camel.component.salesflow.";
        sandbox.ifPresent(running -> {
            properties.setProperty(salesflow + "token", running.token());
            properties.setProperty(salesflow + "accountId", String.valueOf(running.accountId()));
            properties.setProperty(salesflow + "apiUrl", running.apiUrl());
            properties.setProperty(salesflow + "statisticsApiUrl", running.statisticsApiUrl());
        });
        settings.salesflow().ifPresent(real -> {
            properties.setProperty(salesflow + "token", real.token());
            properties.setProperty(salesflow + "accountId", String.valueOf(real.accountId()));
            properties.setProperty(salesflow + "apiUrl", real.apiUrl());
            properties.setProperty(salesflow + "statisticsApiUrl", real.statisticsApiUrl());
        });
        standIn.ifPresent(running -> {
            properties.setProperty("hubspot.token", running.token());
            properties.setProperty("hubspot.apiUrl", running.apiUrl());
        });
        settings.hubSpot().ifPresent(real -> {
            properties.setProperty("hubspot.token", real.token());
            properties.setProperty("hubspot.apiUrl", real.apiUrl());
        });
        properties.setProperty("quickstart.campaignId", String.valueOf(campaignId()));
        return properties;
    }

    /** The environment's variables by which another program finds the stand-ins. */
    Map<String, String> environment() {
        Map<String, String> variables = new LinkedHashMap<>();
        sandbox.ifPresent(running -> {
            variables.put("SALESFLOW_TOKEN", running.token());
            variables.put("SALESFLOW_ACCOUNT_ID", String.valueOf(running.accountId()));
            variables.put("SALESFLOW_API_URL", running.apiUrl());
            variables.put("SALESFLOW_STATISTICS_API_URL", running.statisticsApiUrl());
        });
        standIn.ifPresent(running -> {
            variables.put("HUBSPOT_TOKEN", running.token());
            variables.put("HUBSPOT_API_URL", running.apiUrl());
        });
        return variables;
    }

    String describeSalesflow() {
        return sandbox.map(running -> "sandbox, account " + running.accountId() + " at " + running.apiUrl())
                .orElseGet(() -> "real, " + settings.salesflow().orElseThrow());
    }

    String describeHubSpot() {
        return standIn.map(running -> "stand-in at " + running.apiUrl())
                .orElseGet(() -> "real, at " + settings.hubSpot().orElseThrow());
    }

    @Override
    public void close() {
        standIn.ifPresent(HubSpotSandbox::close);
        sandbox.ifPresent(SalesflowSandbox::close);
    }

    private static <T> T started(Supplier<T> start, int port, String option) {
        try {
            return start.get();
        } catch (RuntimeException e) {
            throw SetupException.ofPort(port, option);
        }
    }
}
