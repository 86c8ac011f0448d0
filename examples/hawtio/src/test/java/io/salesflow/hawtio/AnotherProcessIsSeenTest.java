package io.salesflow.hawtio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.salesflow.camel.hawtio.HawtioServer;
import io.salesflow.camel.hawtio.HawtioSettings;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hawtio in one process shows the routes of another, over Jolokia. */
@Timeout(180)
class AnotherProcessIsSeenTest {
    @Test
    void itsFeedsAreOnThePageAndItsMessagesAreTraced() throws Exception {
        int port = FreePort.find();
        try (Chromium chromium = Chromium.start();
                Routes routes = Routes.start(port);
                HawtioServer hawtio = HawtioServer.start(new HawtioSettings(
                        Path.of("target", "hawtio", "hawtio.war"), HawtioSettings.THIS_MACHINE, 0, null))) {
            assertThat(routes.isUp()).isTrue();
            Page page = chromium.newPage();
            chromium.listenTo(page);
            page.navigate(hawtio.url() + "connect/remote");
            page.getByText("Add connection").first().click();
            Locator dialog = page.getByRole(AriaRole.DIALOG);
            dialog.locator("#connection-form-name").fill("routes");
            dialog.locator("#connection-form-scheme").uncheck(new Locator.UncheckOptions().setForce(true));
            dialog.locator("#connection-form-host").fill("127.0.0.1");
            dialog.locator("#connection-form-port").fill(String.valueOf(port));
            dialog.locator("#connection-form-path").fill("/observe/jolokia");
            dialog.getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName("Add").setExact(true))
                    .click();

            Page other = page.waitForPopup(() -> page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Connect").setExact(true))
                    .click());
            chromium.listenTo(other);
            other.locator("nav").getByText("Salesflow").first().click();
            assertThat(other.locator("[data-feed]")).hasCount(2);
            assertThat(other.getByText("Campaign 1")).isVisible();
            assertThatMessagesAreTraced(other);
            assertThat(chromium.complaints()).isEmpty();
        }
    }

    private static void assertThatMessagesAreTraced(Page page) {
        page.locator("nav").getByText("Camel").first().click();
        HawtioPages.openContactsRoute(page);
        HawtioPages.openTab(page, "Trace");
        HawtioPages.button(page, "Start Tracing").click();

        Locator row = page.locator("#route-message-table tbody tr")
                .filter(new Locator.FilterOptions().setHasText("process"))
                .first();
        row.waitFor();
        row.getByRole(AriaRole.BUTTON).click();
        HawtioPages.openTab(page, "Body");
        assertThat(page.locator(".pf-v5-c-drawer__panel")).containsText("firstName=");
        HawtioPages.button(page, "Stop Tracing").click();
    }

    @Test
    void anotherSiteInABrowserOfThisMachineGetsNothingOutOfIt() throws Exception {
        int port = FreePort.find();
        try (Routes routes = Routes.start(port)) {
            assertThat(routes.isUp()).isTrue();

            assertThat(answer(port, "Host: 127.0.0.1:" + port)).contains("200");
            assertThat(answer(port, "Host: 127.0.0.1:" + port, "Origin: http://localhost:8094"))
                    .contains("200");
            assertThat(answer(port, "Host: elsewhere.example")).contains("403");
            assertThat(answer(port, "Host: 127.0.0.1:" + port, "Origin: http://elsewhere.example"))
                    .contains("403");
            assertThat(answer(port, "Host: 127.0.0.1:" + port, "Sec-Fetch-Site: cross-site"))
                    .contains("403");
        }
    }

    /** The first line of the answer to a question about the version, with headers that a browser would send. */
    private static String answer(int port, String... headers) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String question = "{\"type\":\"version\"}";
            String request = "POST /observe/jolokia HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Type: text/json\r\nContent-Length: " + question.length()
                    + "\r\nConnection: close\r\n\r\n" + question;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    /** The example's routes in a process of their own. */
    private record Routes(Process process) implements AutoCloseable {
        static Routes start(int port) throws IOException {
            return new Routes(new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path").replace(File.pathSeparator + File.pathSeparator, ":"),
                            HawtioExample.class.getName(),
                            "--no-hawtio",
                            "--management-port",
                            String.valueOf(port))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }

        /** Waits until it says where Jolokia is; false if it ends before. */
        boolean isUp() throws IOException {
            BufferedReader said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                if (line.startsWith("Jolokia")) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void close() {
            process.destroy();
        }
    }
}
