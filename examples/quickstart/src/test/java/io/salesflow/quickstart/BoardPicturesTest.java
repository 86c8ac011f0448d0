package io.salesflow.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Takes the pictures of the docs. */
@Timeout(300)
@EnabledIfSystemProperty(named = "board.pictures", matches = "true", disabledReason = "pictures are taken on demand")
class BoardPicturesTest {
    private static final Path FOLDER = Path.of("..", "..", "docs", "images");
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int WIDTH = 1200;
    private static final int PHONE_WIDTH = 390;

    @TempDir
    private Path folder;

    @Test
    void takePictures() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST.toMillis());
        Files.createDirectories(FOLDER);
        try (RunningQuickstart quickstart =
                        RunningQuickstart.start(Map.of(), "--csv", plainNames().toString(), "--speed", "1200");
                Chromium chromium = Chromium.start()) {
            await().atMost(LONGEST)
                    .until(() ->
                            quickstart.board().at("/lanes/2/delivered/messages").asInt() >= 3);
            take(chromium, quickstart, ColorScheme.LIGHT, WIDTH, "board-light");
            take(chromium, quickstart, ColorScheme.DARK, WIDTH, "board-dark");
            take(chromium, quickstart, ColorScheme.LIGHT, PHONE_WIDTH, "board-phone");
            takeStuck(chromium, quickstart);
        }
    }

    private void take(Chromium chromium, RunningQuickstart quickstart, ColorScheme scheme, int width, String name) {
        Page page = open(chromium, quickstart, scheme, width);
        assertThat(page.locator(".packet[opacity='1']").nth(1)).isVisible();
        save(page, name);
    }

    private void takeStuck(Chromium chromium, RunningQuickstart quickstart) {
        Page page = open(chromium, quickstart, ColorScheme.LIGHT, WIDTH);
        page.locator("#fault-broken-email").click();
        assertThat(page.locator("#stuck li[data-kind='PARKED']")).hasCount(2);
        page.locator("#fault-hubspot-down").click();
        assertThat(page.locator("#stuck li[data-kind='STOPPED']").first()).isVisible();
        assertThat(page.locator("#overall")).hasText("HubSpot: all waits");
        await().atMost(LONGEST)
                .until(() -> quickstart.board().at("/lanes/0/lag").asLong() > 20_000);
        save(page, "board-stuck");
    }

    private static Page open(Chromium chromium, RunningQuickstart quickstart, ColorScheme scheme, int width) {
        Page page = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 800)
                        .setColorScheme(scheme)
                        .setTimezoneId("UTC"))
                .newPage();
        page.navigate(quickstart.url() + "/board");
        return page;
    }

    private static void save(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(FOLDER.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Not every machine has the letters of all people. */
    private Path plainNames() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("contacts.csv"));
        return Files.write(
                folder.resolve("contacts.csv"),
                rows.stream()
                        .filter(row -> row.matches("[\\p{IsLatin}\\p{ASCII}]*"))
                        .toList());
    }
}
