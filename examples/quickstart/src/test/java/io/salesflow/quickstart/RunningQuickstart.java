package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program as it runs until it is stopped, within the test's own virtual machine, on free ports, polling every second. */
final class RunningQuickstart implements AutoCloseable {
    static final Duration LONGEST = Duration.ofSeconds(40);
    private static final Duration LONGEST_START = Duration.ofSeconds(110);

    /** No port that somebody else may use. */
    static final List<String> ANY_FREE_PORTS = List.of(
            "--sandbox-port", "0",
            "--hubspot-port", "0",
            "--salesforce-port", "0",
            "--smtp-port", "0",
            "--imap-port", "0",
            "--webhook-port", "0",
            "--board-port", "0");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final StringWriter output = new StringWriter();
    private final Thread program;

    private RunningQuickstart(Map<String, String> environment, List<String> arguments) {
        PrintWriter out = new PrintWriter(output, true);
        program = new Thread(
                () -> Quickstart.execute(environment, out, out, arguments.toArray(String[]::new)), "quickstart");
    }

    /** Starts it; it has imported what there is, and its board is there. */
    static RunningQuickstart start(Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(ANY_FREE_PORTS);
        all.addAll(List.of("--period", "1"));
        all.addAll(List.of(arguments));
        RunningQuickstart running = new RunningQuickstart(environment, all);
        running.program.start();
        await().atMost(LONGEST_START)
                .untilAsserted(() -> assertThat(running.output.toString()).contains("are taken every"));
        return running;
    }

    String output() {
        return output.toString();
    }

    /** Where the board is, without a path. */
    String url() {
        return printed("Live board: (http://127\\.0\\.0\\.1:\\d+)/board");
    }

    /** The first thing in what was printed that is in brackets in the pattern. */
    String printed(String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output.toString());
        assertThat(matcher.find()).as(pattern + " in " + output).isTrue();
        return matcher.group(1);
    }

    /** What the board shows now. */
    JsonNode board() throws IOException, InterruptedException {
        return json.readTree(get(url() + "/board/now.json").body());
    }

    HttpResponse<String> get(String url, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String url, String body, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Imports somebody into the sandbox and has them invited, as anybody else who uses Salesflow. */
    void importPerson(String slug, String firstName) throws IOException, InterruptedException {
        importPerson(slug, firstName, "");
    }

    /** As above, with an e-mail address. */
    void importPerson(String slug, String firstName, String email) throws IOException, InterruptedException {
        HttpResponse<String> imported = get(salesflow() + "/members/Import?token=" + token()
                + "&accountId=321&campaignId=" + printed("into campaign (\\d+)")
                + "&linkedInUrl=https://www.linkedin.com/in/" + slug + "&firstName=" + firstName);
        assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
        int memberId = json.readTree(imported.body()).path("MemberId").asInt();
        if (!email.isEmpty()) {
            HttpResponse<String> updated = post(
                    salesflow() + "/members/" + memberId + "?token=" + token() + "&accountId=321",
                    "{\"email\": \"" + email + "\"}",
                    "Content-Type",
                    "application/json");
            assertThat(updated.statusCode()).as(updated.body()).isEqualTo(200);
        }
        happen("{\"kind\": \"invite\", \"memberId\": " + memberId + "}");
    }

    /** Has something happen in the sandbox. */
    void happen(String body) throws IOException, InterruptedException {
        assertThat(post(salesflow().replaceFirst("/api$", "/sandbox/happenings"), body)
                        .statusCode())
                .isEqualTo(200);
    }

    private String salesflow() {
        return printed("Salesflow: +sandbox, account \\d+ at (http://\\S+/api)");
    }

    private String token() {
        return printed("token=([0-9a-f]+)&accountId");
    }

    @Override
    public void close() {
        program.interrupt();
        try {
            program.join(LONGEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(program.isAlive()).as("the program goes on").isFalse();
    }
}
