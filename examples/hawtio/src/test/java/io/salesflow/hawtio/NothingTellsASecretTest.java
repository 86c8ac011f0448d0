package io.salesflow.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.SalesflowFeeds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be read through Hawtio and Jolokia is read, and every operation called that does no harm. */
@Timeout(180)
class NothingTellsASecretTest {
    private static final Pattern HARMLESS = Pattern.compile(
            "(get|is|has|dump|list|browse|state|parked|explain|find|informat|statistic|route|model|component|endpoint|"
                    + "language|eip|json|status|canSend|queueSize|message|debug|trac|peek|breakpoint|health|toString).*",
            Pattern.CASE_INSENSITIVE);

    @TempDir
    static Path folder;

    private static RunningExample example;
    private static JolokiaClient jolokia;

    @BeforeAll
    static void start() throws Exception {
        example = RunningExample.start(folder);
        jolokia = new JolokiaClient(example.url(), RunningExample.USER, RunningExample.PASSWORD)
                .loggedIn(RunningExample.USER, RunningExample.PASSWORD);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> SalesflowFeeds.of(example.camel()).list().stream().anyMatch(feed -> feed.parked() > 0));
    }

    @AfterAll
    static void stop() {
        example.close();
    }

    @Test
    void noMBeanShowsOne() throws Exception {
        List<String> names = new ArrayList<>(jolokia.names("org.apache.camel:*"));
        names.addAll(jolokia.names("io.salesflow*:*"));
        names.addAll(jolokia.names("hawtio:*"));
        assertThat(names)
                .anyMatch(name -> name.contains("type=salesflow-feeds"))
                .anyMatch(name -> name.contains("type=salesflow-targets"))
                .anyMatch(name -> name.contains("salesflow://events"));

        for (String name : names) {
            assertSecretFree(name, jolokia.attributes(name));
        }
    }

    @Test
    void noOperationAnswersOne() throws Exception {
        int called = 0;
        for (String name : jolokia.names("org.apache.camel:*")) {
            for (Map.Entry<String, List<JsonNode>> operation :
                    jolokia.operations(name).entrySet()) {
                for (JsonNode overloaded : operation.getValue()) {
                    if (HARMLESS.matcher(operation.getKey()).matches()) {
                        String signature = signature(operation.getKey(), overloaded.path("args"));
                        assertSecretFree(
                                name + " " + signature,
                                jolokia.execute(name, signature, arguments(overloaded.path("args"))));
                        called++;
                    }
                }
            }
        }
        assertThat(called).isGreaterThan(100);
    }

    @Test
    void noAnswerOfHawtioHasOne() throws Exception {
        for (String path : List.of(
                "",
                "plugin",
                "auth/config",
                "user",
                "jolokia/list",
                "jolokia/version",
                "proxy/enabled",
                "hawtconfig.json",
                "static/salesflow/remoteEntry.js")) {
            assertSecretFree(path, jolokia.get(path).body());
        }
    }

    private static void assertSecretFree(String where, String text) {
        for (String secret : secrets()) {
            assertThat(text.contains(secret)).as("%s tells a secret", where).isFalse();
        }
    }

    private static List<String> secrets() {
        return List.of(
                example.salesflow().token(),
                example.hubSpot().token(),
                example.services().webhookSecret(),
                RunningExample.PASSWORD,
                "pbkdf2:");
    }

    private static String signature(String operation, JsonNode arguments) {
        List<String> types = new ArrayList<>();
        arguments.forEach(argument -> types.add(argument.path("type").asText()));
        return operation + "(" + String.join(",", types) + ")";
    }

    /** Whatever makes it tell most. */
    private static List<Object> arguments(JsonNode arguments) {
        List<Object> given = new ArrayList<>();
        arguments.forEach(argument -> given.add(
                switch (argument.path("type").asText()) {
                    case "boolean", "java.lang.Boolean" -> true;
                    case "int", "java.lang.Integer", "long", "java.lang.Long" -> 10;
                    default -> "*";
                }));
        return given;
    }
}
