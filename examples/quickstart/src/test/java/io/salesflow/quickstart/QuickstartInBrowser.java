package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A quickstart that runs, and who looks at it in Chromium. Pictures are taken into {@link #SCREENSHOTS}. */
final class QuickstartInBrowser {
    static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static final double LONGEST = RunningQuickstart.LONGEST.toMillis();

    private final Chromium chromium;
    private final RunningQuickstart quickstart;
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private BrowserContext context;

    private QuickstartInBrowser(Chromium chromium, RunningQuickstart quickstart) {
        this.chromium = chromium;
        this.quickstart = quickstart;
    }

    /** Starts both; where there is no Chromium, the test is skipped. */
    static QuickstartInBrowser start(String... arguments) throws IOException {
        Chromium chromium = Chromium.start();
        try {
            PlaywrightAssertions.setDefaultAssertionTimeout(LONGEST);
            Files.createDirectories(SCREENSHOTS);
            return new QuickstartInBrowser(chromium, RunningQuickstart.start(Map.of(), arguments));
        } catch (Exception e) {
            chromium.close();
            throw e;
        }
    }

    RunningQuickstart quickstart() {
        return quickstart;
    }

    /** An empty page, whose complaints of these kinds, such as {@code error}, are kept. */
    Page page(Browser.NewContextOptions options, Set<String> kinds) {
        context = chromium.browser().newContext(options.setTimezoneId("UTC"));
        context.setDefaultTimeout(LONGEST);
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            if (kinds.contains(message.type())) {
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    /** What the console of the browser complained of. */
    List<String> complaints() {
        return complaints;
    }

    /** Closes the page, which must not have complained. */
    void endWithoutComplaint() {
        List<String> told = List.copyOf(complaints);
        complaints.clear();
        if (context != null) {
            context.close();
            context = null;
        }
        assertThat(told).as("what the console of the browser complains of").isEmpty();
    }

    void close() throws Exception {
        try {
            quickstart.close();
        } finally {
            chromium.close();
        }
    }
}
