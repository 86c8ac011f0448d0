package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProgramTest {

    @Test
    @Timeout(60)
    void printsWhereItIsAndAnswersThere() throws IOException, InterruptedException {
        Process program = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.salesflow.sandbox.Main",
                        "--port=0",
                        "--seed=5",
                        "--members=10",
                        "--campaigns=2",
                        "--speed=0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Map<String, String> printed = new HashMap<>();
            BufferedReader reader = program.inputReader();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] pair = line.split("=", 2);
                printed.put(pair[0].trim(), pair[1].trim());
                if (printed.containsKey("campaignIds")) {
                    break;
                }
            }
            assertThat(printed.get("campaignIds")).isEqualTo("29854, 29855");
            String url = printed.get("apiUrl") + "/members/list-contacts-by-accountid?token=" + printed.get("token")
                    + "&accountId=" + printed.get("accountId");
            String contacts = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(contacts.split("\"MemberId\"", -1)).hasSize(11);
        } finally {
            program.destroy();
            assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
