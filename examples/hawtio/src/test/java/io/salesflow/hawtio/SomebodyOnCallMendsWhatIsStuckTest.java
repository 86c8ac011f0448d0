package io.salesflow.hawtio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a browser: what somebody on call sees and does in Hawtio. */
@Timeout(180)
class SomebodyOnCallMendsWhatIsStuckTest {
    private static final int MOST_TABS = 60;

    @TempDir
    static Path folder;

    private static Chromium chromium;
    private static RunningExample example;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        example = RunningExample.start(folder);
    }

    @AfterAll
    static void stop() {
        if (example != null) {
            example.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aParkedRecordIsSeenReplayedAndLands() {
        String taken = example.hubSpot()
                .contacts()
                .add(Map.of("email", "grace@example.com"))
                .id();
        Page page = loggedIn("salesflow");
        example.salesflow()
                .campaign()
                .addContact("https://www.linkedin.com/in/example-grace", contact -> contact.firstName("Grace")
                        .email("grace@example.com"));

        Locator feed = page.locator("[data-feed^='members/list-by-account']");
        feed.getByRole(AriaRole.BUTTON, named("Scan now")).click();
        confirm(page, "Scan now");
        Locator parked = page.locator("[data-parked]").filter(new Locator.FilterOptions().setHasText("already"));
        assertThat(parked).isVisible();
        assertThat(page.getByText("are parked")).isVisible();
        Chromium.picture(page, "hawtio-parked");

        example.hubSpot().contacts().remove(taken);
        parked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Replay")))
                .click();
        confirm(page, "Replay");

        assertThat(parked).hasCount(0);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        example.hubSpot().contacts().find("salesflow_linkedin_key", "example-grace"))
                .hasSize(1));
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void thePageShowsFeedsTargetsWebhooksAccountsAndCampaigns() {
        Page page = loggedIn("salesflow");

        assertThat(page.locator("[data-feed]")).hasCount(2);
        assertThat(page.locator("[data-feed^='messages/incoming'] .sf-chart svg"))
                .isVisible();
        assertThat(page.locator("[data-target='HubSpot contacts']")).containsText("of 100");
        assertThat(page.locator("[data-webhook]")).containsText("Registered");
        assertThat(page.getByText("ACTIVE", new Page.GetByTextOptions().setExact(false))
                        .first())
                .isVisible();
        assertThat(page.getByText("Campaign 1")).isVisible();
        assertThat(page.locator("[data-parked]").first()).containsText("INVALID_EMAIL");

        page.waitForFunction("""
                () => document.querySelector('.sf-chart polyline')?.points.numberOfItems >= 4""");
        Chromium.picture(page, "hawtio-salesflow");
        page.locator("label[for=sf-dark]").click();
        assertThat(page.locator("html")).hasClass(Pattern.compile("pf-v5-theme-dark"));
        Chromium.picture(page, "hawtio-salesflow-dark");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whatIsParkedIsReadAgainOnlyWhereFiguresTellThatItChanged() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Page page = loggedIn("salesflow", asked);
        assertThat(page.locator("[data-parked]").first()).isVisible();

        long looks = lookedAtFeeds(asked);
        page.waitForCondition(() -> lookedAtFeeds(asked) >= looks + 3);

        assertThat(asked.stream().filter(each -> each.contains("\"operation\":\"parkedTable\"")))
                .as("once at the beginning, in one call")
                .hasSize(1);
        assertThat(asked).noneMatch(each -> each.contains("\"operation\":\"requestBody"));
    }

    @Test
    void anAccountThatIsBlockedIsToldOnTop() {
        example.salesflow().account().block();
        try {
            Page page = loggedIn("salesflow");

            assertThat(page.locator(".sf-problems")).containsText("is blocked");
            assertThat(page.locator(".sf-problems")).containsText("Log it in to LinkedIn again");
            example.salesflow().account().unblock();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look again"))
                    .click();
            assertThat(page.locator(".sf-problems")).not().containsText("is blocked");
        } finally {
            example.salesflow().account().unblock();
        }
    }

    @Test
    void routesDiagramsEndpointsTracingAndDebuggingOfOurRoutesAreThere() {
        Page page = loggedIn("camel");
        openContactsRoute(page);

        for (String tab : new String[] {"Attributes", "Operations", "Route Diagram", "Source", "Trace", "Debug"}) {
            Locator link = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName(tab).setExact(true));
            assertThat(link.or(page.getByRole(
                                    AriaRole.TAB,
                                    new Page.GetByRoleOptions().setName(tab).setExact(true)))
                            .first())
                    .isVisible();
        }
        page.getByText("Route Diagram", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator(".react-flow__node").first()).isVisible();
        Chromium.picture(page, "hawtio-route");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aMessageIsTracedThroughItsRoute() {
        Page page = loggedIn("camel");
        openContactsRoute(page);
        page.getByText("Trace", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start Tracing"))
                .click();
        Locator stop = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop Tracing"));
        assertThat(stop).isVisible();

        example.salesflow()
                .campaign()
                .addContact("https://www.linkedin.com/in/example-traced", contact -> contact.firstName("Tracy"));
        Locator row = page.locator("#route-message-table tbody tr")
                .filter(new Locator.FilterOptions().setHasText("process"))
                .first();
        row.waitFor();
        Chromium.picture(page, "hawtio-trace");
        row.getByRole(AriaRole.BUTTON).click();
        page.getByText("Body", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(page.locator(".pf-v5-c-drawer__panel")).containsText("firstName=Tracy");

        stop.click();
        assertThat(stop).hasCount(0);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void everythingIsReachedAndLeftByTheKeyboard() {
        Page page = loggedIn("salesflow");
        Locator scan = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Scan now"))
                .first();
        assertThat(scan).isVisible();
        page.locator("h1").first().click();

        tabTo(page, scan);
        page.keyboard().press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).isVisible();
        page.keyboard().press("Escape");
        assertThat(dialog).hasCount(0);
        assertThat(scan).isFocused();

        Locator replay = page.locator("[data-parked]")
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Replay")));
        tabTo(page, replay);
        tabTo(page, page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Look again")));
    }

    private static long lookedAtFeeds(List<String> asked) {
        return asked.stream()
                .filter(each -> each.contains("\"read\"") && each.contains("type=salesflow-feeds"))
                .count();
    }

    private static Page loggedIn(String path) {
        return loggedIn(path, new ArrayList<>());
    }

    /** All that the page asks Jolokia is added to the list. */
    private static Page loggedIn(String path, List<String> asked) {
        Page page = chromium.newPage();
        page.onRequest(request -> {
            if (request.url().contains("/jolokia")) {
                asked.add(request.url() + " " + request.postData());
            }
        });
        page.navigate(example.url() + path);
        page.locator("#pf-login-username-id").fill(RunningExample.USER);
        page.locator("#pf-login-password-id").fill(RunningExample.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
        Locator link = page.locator("nav")
                .getByText(path.equals("camel") ? "Camel" : "Salesflow")
                .first();
        link.waitFor();
        // Not before: to learn that nobody is logged in yet, Hawtio asks for the user and is told 403, and then it
        // loads anew.
        chromium.listenTo(page);
        link.click();
        return page;
    }

    private static void openContactsRoute(Page page) {
        page.getByText("routes", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByText("salesflow-contacts-to-hubspot", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    private static void confirm(Page page, String action) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named(action))
                .click();
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void tabTo(Page page, Locator wanted) {
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not reach " + wanted);
    }
}
