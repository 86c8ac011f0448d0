package io.salesflow.quickstart;

import io.salesflow.quickstart.board.FaultSwitch;
import io.salesflow.quickstart.board.Lane;
import io.salesflow.sandbox.SalesflowSandbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The services that the routes talk to: real ones, or stand-ins that run here. */
final class Services implements AutoCloseable {
    private final Optional<SalesflowSandbox> sandbox;
    private final SalesflowAccess salesflow;
    private final long campaignId;
    private final List<Target> targets = new ArrayList<>();

    private Services(Settings settings, Ports ports) {
        sandbox = settings.salesflow().isPresent()
                ? Optional.empty()
                : Optional.of(SalesflowSandbox.builder()
                        .port(ThisMachine.free(ports.sandbox(), "--sandbox-port"))
                        .start());
        salesflow = sandbox.map(running -> new SalesflowAccess(
                        running.token(), running.accountId(), running.apiUrl(), running.statisticsApiUrl()))
                .orElseGet(() -> settings.salesflow().orElseThrow());
        campaignId = sandbox.map(running -> (long) running.campaign().id())
                .orElseGet(() -> settings.campaignId().orElse(0L));
    }

    /**
     * Starts what is not real. Either all targets are real, or none is.
     *
     * @throws SetupException if a port is in use
     */
    static Services start(Settings settings, Ports ports) {
        Services services = new Services(settings, ports);
        try {
            services.addTargets(settings, ports);
            return services;
        } catch (RuntimeException e) {
            services.close();
            throw e;
        }
    }

    Optional<SalesflowSandbox> sandbox() {
        return sandbox;
    }

    SalesflowAccess salesflow() {
        return salesflow;
    }

    /** In the order in which they are shown. */
    List<Target> targets() {
        return List.copyOf(targets);
    }

    long campaignId() {
        return campaignId;
    }

    /** The properties by which the routes find the services, and run. */
    Properties properties(boolean isScheduled, long periodMillis) {
        Properties properties = salesflow.properties();
        properties.setProperty("quickstart.campaignId", String.valueOf(campaignId));
        for (Target target : targets) {
            properties.putAll(target.properties());
            for (String route : target.routes()) {
                String name = route.replaceFirst("^salesflow-", "salesflow.");
                properties.setProperty(name + ".enabled", "true");
                properties.setProperty(name + ".scheduled", String.valueOf(isScheduled));
                properties.setProperty(name + ".period", String.valueOf(periodMillis));
            }
        }
        return properties;
    }

    /** The feed that pushes go to: that of the last target, which is the mailbox if there is one. */
    String pushedFeed() {
        return targets.get(targets.size() - 1).messageFeed();
    }

    /** The targets as the board shows them. */
    List<Lane> lanes() {
        return targets.stream()
                .map(target -> new Lane(target.name(), target.description(), target.routes(), target::delivered))
                .toList();
    }

    /** What can be made to fail in stand-ins that run here. */
    List<FaultSwitch> faults() {
        return Stream.concat(
                        sandbox.stream().flatMap(running -> SandboxFaults.of(running).stream()),
                        targets.stream().flatMap(target -> target.faults().stream()))
                .toList();
    }

    /** The environment's variables by which another program finds them. */
    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>(salesflow.variables());
        targets.forEach(target -> variables.putAll(target.variables()));
        return variables;
    }

    String describeSalesflow() {
        return (sandbox.isPresent() ? "sandbox, " : "real, ") + salesflow;
    }

    @Override
    public void close() {
        targets.forEach(Target::close);
        sandbox.ifPresent(SalesflowSandbox::close);
    }

    private void addTargets(Settings settings, Ports ports) {
        if (settings.isTargetGiven()) {
            settings.hubSpot().ifPresent(real -> targets.add(HubSpotTarget.real(real, salesflow.accountId())));
            settings.salesforce().ifPresent(real -> targets.add(SalesforceTarget.real(real)));
            settings.mail().ifPresent(real -> targets.add(MailTarget.real(real)));
        } else {
            targets.add(HubSpotTarget.standIn(ports.hubSpot(), salesflow.accountId()));
            targets.add(SalesforceTarget.standIn(ports.salesforce()));
            targets.add(MailTarget.standIn(ports.smtp(), ports.imap()));
        }
    }
}
