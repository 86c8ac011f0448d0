package io.salesflow.quickstart;

import io.salesflow.quickstart.board.FaultSwitch;
import io.salesflow.sandbox.SalesflowSandbox;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The program. It exits with 0 if all went well, 1 if something was not imported or the sides differ, 2 if it could not
 * begin, and 3 if a route failed.
 */
@Command(
        name = "quickstart",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Contacts go from a CSV file into a Salesflow campaign, and on to HubSpot and Salesforce; their replies,"
                        + " too, and into a mailbox.",
        footer = {
            "",
            "Without SALESFLOW_TOKEN everything runs on this machine, with invented people. See README.adoc for what"
                    + " the environment can set."
        })
public final class Quickstart implements Callable<Integer> {
    private static final int DIFFERENT = 1;
    private static final int NOT_BEGUN = 2;
    private static final int FAILED = 3;
    private static final int MOST_ROWS_SHOWN = 20;
    private static final double USUAL_SPEED = 600;

    private final Map<String, String> environment;
    private final PrintWriter out;
    private final CountDownLatch closed = new CountDownLatch(1);

    @Option(names = "--once", description = "Run one day, compare all sides, and exit with 0 only if they agree.")
    private boolean once;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Import your own contacts; see README.adoc for its columns.")
    private Path csv;

