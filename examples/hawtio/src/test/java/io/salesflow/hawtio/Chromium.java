package io.salesflow.hawtio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Chromium that is on the machine, and what it complained of. Where there is none, the tests that want it are skipped. */
final class Chromium implements AutoCloseable {
    private static final Path EXECUTABLE = Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium"));
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDTH = 1440;
    private static final int WIDTH_OF_A_PHONE = 390;
    private static final int HEIGHT = 1000;
    private static final double LONGEST_WAIT_MILLIS = 60_000;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Chromium() {
        assumeTrue(
                Files.isExecutable(EXECUTABLE),
                "There is no Chromium at " + EXECUTABLE
                        + ": install it, as with 'apt-get install chromium', or name it in the variable CHROMIUM");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(EXECUTABLE)
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    static Chromium start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST_WAIT_MILLIS);
        return new Chromium();
    }

    /** A page of somebody who was never here; what others complained of is forgotten. */
    Page newPage() {
        complaints.clear();
        BrowserContext context = browser.newContext(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT));
        context.setDefaultTimeout(LONGEST_WAIT_MILLIS);
        return context.newPage();
    }

    /** From now on notes what a page complains of. */
    void listenTo(Page page) {
        page.onConsoleMessage(this::note);
        page.onPageError(complaints::add);
    }

    /** Errors on the console and in scripts, of all pages that were listened to. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Shows a page again as a phone does. */
    static void onAPhone(Page page) {
        page.setViewportSize(WIDTH_OF_A_PHONE, HEIGHT);
        page.reload();
    }

    /** Keeps a picture of the whole page below its head, as build output. */
    static void picture(Page page, String name) {
        int width = page.viewportSize().width;
        Object height = page.evaluate("() => document.querySelector('.sf-page')?.scrollHeight ?? 0");
        page.setViewportSize(width, Math.max(HEIGHT, ((Number) height).intValue() + 100));
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
        page.setViewportSize(width, HEIGHT);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            complaints.add(message.text() + " at " + message.location());
        }
    }
}
