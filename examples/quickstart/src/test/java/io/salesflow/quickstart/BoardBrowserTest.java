package io.salesflow.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The board of a running quickstart, in a real browser. One run serves all tests, each of which leaves it as it was; pictures
 * are taken into {@code target/screenshots}.
 */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardBrowserTest {
    private static final int PHONE_WIDTH = 360;

    private static QuickstartInBrowser browser;
    private static RunningQuickstart quickstart;

    @BeforeAll
    static void start() throws IOException {
        browser = QuickstartInBrowser.start("--speed", "0");
        quickstart = browser.quickstart();
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void endWithoutComplaint() {
        browser.endWithoutComplaint();
    }

    @Test
    @Order(1)
    void aContactThatComesToSalesflowIsSeenOnItsWayToAllWhoTakeContacts() throws Exception {
        Page page = desk(ColorScheme.LIGHT);
        assertThat(page.locator("#overall")).hasText("All is in step");
        assertThat(page.locator("#source-contacts")).hasText("250");

        quickstart.importPerson("example-ada-of-the-board", "Adabella");

        assertThat(event(page, "HubSpot", "Adabella")).isVisible();
        assertThat(event(page, "Salesforce", "Adabella")).isVisible();
        assertThat(card(page, "HubSpot").locator("dd").first()).hasText("251");
        assertThat(card(page, "Salesforce").locator("dd").first()).hasText("251");
        assertThat(page.locator("#source-contacts")).hasText("251");
    }

    @Test
    @Order(2)
    void aReplyIsSeenOnItsWayToAllAndItsTextIsNot() throws Exception {
        Page page = desk(ColorScheme.DARK);
        int memberId = Integer.parseInt(quickstart.printed("\"memberId\": (\\d+)"));

        quickstart.happen("{\"kind\": \"reply\", \"memberId\": " + memberId + ", \"text\": \"Words of mine only\"}");

        for (String name : List.of("HubSpot", "Salesforce", "Mailbox")) {
            assertThat(event(page, name, "message").first()).isVisible();
            assertThat(card(page, name).locator("dd").last()).hasText(Pattern.compile("[1-9]\\d*"));
        }
        assertThat(page.content()).doesNotContain("Words of mine");
    }

    @Test
    @Order(3)
    void aTargetThatIsDownIsSeenWithWhatToDoAndClearsWhenItIsMended() throws Exception {
        Page page = desk(ColorScheme.LIGHT);
        turn(page, "hubspot-down", true);
        quickstart.importPerson("example-bea-of-the-board", "Beatrixa");

        assertThat(page.locator("#overall")).hasText("HubSpot: all waits");
        Locator stuck = page.locator("#stuck li").filter(new Locator.FilterOptions().setHasText("wait for HubSpot"));
        assertThat(stuck.first()).containsText("It goes on by itself as soon as HubSpot answers");
        assertThat(stuck.first().locator(".reason")).containsText("503");
        assertThat(card(page, "HubSpot")).hasAttribute("data-state", "STOPPED");
        assertThat(event(page, "Salesforce", "Beatrixa")).isVisible();
        screenshot(page, "board-hubspot-down");

        turn(page, "hubspot-down", false);

        assertThat(page.locator("#overall")).hasText("All is in step");
        assertThat(page.locator("#nothing-stuck")).isVisible();
        assertThat(event(page, "HubSpot", "Beatrixa")).isVisible();
    }

    @Test
    @Order(4)
    void aTargetWhoseCallsAreTriedAgainAndAgainIsSeenToo() throws Exception {
        Page page = desk(ColorScheme.DARK);
        turn(page, "salesforce-down", true);
        quickstart.importPerson("example-cleo-of-the-board", "Cleonice");

        assertThat(page.locator("#overall")).hasText("Salesforce: all waits");
        assertThat(page.locator("#stuck")).containsText("Contacts wait for Salesforce");

        turn(page, "salesforce-down", false);

        assertThat(page.locator("#overall")).hasText("All is in step");
        assertThat(event(page, "Salesforce", "Cleonice")).isVisible();
    }

    @Test
    @Order(5)
    void salesflowItselfIsNamedOnceWhenItIsDown() {
        Page page = desk(ColorScheme.LIGHT);
        turn(page, "salesflow-down", true);

        assertThat(page.locator("#overall")).hasText("Salesflow: all waits");
        assertThat(page.locator("#stuck li")).hasCount(1);
        assertThat(page.locator("#source")).hasAttribute("data-state", "STOPPED");

        turn(page, "salesflow-down", false);

        assertThat(page.locator("#overall")).hasText("All is in step");
    }

    @Test
    @Order(6)
    void aRecordThatIsRefusedIsNamedWithTheReasonThenGivenUpAndGoesAgainOnDemand() {
        Page page = desk(ColorScheme.LIGHT);
        turn(page, "broken-email", true);

        Locator failing = page.locator("#stuck li[data-kind='FAILING']");
        assertThat(failing.first()).containsText("email");
        assertThat(page.locator("#overall")).containsText("stuck");
        assertThat(card(page, "HubSpot")).hasAttribute("data-state", "STUCK");

        Locator again = page.locator("#stuck li[data-kind='PARKED'] button");
        assertThat(again.first()).isVisible();
        screenshot(page, "board-refused");
        int parked = again.count();
        again.first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("#stuck li[data-kind='PARKED'] button")).not().hasCount(parked);

        turn(page, "broken-email", false);

        assertThat(page.locator("#overall")).hasText("All is in step");
        assertThat(page.locator("#nothing-stuck")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @Order(7)
    void nothingGoesBeyondTheEdgeOfAPhone(ColorScheme scheme) {
        Page page = page(new Browser.NewContextOptions()
                .setViewportSize(PHONE_WIDTH, 740)
                .setDeviceScaleFactor(2)
                .setColorScheme(scheme));
        assertThat(card(page, "Mailbox")).isVisible();

        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE_WIDTH);
        assertThat(page.evaluate("[...document.querySelectorAll('main *')].filter(each =>"
                        + " each.getBoundingClientRect().right > innerWidth + 0.5).map(each => each.outerHTML)"))
                .isEqualTo(List.of());
        screenshot(page, "board-phone-" + scheme.name().toLowerCase());
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    @Order(8)
    void textCanBeReadInLightAndDark(ColorScheme scheme) {
        Page page = desk(scheme);
        assertThat(event(page, "HubSpot", "new").first()).isVisible();

        assertThat(page.evaluate(CONTRASTS))
                .as("texts with too little contrast")
                .isEqualTo(List.of());
        screenshot(page, "board-" + scheme.name().toLowerCase());
    }

    @Test
    @Order(9)
    void everythingThatCanBeDoneIsReachedByTheKeyboard() {
        Page page = desk(ColorScheme.LIGHT);
        assertThat(page.locator("#fault-broken-email")).isVisible();
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            page.keyboard().press("Tab");
            reached.add(
                    String.valueOf(page.evaluate("document.activeElement.id || document.activeElement.textContent")));
        }

        assertThat(reached)
                .contains(
                        "events",
                        "fault-salesflow-down",
                        "fault-broken-email",
                        "fault-hubspot-down",
                        "fault-salesforce-down",
                        "metrics",
                        "health");
    }

    @Test
    @Order(10)
    void whoSwitchesByKeyboardKeepsTheFocus() {
        Page page = desk(ColorScheme.LIGHT);
        Locator fault = page.locator("#fault-salesflow-down");
        fault.focus();

        page.keyboard().press("Space");
        assertThat(fault).hasAttribute("aria-checked", "true");
        assertThat(fault).isFocused();
        page.keyboard().press("Space");
        assertThat(fault).hasAttribute("aria-checked", "false");
        assertThat(page.locator("#overall")).hasText("All is in step");
    }

    @Test
    @Order(11)
    void whatCouldNotBeDoneIsToldBesideTheButton() {
        Page page = desk(ColorScheme.LIGHT);
        Locator fault = page.locator("#fault-salesflow-down");
        assertThat(fault).isVisible();
        page.route(
                "**/board/faults/**",
                call -> call.fulfill(new Route.FulfillOptions().setStatus(500).setBody("The sandbox did not take it")));

        fault.click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("That did not work: The sandbox did not take it");
        assertThat(fault).hasAttribute("aria-checked", "false");
        assertThat(fault).isFocused();
        page.unroute("**/board/faults/**");
        page.route("**/board/faults/**", Route::abort);
        fault.click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("That did not work: The quickstart does not answer");
        page.unroute("**/board/faults/**");

        turn(page, "salesflow-down", true);
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        turn(page, "salesflow-down", false);
        assertThat(browser.complaints()).allMatch(each -> each.startsWith("Failed to load resource"));
        browser.complaints().clear();
        assertThat(page.locator("#overall")).hasText("All is in step");
    }

    /** Of all texts on opaque ground, those that WCAG's level AA would not have: 4.5, or 3 for large ones. */
    private static final String CONTRASTS = """
            (() => {
              const channel = (value) => value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
              const rgb = (colour) => colour.match(/[\\d.]+/g).map(Number);
              const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
              const ground = (element) => {
                for (let each = element; each; each = each.parentElement) {
                  const colour = rgb(getComputedStyle(each).backgroundColor);
                  if (colour.length === 3) return colour;
                }
                return rgb(getComputedStyle(document.documentElement).backgroundColor);
              };
              return [...document.querySelectorAll('body *')]
                .filter((each) => !each.closest('svg') && each.checkVisibility()
                  && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
                .map((each) => {
                  const style = getComputedStyle(each);
                  const [one, other] = [light(rgb(style.color)), light(ground(each))].sort((a, b) => b - a);
                  const isLarge = parseFloat(style.fontSize) >= 24;
                  const contrast = (one + 0.05) / (other + 0.05);
                  return contrast < (isLarge ? 3 : 4.5) ? `${each.textContent}: ${contrast.toFixed(2)}` : null;
                })
                .filter((each) => each !== null);
            })()
            """;

    private static Locator card(Page page, String name) {
        return page.locator(".lane")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(name))));
    }

    private static Locator event(Page page, String who, String text) {
        return page.locator("#events li")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".who", new Page.LocatorOptions().setHasText(who))))
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    private static void turn(Page page, String fault, boolean on) {
        Locator button = page.locator("#fault-" + fault);
        assertThat(button).hasAttribute("aria-checked", String.valueOf(!on));
        button.click();
        assertThat(button).hasAttribute("aria-checked", String.valueOf(on));
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(QuickstartInBrowser.SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private Page desk(ColorScheme scheme) {
        return page(new Browser.NewContextOptions().setViewportSize(1200, 800).setColorScheme(scheme));
    }

    private Page page(Browser.NewContextOptions options) {
        Page page = browser.page(options.setReducedMotion(ReducedMotion.NO_PREFERENCE), Set.of("error", "warning"));
        page.onRequest(request -> {
            if (!request.url().startsWith(quickstart.url())) {
                browser.complaints().add("asks for " + request.url());
            }
        });
        page.navigate(quickstart.url() + "/board");
        return page;
    }
}