    @Option(
            names = "--speed",
            paramLabel = "SECONDS",
            description =
                    "Seconds of the sandbox's time in a real second; 600 unless told otherwise, 0 with --stand-ins.")
    private Double speed;

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "Where feeds keep what they know of real services; salesflow-state unless told otherwise.")
    private Path state;

    @Option(
            names = "--stand-ins",
            description = "Only the sandbox and the other stand-ins, for a quickstart that runs elsewhere.")
    private boolean standIns;

    @Option(names = "--no-push", description = "Replies come with the next poll, and not as soon as they are made.")
    private boolean noPush;

    @Option(
            names = "--period",
            paramLabel = "SECONDS",
            description =
                    "Seconds between two polls; 5 with the sandbox, 60 with a real account unless told otherwise.")
    private Integer period;

    @Option(
            names = "--fault",
            paramLabel = "NAME",
            description = "Have something fail, to see it on the board, where it is mended, too: salesflow-down,"
                    + " hubspot-down, salesforce-down, or broken-email.")
    private String fault;

    @Option(
            names = "--kaoto",
            paramLabel = "ZIP",
            description = "Also serve that catalogue to the editor Kaoto; the build makes it in catalog/target.")
    private Path kaoto;

    @Option(names = "--hawtio", description = "Show the routes and what they do in Hawtio, on this machine.")
    private boolean hawtio;

    @Option(
            names = "--hawtio-login",
            description = "As --hawtio, and it asks for a name and a password, which are printed at the start.")
    private boolean hawtioLogin;

    @Option(names = "--verbose", description = "Show what Camel logs.")
    private boolean verbose;

    @Mixin
    private Ports ports = new Ports();

    Quickstart(Map<String, String> environment, PrintWriter out) {
        this.environment = environment;
        this.out = out;
    }

    /** Runs the program. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(execute(System.getenv(), out, errors, arguments));
    }

    static int execute(Map<String, String> environment, PrintWriter out, PrintWriter errors, String... arguments) {
        return new CommandLine(new Quickstart(environment, out))
                .setOut(out)
                .setErr(errors)
                .setExecutionExceptionHandler((failure, command, result) -> explain(failure, command))
                .execute(arguments);
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = Settings.of(new Environment(environment), Optional.ofNullable(csv));
        chooseLogLevels(settings);
        if (csv != null && !Files.isReadable(csv)) {
            throw new SetupException("There is no file " + csv + " that can be read");
        }
        if (period != null && period < 1) {
            throw new SetupException("--period must be at least 1 second, but is " + period);
        }
        if (once) {
            ports.takeAnyFree();
        }
        try (State known = state(settings);
                Services services = Services.start(settings, ports);
                KaotoCatalogServer catalogue = kaoto == null ? null : KaotoCatalogServer.start(kaoto, kaotoPort())) {
            if (catalogue != null) {
                describe("Kaoto", "catalogue at " + catalogue.url());
            }
            return run(settings, known, services);
        } finally {
            closed.countDown();
        }
    }

    private int run(Settings settings, State known, Services services) throws InterruptedException {
        Optional<Push> push = push(settings);
        Optional<BoardAddress> board = board();
        Optional<FaultSwitch> fails = fault(services);
        try (Routes routes = Routes.start(services, properties(services, known), push, board);
                HawtioConsole console = console()) {
            describe("Salesflow", services.describeSalesflow());
            services.targets().forEach(target -> describe(target.name(), target.description()));
            describe("State", known.toString());
            console.page().ifPresent(page -> describe("Hawtio", page));
            describe("Replies", push.map(way -> "by push " + way).orElse("by poll"));
            board.ifPresent(address -> describe("Live board", address.toString()));
            out.println();
            boolean imported = importContacts(settings, services, routes);
            if (standIns) {
                return standIn(services);
            }
            if (once) {
                boolean agreed = new Day(services, routes, out).pass();
                return imported && agreed ? CommandLine.ExitCode.OK : DIFFERENT;
            }
            fails.ifPresent(begun -> begun.turn(true));
            return goOnTakingContacts(services);
        }
    }

    private HawtioConsole console() {
        return hawtio || hawtioLogin ? HawtioConsole.start(ports.hawtio(), hawtioLogin) : HawtioConsole.none();
    }

    /** For who can look at it: it goes with a program that goes on. */
    private Optional<BoardAddress> board() {
        return once || standIns ? Optional.empty() : Optional.of(BoardAddress.at(ports.board()));
    }

    private Optional<FaultSwitch> fault(Services services) {
        if (fault == null) {
            return Optional.empty();
        }
        if (once || standIns) {
            throw new SetupException(
                    "--fault is to be seen on the board, which is there neither with --once nor with" + " --stand-ins");
        }
        List<FaultSwitch> all = services.faults();
        return Optional.of(all.stream()
                .filter(each -> each.id().equals(fault))
                .findFirst()
                .orElseThrow(() -> new SetupException("--fault " + fault + " is not to be had; there are: "
                        + all.stream().map(FaultSwitch::id).collect(Collectors.joining(", ")))));
    }

    private int kaotoPort() {
        return ThisMachine.free(ports.kaoto(), "--kaoto-port");
    }

    /** In a real account nothing is registered for a program that ends soon, or that has no URL. */
    private Optional<Push> push(Settings settings) {
        if (noPush || standIns) {
            return Optional.empty();
        }
        int port = ports.webhook();
        if (settings.salesflow().isEmpty()) {
            return Optional.of(Push.ofSandbox(port));
        }
        return settings.webhook().filter(webhook -> !once).map(webhook -> Push.of(webhook, port));
    }

    /** Before anything is logged. Where no status line is printed, the route tells of its runs. */
    private void chooseLogLevels(Settings settings) {
        if (verbose) {
            System.setProperty("quickstart.logLevel", "INFO");
        }
        if (settings.salesflow().isPresent() && !once) {
            System.setProperty("quickstart.runs", "INFO");
        }
        if (once && !verbose) {
            System.setProperty("quickstart.polls", "OFF");
        }
    }

    private boolean importContacts(Settings settings, Services services, Routes routes) {
        if (!settings.isImporting()) {
            out.println("Nothing is imported or started: for that, a real account takes both SALESFLOW_CAMPAIGN_ID and"
                    + " --csv FILE.");
            out.println();
            return true;
        }
        ImportReport report = routes.importContacts();
        out.println("Imported " + report.importedRows() + " contacts into campaign " + services.campaignId() + ".");
        print("rows were not imported:", report.failures());
        print(
                "rows may or may not have been imported; look into the campaign before you import them again:",
                report.unknowns());
        if (report.importedRows() > 0) {
            routes.startCampaign();
            out.println("Started campaign " + services.campaignId() + ".");
        }
        out.println();
        return report.isComplete();
    }

    private void print(String what, List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.println(rows.size() + " " + what);
        rows.stream().limit(MOST_ROWS_SHOWN).forEach(row -> out.println("  " + row));
        if (rows.size() > MOST_ROWS_SHOWN) {
            out.println("  and " + (rows.size() - MOST_ROWS_SHOWN) + " more");
        }
    }

    /** Where all sides outlive the program, what is known of them does, too. */
    private State state(Settings settings) {
        if (state != null && !settings.isAllReal()) {
            throw new SetupException("--state is for services that outlive the program, and a stand-in that it starts"
                    + " does not. Start the stand-ins with --stand-ins in a program of their own");
        }
        if (standIns && settings.salesflow().isPresent()) {
            throw new SetupException("--stand-ins starts the sandbox, but SALESFLOW_TOKEN is set: unset it");
        }
        return settings.isAllReal()
                ? State.kept(state == null ? Path.of("salesflow-state") : state)
                : State.forgotten();
    }

    /** One day, and from then on as fast as the user wants. */
    private int standIn(Services services) throws InterruptedException {
        SalesflowSandbox sandbox = services.sandbox().orElseThrow();
        sandbox.life().run(Duration.ofDays(1));
        out.println("The stand-ins run until Ctrl-C. For a quickstart in another terminal:");
        services.variables().forEach((name, value) -> out.println("export " + name + "=" + quoted(value)));
        out.println();
        suggest(services, "Try this, while the other one runs:");
        return goOn(services, speed == null ? 0 : speed);
    }

    private int goOnTakingContacts(Services services) throws InterruptedException {
        out.println("Contacts and replies are taken every " + period(services) / 1000 + " seconds, until Ctrl-C.");
        suggest(services, "Try this:");
        return goOn(services, speed == null ? USUAL_SPEED : speed);
    }

    private void suggest(Services services, String title) {
        List<String> suggestions = new Suggestions(services).all();
        if (!suggestions.isEmpty()) {
            out.println(title);
        }
        suggestions.forEach(suggestion -> out.println("  " + suggestion));
        out.println();
    }

    private int goOn(Services services, double pace) throws InterruptedException {
        if (pace > 0) {
            services.sandbox().ifPresent(sandbox -> sandbox.live(pace));
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            awaitEnd();
        }));
        StatusLine line = StatusLine.start(services, out);
        try {
            stopped.await();
        } finally {
            line.close();
        }
        return CommandLine.ExitCode.OK;
    }

    /** The virtual machine goes down when the hooks are done, so this one waits until everything is closed. */
    private void awaitEnd() {
        try {
            closed.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Properties properties(Services services, State known) {
        Properties properties = services.properties(!once && !standIns, period(services));
        properties.setProperty(
                "camel.component.salesflow.stateDirectory", known.folder().toString());
        properties.putAll(HawtioConsole.properties(hawtio || hawtioLogin));
        properties.setProperty("quickstart.csv", csv == null ? ExampleFiles.contacts() : csv.toString());
        return properties;
    }

    private long period(Services services) {
        if (period != null) {
            return period * 1_000L;
        }
        return services.sandbox().isPresent() ? 5_000 : 60_000;
    }

    private void describe(String what, String description) {
        out.println(String.format("%-12s%s", what + ":", description));
    }

    /** A value as a shell takes it. */
    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9._:/@-]*") ? value : "'" + value.replace("'", "'\\''") + "'";
    }

    private static int explain(Exception failure, CommandLine command) {
        command.getErr().println(failure.getMessage());
        if (failure instanceof SetupException) {
            return NOT_BEGUN;
        }
        if (!(failure instanceof RouteException)) {
            failure.printStackTrace(command.getErr());
        }
        return FAILED;
    }
}
