package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With {@code --hawtio} the routes of the quickstart are seen in Hawtio. */
@Timeout(120)
class HawtioIsBesideTheRoutesTest {
    private static final String FEEDS = """
            {"type": "search", "mbean": "org.apache.camel:type=salesflow-feeds,*"}""";

    @Test
    void itHasThePageAndTheFeeds() throws Exception {
        Process process = start();
        try {
            String hawtio = page(process).replaceFirst("salesflow$", "");

            assertThat(answer(HttpRequest.newBuilder(URI.create(hawtio + "plugin"))))
                    .contains("\"scope\":\"salesflow\"");
            assertThat(answer(HttpRequest.newBuilder(URI.create(hawtio + "jolokia/"))
                            .header("Content-Type", "text/json")
                            .POST(HttpRequest.BodyPublishers.ofString(FEEDS))))
                    .contains("contacts-to-salesforce", "replies-to-mail");
        } finally {
            process.destroy();
        }
    }

    private static Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Quickstart.class.getName(),
                "--hawtio"));
        for (String port : List.of("sandbox", "hubspot", "salesforce", "smtp", "imap", "webhook", "hawtio", "board")) {
            command.addAll(List.of("--" + port + "-port", "0"));
        }
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** What it prints of Hawtio, once all runs. */
    private static String page(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String page = "";
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("Hawtio:")) {
                page = line.replaceFirst("Hawtio: +", "").trim();
            }
            if (line.startsWith("Contacts and replies are taken")) {
                return page;
            }
        }
        throw new AssertionError("The quickstart ended before it ran");
    }

    private static String answer(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient()
                .send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
