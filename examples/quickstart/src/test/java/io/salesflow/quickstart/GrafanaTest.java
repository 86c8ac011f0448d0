package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salesflow.camel.client.CallOutcome;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What the dashboard and the alerts ask for is what a run of the quickstart has. */
@Timeout(120)
class GrafanaTest {
    private static final Path FOLDER = Path.of("..", "grafana");
    private static final Pattern METRIC = Pattern.compile("\\b(?:salesflow|camel|jvm|process)_[a-z0-9_]+");
    private static final Pattern SAMPLE = Pattern.compile("^([a-z0-9_]+)(?:\\{(.*)})? \\S+$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("([A-Za-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern SELECTED = Pattern.compile("(" + METRIC.pattern() + ")\\{([^}]*)}");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    /** The labels of each metric that was scraped. */
    private static final Map<String, Set<String>> METRICS = new HashMap<>();

    private static JsonNode dashboard;

    @BeforeAll
    static void scrapeARunThatHadSomethingOfEverything(@TempDir Path state) throws Exception {
        dashboard = new ObjectMapper().readTree(FOLDER.resolve("salesflow.json").toFile());
        try (RealSystems systems = RealSystems.start()) {
            systems.salesflow()
                    .faults()
                    .on("webhooks/list", Fault.rateLimited(Duration.ofSeconds(1)))
                    .times(1);
            scrape(systems, state);
        }
    }

    private static void scrape(RealSystems systems, Path state) throws Exception {
        Map<String, String> environment = systems.environment(LocalDate.EPOCH);
        environment.put("SALESFLOW_WEBHOOK_URL", "http://127.0.0.1:9");
        environment.put("SALESFLOW_WEBHOOK_SECRET", "0123456789abcdef".repeat(4));
        try (RunningQuickstart quickstart = RunningQuickstart.start(environment, "--state", state.toString())) {
            SAMPLE.matcher(scrape(quickstart)).results().forEach(sample -> METRICS.computeIfAbsent(
                            sample.group(1), name -> new HashSet<>())
                    .addAll(labels(sample.group(2))));
        }
    }

    @AfterAll
    static void forget() {
        METRICS.clear();
    }

    @Test
    void everyMetricThatTheDashboardAndTheAlertsNameIsThere() throws IOException {
        Set<String> named = expressions()
                .flatMap(expression -> METRIC.matcher(expression).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(9);
        assertThat(METRICS.keySet()).containsAll(named);
    }

    @Test
    void everyLabelThatTheySelectByIsOneOfThatMetric() throws IOException {
        assertThat(expressions())
                .allSatisfy(expression -> SELECTED.matcher(expression).results().forEach(selected -> assertThat(
                                METRICS.get(selected.group(1)))
                        .as(expression)
                        .containsAll(labels(selected.group(2)))));
    }

    @Test
    void everyLabelThatTheyGroupByOrShowIsOneOfTheirMetrics() throws IOException {
        assertThat(expressions()).allSatisfy(expression -> {
            Set<String> known = METRIC.matcher(expression)
                    .results()
                    .flatMap(metric -> METRICS.get(metric.group()).stream())
                    .collect(Collectors.toSet());
            assertThat(GROUPED.matcher(expression)
                            .results()
                            .flatMap(group -> Stream.of(group.group(1).split(", *"))))
                    .as(expression)
                    .allMatch(known::contains);
        });
        assertThat(targets()).allSatisfy(target -> assertThat(
                        LEGEND.matcher(target.path("legendFormat").asText())
                                .results()
                                .map(legend -> legend.group(1)))
                .as(target.toString())
                .allMatch(label -> target.path("expr").asText().contains("(" + label + ")")
                        || METRIC.matcher(target.path("expr").asText())
                                .results()
                                .anyMatch(metric -> METRICS.get(metric.group()).contains(label))));
    }

    @Test
    void everyOutcomeThatTheyNameCanCome() throws IOException {
        Set<String> outcomes = Stream.concat(
                        Arrays.stream(CallOutcome.values()).map(CallOutcome::label),
                        Stream.of("delivered", "failed", "parked", "refused", "turned-away"))
                .collect(Collectors.toSet());

        assertThat(expressions()
                        .flatMap(expression -> LABEL.matcher(expression).results())
                        .filter(label -> label.group(1).equals("outcome"))
                        .flatMap(label -> Stream.of(label.group(3).split("\\|"))))
                .isNotEmpty()
                .allMatch(outcomes::contains);
    }

    @Test
    void thePanelsLieBesideEachOtherAndAskTheChosenPrometheus() {
        Set<String> taken = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.path("panels")) {
            JsonNode place = panel.path("gridPos");
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as("id of " + title).isTrue();
            assertThat(place.path("x").asInt() + place.path("w").asInt())
                    .as("right edge of " + title)
                    .isBetween(1, 24);
            for (int x = 0; x < place.path("w").asInt(); x++) {
                for (int y = 0; y < place.path("h").asInt(); y++) {
                    String cell = (place.path("x").asInt() + x) + "/"
                            + (place.path("y").asInt() + y);
                    assertThat(taken.add(cell)).as(title + " covers another").isTrue();
                }
            }
        }
        assertThat(targets()).isNotEmpty().allSatisfy(target -> {
            assertThat(target.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
            assertThat(target.path("expr").asText()).isNotBlank();
        });
    }

    @Test
    void everyAlertSaysWhatIsTheMatterAndWhatToDo() throws IOException {
        assertThat(alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            assertThat(alert).containsKeys("alert", "expr", "for");
            assertThat(String.valueOf(alert.get("labels"))).matches("\\{severity=(critical|warning)}");
            assertThat(String.valueOf(alert.get("annotations"))).contains("summary=", "description=");
        });
        assertThat(alerts().stream().map(alert -> alert.get("alert"))).doesNotHaveDuplicates();
    }

    @Test
    void everyBracketIsClosed() throws IOException {
        assertThat(expressions()).allSatisfy(expression -> {
            assertThat(count(expression, '(')).as(expression).isEqualTo(count(expression, ')'));
            assertThat(count(expression, '{')).as(expression).isEqualTo(count(expression, '}'));
            assertThat(count(expression, '[')).as(expression).isEqualTo(count(expression, ']'));
        });
    }

    private static long count(String text, char sign) {
        return text.chars().filter(each -> each == sign).count();
    }

    private static String scrape(RunningQuickstart quickstart) throws IOException, InterruptedException {
        return quickstart.get(quickstart.url() + "/observe/metrics").body();
    }

    private static Set<String> labels(String selector) {
        return selector == null
                ? Set.of()
                : LABEL.matcher(selector).results().map(label -> label.group(1)).collect(Collectors.toSet());
    }

    private static List<JsonNode> targets() {
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false)
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .toList();
    }

    /** Those of the panels, of the variables and of the alerts. */
    private static Stream<String> expressions() throws IOException {
        Matcher variables = Pattern.compile("label_values\\((\\w+)").matcher(dashboard.toString());
        return Stream.of(
                        targets().stream().map(target -> target.path("expr").asText()),
                        variables.results().map(variable -> variable.group(1)),
                        alerts().stream().map(alert -> String.valueOf(alert.get("expr"))))
                .flatMap(each -> each);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws IOException {
        Map<String, Object> file =
                (Map<String, Object>) new Load(LoadSettings.builder().build())
                        .loadFromString(Files.readString(FOLDER.resolve("alerts.yaml")));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }
}
