package io.salesflow.hawtio;

import io.salesflow.camel.hawtio.HawtioServer;
import io.salesflow.camel.hawtio.HawtioSettings;
import io.salesflow.camel.hawtio.UserFile;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Routes of Salesflow and Hawtio, in one process or in two. */
@Command(
        name = "run.sh",
        mixinStandardHelpOptions = true,
        version = "camel-salesflow example of Hawtio",
        sortOptions = false,
        description =
                "Shows routes of Salesflow in Hawtio, until Ctrl-C. With SALESFLOW_TOKEN, SALESFLOW_ACCOUNT_ID and"
                        + " HUBSPOT_TOKEN in the environment they are real ones, and else stand-ins on this machine.")
public final class HawtioExample implements Callable<Integer> {
    private static final int REFUSED = 2;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final Duration PERIOD_OF_STAND_INS = Duration.ofSeconds(5);

    private final PrintStream out;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            description = "Where Hawtio listens; ${DEFAULT-VALUE} unless told.")
    private String host = HawtioSettings.THIS_MACHINE;

    @Option(names = "--port", paramLabel = "PORT", description = "Its port; ${DEFAULT-VALUE} unless told.")
    private int port = 8094;

    @Option(names = "--login", description = "Ask for name and password. Nobody has one before --password.")
    private boolean isLoginNeeded;

    @Option(names = "--users", paramLabel = "FILE", description = "Who may log in; ${DEFAULT-VALUE} unless told.")
    private Path users = Path.of("hawtio-users.properties");

    @Option(
            names = "--password",
            paramLabel = "NAME",
            description = "Ask for a new password of that user, keep what it hashes to in the file of users, and end.")
    private String passwordOf;

    @Option(names = "--no-hawtio", description = "Only the routes, and Jolokia, for a Hawtio in another process.")
    private boolean isWithoutHawtio;

    @Option(names = "--no-routes", description = "Only Hawtio, for routes in another process.")
    private boolean isWithoutRoutes;

    @Option(
            names = "--management-port",
            paramLabel = "PORT",
            description =
                    "Where metrics and health of the routes are, and with --no-hawtio Jolokia, on this machine only;"
                            + " ${DEFAULT-VALUE} unless told.")
    private int managementPort = 8096;

    HawtioExample(PrintStream out) {
        this.out = out;
    }

    /** Runs the example. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new HawtioExample(System.out))
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    System.err.println(failure.getMessage());
                    return REFUSED;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        if (passwordOf != null) {
            return setPassword();
        }
        CountDownLatch end = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(end::countDown));
        try (Running running = start()) {
            out.println(running.description());
            end.await();
        }
        return 0;
    }

    private Running start() {
        if (isWithoutHawtio && isWithoutRoutes) {
            throw new IllegalArgumentException("With --no-hawtio and --no-routes there is nothing to run");
        }
        Optional<HawtioSettings> hawtio = isWithoutHawtio
                ? Optional.empty()
                : Optional.of(new HawtioSettings(
                        Path.of(System.getProperty("hawtio.example.war", "target/hawtio/hawtio.war")),
                        host,
                        port,
                        isLoginNeeded ? users : null));
        Optional<SampleRoutes> routes = isWithoutRoutes ? Optional.empty() : Optional.of(startRoutes());
        return new Running(routes, hawtio.map(HawtioServer::start));
    }

    private SampleRoutes startRoutes() {
        SampleServices services = SampleServices.of(System.getenv());
        SampleRoutes routes = SampleRoutes.start(
                services,
                services.salesflow().isPresent() ? PERIOD_OF_STAND_INS : PERIOD,
                new ManagementServer(managementPort, isWithoutHawtio));
        services.live();
        return routes;
    }

    private int setPassword() throws IOException {
        char[] password = password();
        new UserFile(users).put(passwordOf, password);
        Arrays.fill(password, ' ');
        out.println("User " + passwordOf + " can log in with that password, by " + users.toAbsolutePath());
        return 0;
    }

    /** From the terminal, unseen; or, where there is none, a line of the input. */
    private static char[] password() throws IOException {
        Console console = System.console();
        char[] given;
        if (console != null) {
            given = console.readPassword("Password, 12 characters or more: ");
        } else {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            given = line == null ? null : line.toCharArray();
        }
        if (given == null) {
            throw new IllegalArgumentException("No password came: type it, or give it as a line of the input");
        }
        return given;
    }

    /** What runs, and is ended together. */
    private record Running(Optional<SampleRoutes> routes, Optional<HawtioServer> hawtio) implements AutoCloseable {
        String description() {
            StringBuilder text = new StringBuilder();
            routes.ifPresent(running -> text.append(running.description()));
            hawtio.ifPresent(running -> text.append("Hawtio    ")
                    .append(running.url())
                    .append("    (the page: ")
                    .append(running.url())
                    .append("salesflow)"));
            return text.toString();
        }

        @Override
        public void close() {
            hawtio.ifPresent(HawtioServer::close);
            routes.ifPresent(SampleRoutes::close);
        }
    }
}
