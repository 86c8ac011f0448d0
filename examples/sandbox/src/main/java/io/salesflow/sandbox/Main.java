package io.salesflow.sandbox;

import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.life.LifeSettings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The sandbox as a program. */
@Command(
        name = "camel-salesflow-sandbox",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "A Salesflow account on your own machine.")
public final class Main implements Callable<Integer> {

    private static final int MOST_CAMPAIGNS_SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Address to listen on.")
    private String host;

    @Option(names = "--port", defaultValue = "8089", description = "Port to listen on; 0 takes any free one.")
    private int port;

    @Option(names = "--seed", defaultValue = "42", description = "What tokens, contacts and life are made from.")
    private long seed;

    @Option(names = "--accounts", defaultValue = "1", description = "Accounts of the user.")
    private int accounts;

    @Option(names = "--campaigns", defaultValue = "3", description = "Campaigns of each account.")
    private int campaigns;

    @Option(names = "--members", defaultValue = "1000", description = "Contacts of each account.")
    private int members;

    @Option(
            names = "--running",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether campaigns with contacts run from the start.")
    private boolean running;

    @Option(
            names = "--speed",
            defaultValue = "3600",
            description = "Seconds of the sandbox's time per real second; with 0 nothing happens by itself.")
    private double speed;

    @Option(names = "--blocks", defaultValue = "0", description = "Probability that an account is blocked on a day.")
    private double blocksPerDay;

    @Option(names = "--server-zone", defaultValue = "UTC", description = "Zone of times that are written without one.")
    private ZoneId serverZone;

    @Option(
            names = "--compression",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Whether answers are compressed for clients that ask for it.")
    private boolean compression;

    @Option(names = "--allow-external-webhooks", description = "Call webhooks on other machines, too.")
    private boolean allowExternalWebhooks;

    private Main() {}

    /** Starts the sandbox and runs until it is stopped from outside. */
    public static void main(String[] arguments) {
        if (System.getProperty("logback.configurationFile") == null) {
            System.setProperty("logback.configurationFile", "salesflow-sandbox-logback.xml");
        }
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        LifeSettings life = LifeSettings.defaults();
        SalesflowSandbox sandbox = SalesflowSandbox.builder()
                .host(host)
                .port(port)
                .seed(seed)
                .accounts(accounts)
                .campaigns(campaigns)
                .members(members)
                .serverZone(serverZone)
                .compression(compression)
                .allowExternalWebhooks(allowExternalWebhooks)
                .life(life.withBlocks(blocksPerDay, Duration.ofDays(2)))
                .start();
        if (running) {
            sandbox.accounts().forEach(Main::startCampaigns);
        }
        if (speed > 0) {
            sandbox.live(speed);
        }
        describe(sandbox, spec.commandLine().getOut());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            sandbox.close();
            stopped.countDown();
        }));
        stopped.await();
        return CommandLine.ExitCode.OK;
    }

    private static void startCampaigns(SandboxAccount account) {
        account.campaigns().stream()
                .filter(campaign -> campaign.tally().total() > 0)
                .forEach(SandboxCampaign::start);
    }

    private static void describe(SalesflowSandbox sandbox, PrintWriter out) {
        out.println("apiUrl           = " + sandbox.apiUrl());
        out.println("statisticsApiUrl = " + sandbox.statisticsApiUrl());
        out.println("domainToken      = " + sandbox.domainToken());
        out.println("domainHostName   = " + sandbox.domainHostName());
        for (SandboxAccount account : sandbox.accounts()) {
            out.println("accountId        = " + account.id());
            out.println("  token          = " + account.token());
            out.println("  campaignIds    = "
                    + account.campaigns().stream()
                            .limit(MOST_CAMPAIGNS_SHOWN)
                            .map(campaign -> Integer.toString(campaign.id()))
                            .collect(Collectors.joining(", ")));
        }
        out.flush();
    }
}
