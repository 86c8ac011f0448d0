package io.salesflow.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.hawtio.Operations.Called;
import io.salesflow.sandbox.fault.Fault;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be read by Hawtio, Jolokia, the dev consoles, health and metrics is read, and every operation called. */
@Timeout(240)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NothingTellsASecretTest {
    private static final String CAMEL = "org.apache.camel:*";
    private static final String ROUTE = "salesflow-contacts-to-hubspot";
    private static final String TRACER = "org.apache.camel:context=salesflow,type=tracer,name=BacklogTracer";
    private static final String DEBUGGER = "org.apache.camel:context=salesflow,type=tracer,name=BacklogDebugger";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /**
     * What is not looked through. Both are of Camel, and show what every property holds: docs/security.adoc says so, and not to
     * expose dev consoles in production.
     */
    private static final Set<String> CONSOLES_OF_PROPERTIES = Set.of("properties", "main-configuration");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static RunningExample example;
    private static JolokiaClient jolokia;

    @BeforeAll
    static void start() throws Exception {
        example = RunningExample.start(folder);
        jolokia = new JolokiaClient(example.url(), RunningExample.USER, RunningExample.PASSWORD)
                .loggedIn(RunningExample.USER, RunningExample.PASSWORD);
        awaitParked();
    }

    @AfterAll
    static void stop() {
        if (example != null) {
            example.close();
        }
    }

    /** Camel's debugger would open JMX on port 1099 of all addresses, to whoever asks. */
    @Test
    @Order(1)
    void jmxIsNotOpenBesideHawtio() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("RMI TCP Accept"));
    }

    @Test
    @Order(1)
    void nothingOfMessagesIsKeptBeforeSomebodyStartsToTraceOrDebug() throws Exception {
        for (String watching : List.of(TRACER, DEBUGGER)) {
            assertThat(jolokia.attributes(watching)).contains("\"Enabled\":false");
        }
        assertThat(jolokia.attributes(TRACER)).contains("\"QueueSize\":0");
    }

    @Test
    @Order(1)
    void noMBeanShowsOne() throws Exception {
        List<String> names = jolokia.names("*:*");
        assertThat(names)
                .anyMatch(name -> name.contains("type=salesflow-feeds"))
                .anyMatch(name -> name.contains("type=salesflow-targets"))
                .anyMatch(name -> name.contains("salesflow://events"))
                .anyMatch(name -> name.startsWith("hawtio:"))
                .anyMatch(name -> name.startsWith("java.lang:"));

        for (String name : names) {
            assertSecretFree(name, jolokia.attributes(name));
        }
    }

    /** Among them the headers of calls to HubSpot and Salesflow, where they were in the message. */
    @Test
    @Order(2)
    void noTraceAndNoBreakpointTellsOne() throws Exception {
        jolokia.write(TRACER, "Enabled", true);
        jolokia.write(TRACER, "IncludeExchangeProperties", true);
        example.salesflow().campaign().addContact("https://www.linkedin.com/in/example-traced");
        scan();
        await().atMost(LONGEST).until(() -> jolokia.execute(TRACER, "dumpAllTracedMessagesAsJSon()", List.of())
                .contains(ROUTE));
        assertSecretFree("the tracer", answers(new Operations(jolokia).call(TRACER)));

        jolokia.execute(DEBUGGER, "enableDebugger()", List.of());
        String node = jolokia.execute(
                        "org.apache.camel:context=salesflow,type=routes,name=\"" + ROUTE + "\"",
                        "processorIds()",
                        List.of())
                .replaceFirst(".*\"value\":\\[\"([^\"]+)\".*", "$1");
        jolokia.execute(DEBUGGER, "addBreakpoint(java.lang.String)", List.of(node));
        example.salesflow().campaign().addContact("https://www.linkedin.com/in/example-stopped");
        scan();
        await().atMost(LONGEST).until(() -> jolokia.execute(DEBUGGER, "suspendedBreakpointNodeIds()", List.of())
                .contains(node));
        for (String told : List.of(
                jolokia.execute(DEBUGGER, "dumpTracedMessagesAsXml(java.lang.String,boolean)", List.of(node, true)),
                jolokia.execute(DEBUGGER, "dumpTracedMessagesAsJSon(java.lang.String)", List.of(node)),
                jolokia.execute(DEBUGGER, "messageHistoryOnBreakpointAsXml(java.lang.String)", List.of(node)),
                jolokia.execute(
                        DEBUGGER,
                        "evaluateExpressionAtBreakpoint(java.lang.String,java.lang.String,java.lang.String)",
                        List.of(node, "simple", "${exchange} ${headers} ${body} ${camelContext}")))) {
            assertThat(told).contains("\"status\":200");
            assertSecretFree("the debugger", told);
        }
        jolokia.execute(DEBUGGER, "disableDebugger()", List.of());
    }

    @Test
    @Order(3)
    void noConsoleHealthOrMeterTellsOne() throws Exception {
        DevConsoleRegistry consoles =
                example.camel().getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        List<String> names = consoles.stream().map(DevConsole::getId).toList();
        assertThat(names).contains("salesflow", "route", "health").containsAll(CONSOLES_OF_PROPERTIES);

        for (String name : names) {
            if (!CONSOLES_OF_PROPERTIES.contains(name)) {
                for (String type : List.of("text/plain", "application/json")) {
                    assertSecretFree("dev console " + name, observed("/q/dev/" + name, type));
                }
            }
        }
        assertThat(observed("/q/dev/salesflow", "application/json")).contains("list-by-account:321");
        assertThat(observed("/observe/health", "application/json")).contains("\"UP\"");
        for (String path :
                List.of("/observe/health?data=true&exposureLevel=full&stackTrace=true", "/observe/metrics")) {
            assertSecretFree(path, observed(path, "*/*"));
        }
    }

    @Test
    @Order(4)
    void noAnswerOfHawtioHasOne() throws Exception {
        for (String path : List.of(
                "",
                "plugin",
                "auth/config",
                "auth/config/login",
                "auth/config/session-timeout",
                "user",
                "keycloak/enabled",
                "keycloak/client-config",
                "jolokia/list",
                "jolokia/version",
                "jolokia/search/*:*",
                "proxy/enabled",
                "preset-connections",
                "hawtconfig.json",
                "springbatch",
                "salesflow",
                "camel",
                "connect/remote",
                "static/salesflow/remoteEntry.js")) {
            assertSecretFree(path, jolokia.get(path).body());
        }
    }

    /** While all goes well, and while Salesflow answers with the token and HubSpot refuses its own. */
    @Test
    @Order(5)
    void noOperationAnswersOne() throws Exception {
        Operations operations = new Operations(jolokia);
        Set<String> ours = new TreeSet<>();
        int calls = 0;
        for (String name : jolokia.names(CAMEL)) {
            for (Called called : operations.call(name)) {
                assertSecretFree(called.what(), called.answer());
                calls++;
                if (isOurs(name)) {
                    assertThat(called.answer()).as(called.what()).contains("\"status\":200");
                    ours.add(called.operation());
                }
            }
        }
        assertThat(calls).isGreaterThan(1_000);
        assertThat(ours)
                .contains(
                        "accounts",
                        "campaigns",
                        "feeds",
                        "webhooks",
                        "state",
                        "parked",
                        "parkedTable",
                        "replay",
                        "discard",
                        "reset",
                        "scan",
                        "forget",
                        "reconcile");
        assertThat(operations.leftOutInVain())
                .as("what is left out, and is not there")
                .isEmpty();
    }

    @Test
    @Order(6)
    void noOperationAnswersOneWhileAllFails() throws Exception {
        awaitParked();
        example.salesflow().faults().onAll(Fault.echoToken());
        example.hubSpot().faults().all(io.salesflow.sandbox.standin.Fault.status(401));
        await().atMost(LONGEST).until(() -> feedsThatFail() > 0);

        List<String> told = new ArrayList<>();
        for (String name : jolokia.names(CAMEL)) {
            if (isOurs(name)) {
                told.add(jolokia.attributes(name));
                told.add(answers(new Operations(jolokia).call(name)));
            }
        }

        assertThat(told).anyMatch(answer -> answer.contains("500"));
        assertSecretFree("an MBean of a connector that fails", String.join("\n", told));
        noConsoleHealthOrMeterTellsOne(List.of("/q/dev/salesflow", "/q/dev/route", "/q/dev/endpoint", "/q/dev/health"));
    }

    private static void noConsoleHealthOrMeterTellsOne(List<String> paths) throws Exception {
        for (String path : paths) {
            assertSecretFree(path, observed(path, "application/json"));
        }
        assertSecretFree("health", observed("/observe/health?data=true&exposureLevel=full&stackTrace=true", "*/*"));
    }

    private static long feedsThatFail() throws Exception {
        long failing = 0;
        for (String name : jolokia.names("org.apache.camel:type=salesflow-feeds,*")) {
            failing += jolokia.attributes(name).contains("\"LastFailure\":null") ? 0 : 1;
        }
        return failing;
    }

    private static boolean isOurs(String name) {
        return name.contains("type=salesflow-")
                || name.contains("type=endpoints") && name.contains("\"salesflow:")
                || name.contains("type=components") && name.contains("salesflow");
    }

    private static void awaitParked() {
        await().atMost(LONGEST)
                .until(() -> SalesflowFeeds.of(example.camel()).list().stream().anyMatch(feed -> feed.parked() > 0));
    }

    private static void scan() throws Exception {
        for (String feed : jolokia.names("org.apache.camel:type=salesflow-feeds,*")) {
            jolokia.execute(feed, "scan()", List.of());
        }
    }

    private static String answers(List<Called> calls) {
        return String.join("\n", calls.stream().map(Called::answer).toList());
    }

    private static String observed(String path, String type) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(example.observed() + path))
                                .header("Accept", type)
                                .timeout(LONGEST)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static void assertSecretFree(String where, String text) {
        for (Map.Entry<String, String> secret : secrets().entrySet()) {
            assertThat(text.contains(secret.getValue()))
                    .as("%s tells %s: %s", where, secret.getKey(), before(text, secret.getValue()))
                    .isFalse();
        }
    }

    /** What stands before it, to find it by; no secret itself. */
    private static String before(String text, String secret) {
        int at = text.indexOf(secret);
        String before = at < 0 ? "" : text.substring(0, at);
        for (String other : secrets().values()) {
            before = before.replace(other, "…");
        }
        return before.substring(Math.max(0, before.length() - 100));
    }

    private static Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        add(secrets, "Salesflow's token", example.salesflow().token());
        add(secrets, "HubSpot's token", example.hubSpot().token());
        add(secrets, "the webhook's secret", example.services().webhookSecret());
        add(secrets, "the password", RunningExample.PASSWORD);
        secrets.put("a hash of a password", "pbkdf2:");
        return secrets;
    }

    /** Also as URLs, forms and logins have it. */
    private static void add(Map<String, String> secrets, String name, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Stream.of(
                        secret,
                        URLEncoder.encode(secret, StandardCharsets.UTF_8),
                        Base64.getEncoder().withoutPadding().encodeToString(bytes))
                .distinct()
                .forEach(
                        form -> secrets.put(name + (form.equals(secret) ? "" : ", encoded as " + form.length()), form));
    }
}
