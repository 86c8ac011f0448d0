package io.salesflow.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * Hawtio beside the quickstart, in a browser, as somebody on call has it: from the login on. One run serves all tests; pictures are
 * taken into {@code target/screenshots}.
 */
@Timeout(180)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HawtioBrowserTest {
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 1000;
    private static final int PHONE_WIDTH = 390;
    private static final int MOST_TABS = 80;
    private static final String ROUTE = "salesflow-contacts-to-salesforce";

    private static QuickstartInBrowser browser;
    private static RunningQuickstart quickstart;
    private static String user;
    private static String password;

    @BeforeAll
    static void start() throws IOException {
        browser = QuickstartInBrowser.start("--speed", "0", "--hawtio-login", "--hawtio-port", "0");
        quickstart = browser.quickstart();
        user = quickstart.printed("Hawtio: .*, user (\\w+), password ");
        password = quickstart.printed("Hawtio: .*, password (\\w+)");
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
    void whoLogsInSeesAllFeedsTargetsAndTheWebhook() throws Exception {
        Page page = open();
        Response refused = page.waitForResponse(
                answer -> answer.url().endsWith("/auth/login"), () -> logIn(page, "another password"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(page.locator("[data-feed]")).hasCount(0);

        logIn(page, password);
        goToSalesflow(page);

        assertThat(page.locator("[data-feed]")).hasCount(5);
        for (String route : List.of(
                "salesflow-contacts-to-hubspot",
                "salesflow-messages-to-hubspot",
                ROUTE,
                "salesflow-messages-to-salesforce",
                "salesflow-replies-to-mail")) {
            assertThat(page.getByRole(AriaRole.HEADING, named(route))).isVisible();
        }
        assertThat(page.locator("[data-webhook]")).containsText("Registered");
        assertThat(page.locator("[data-target='HubSpot contacts']")).containsText("250");
        assertThat(page.locator("[data-target='Salesforce contacts']")).containsText("250");
        assertThat(page.getByText("All is well")).isVisible();
        picture(page, "hawtio-quickstart");
    }

    @Test
    @Order(2)
    void aRouteIsSeenAsADiagramAndAMessageIsTracedThroughIt() throws Exception {
        Page page = loggedIn();
        openRoute(page);
        tab(page, "Route Diagram");
        assertThat(page.locator(".react-flow__node").first()).isVisible();
        picture(page, "hawtio-quickstart-diagram");

        tab(page, "Trace");
        page.getByRole(AriaRole.BUTTON, button("Start Tracing")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, button("Stop Tracing"))).isVisible();
        await().atMost(RunningQuickstart.LONGEST).until(() -> (boolean) tracer("Enabled"));
        long before = (long) tracer("TraceCounter");
        quickstart.importPerson("example-traced-in-hawtio", "Tracy");

        awaitEvent("Salesforce", "Tracy");
        await().atMost(RunningQuickstart.LONGEST).until(() -> (long) tracer("TraceCounter") > before);
        Locator row = page.locator("#route-message-table tbody tr")
                .filter(new Locator.FilterOptions().setHasText("process"))
                .first();
        assertThat(row).isVisible();
        picture(page, "hawtio-quickstart-trace");
        row.getByRole(AriaRole.BUTTON).click();
        tab(page, "Body");
        assertThat(page.locator(".pf-v5-c-drawer__panel")).containsText("firstName=Tracy");
        page.getByRole(AriaRole.BUTTON, button("Stop Tracing")).click();
        assertThat(page.getByRole(AriaRole.BUTTON, button("Start Tracing"))).isVisible();
        await().atMost(RunningQuickstart.LONGEST).until(() -> !(boolean) tracer("Enabled"));
    }

    @Test
    @Order(3)
    void aRouteIsStoppedAtABreakpointAndGoesOn() throws Exception {
        Page page = loggedIn();
        openRoute(page);
        tab(page, "Debug");
        page.getByRole(AriaRole.BUTTON, button("Start Debugging")).click();
        page.locator(".react-flow__node")
                .filter(new Locator.FilterOptions().setHasText("Process"))
                .click();
        page.getByRole(AriaRole.BUTTON, button("Add breakpoint")).click();

        quickstart.importPerson("example-stopped-in-hawtio", "Stella");
        Locator resume = page.getByRole(AriaRole.BUTTON, button("Resume"));
        assertThat(resume).isEnabled();
        picture(page, "hawtio-quickstart-debug");
        assertThat(quickstart.board().toString()).doesNotContain("Stella went");
        resume.click();
        page.getByRole(AriaRole.BUTTON, button("Stop Debugging")).click();

        awaitEvent("Salesforce", "Stella");
    }

    @Test
    @Order(4)
    void aRecordThatATargetRefusesIsSeenReplayedAndLands() throws Exception {
        HubSpot hubSpot = HubSpot.of(quickstart);
        String taken = hubSpot.add("grace@example.com", "example-somebody-else");
        Page page = loggedIn();
        quickstart.importPerson("example-grace-in-hawtio", "Gracinda", "grace@example.com");
        Locator parked = page.locator("[data-parked]").first();
        assertThat(parked).containsText("HubSpot did not take it");
        assertThat(page.locator(".sf-problems")).containsText("is parked");
        picture(page, "hawtio-quickstart-parked");

        hubSpot.setEmail(taken, "somebody.else@example.com");
        tabTo(
                page,
                parked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Replay"))));
        page.keyboard().press("Enter");
        confirm(page, "Replay");

        assertThat(page.locator("[data-parked]")).hasCount(0);
        assertThat(page.getByText("All is well")).isVisible();
        await().atMost(RunningQuickstart.LONGEST).untilAsserted(() -> assertThat(hubSpot.keyOf("grace@example.com"))
                .isEqualTo("example-grace-in-hawtio"));
    }

    @Test
    @Order(5)
    void aRecordIsDiscardedOnlyWhenThatIsConfirmed() throws Exception {
        HubSpot hubSpot = HubSpot.of(quickstart);
        hubSpot.add("ida@example.com", "example-nobody-else");
        Page page = loggedIn();
        quickstart.importPerson("example-ida-in-hawtio", "Idalia", "ida@example.com");
        Locator parked = page.locator("[data-parked]");
        Locator discard = parked.first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Discard")));

        discard.click();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
        assertThat(discard).isFocused();
        assertThat(parked).hasCount(1);
        discard.click();
        confirm(page, "Discard");

        assertThat(parked).hasCount(0);
        assertThat(page.getByText("1 record discarded")).isVisible();
        assertThat(hubSpot.keyOf("ida@example.com")).isEqualTo("example-nobody-else");
    }

    @Test
    @Order(6)
    void aFeedIsResetAndAWebhookReconciledWhenThatIsConfirmed() {
        Page page = loggedIn();
        Locator feed = page.locator("[data-feed='contacts-to-salesforce']");
        Locator delivered = feed.locator(".sf-figure")
                .filter(new Locator.FilterOptions().setHasText("Delivered"))
                .locator("dd");
        int before = Integer.parseInt(delivered.innerText().replace(",", ""));
        tabTo(page, feed.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reset")));
        page.keyboard().press("Enter");
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByLabel("From").fill("yesterday");
        assertThat(dialog.getByRole(AriaRole.BUTTON, named(dialog, "Reset"))).isDisabled();
        dialog.getByLabel("From").fill("all");
        picture(page, "hawtio-quickstart-reset");
        confirm(page, "Reset");
        assertThat(page.getByText("delivers everything again")).isVisible();
        page.waitForCondition(() -> Integer.parseInt(delivered.innerText().replace(",", "")) >= before + 250);

        page.locator("[data-webhook]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reconcile"))
                .click();
        confirm(page, "Reconcile");
        assertThat(page.getByText(Pattern.compile("events:321:camel-salesflow-quickstart: ")))
                .isVisible();
    }

    @Test
    @Order(7)
    void itIsReadOnAPhoneInLightAndDark() {
        Page page = loggedIn();
        page.setViewportSize(PHONE_WIDTH, 844);
        Locator first = page.locator("[data-feed]").first();
        first.scrollIntoViewIfNeeded();
        assertThat(first).isVisible();

        isWithinThePhone(page, "light");
        page.locator("label[for=sf-dark]").click();
        assertThat(page.getByLabel("Dark")).isChecked();
        isWithinThePhone(page, "dark");
    }

    private static void isWithinThePhone(Page page, String look) {
        assertThat(page.evaluate(
                        "[...document.querySelectorAll('.sf-page *')].filter(each => !each.closest('.sf-scroll')"
                                + " && each.getBoundingClientRect().right > innerWidth + 0.5)"
                                + ".map(each => each.className + ': ' + each.textContent)"))
                .as("what goes beyond the edge, " + look)
                .isEqualTo(List.of());
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(QuickstartInBrowser.SCREENSHOTS.resolve("hawtio-phone-" + look + ".png")));
    }

    private Page loggedIn() {
        Page page = open();
        logIn(page, password);
        goToSalesflow(page);
        return page;
    }

    private Page open() {
        Page page = browser.page(new Browser.NewContextOptions().setViewportSize(WIDTH, HEIGHT), Set.of("error"));
        page.navigate(quickstart.printed("Hawtio: +(http://127\\.0\\.0\\.1:\\d+/hawtio/)salesflow"));
        return page;
    }

    private static void logIn(Page page, String given) {
        page.locator("#pf-login-username-id").fill(user);
        page.locator("#pf-login-password-id").fill(given);
        page.getByRole(AriaRole.BUTTON, button("Log in")).click();
    }

    /** What the console had of the time before the login is left out: Hawtio asks who is there, and is told 403. */
    private void goToSalesflow(Page page) {
        Locator link = page.locator("nav").getByText("Salesflow").first();
        assertThat(link).isVisible();
        browser.complaints().clear();
        link.click();
        assertThat(page.locator("[data-feed]").first()).isVisible();
    }

    private static void openRoute(Page page) {
        page.locator("nav").getByText("Camel").first().click();
        page.getByText("routes", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByText(ROUTE, new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    private static void tab(Page page, String name) {
        page.getByText(name, new Page.GetByTextOptions().setExact(true)).first().click();
    }

    private static Object tracer(String attribute) throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        return server.getAttribute(
                server.queryNames(new ObjectName("org.apache.camel:type=tracer,name=BacklogTracer,*"), null)
                        .iterator()
                        .next(),
                attribute);
    }

    private static void awaitEvent(String lane, String name) {
        await().atMost(RunningQuickstart.LONGEST)
                .untilAsserted(() -> assertThat(events(lane)).anyMatch(text -> text.contains(name)));
    }

    private static List<String> events(String lane) throws IOException, InterruptedException {
        List<String> texts = new CopyOnWriteArrayList<>();
        quickstart.board().path("events").forEach(event -> {
            if (event.path("lane").asText().equals(lane)) {
                texts.add(event.path("text").asText());
            }
        });
        return texts;
    }

    private static void confirm(Page page, String action) {
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        dialog.getByRole(AriaRole.BUTTON, named(dialog, action)).click();
    }

    private static Page.GetByRoleOptions button(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator.GetByRoleOptions named(Locator in, String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static void tabTo(Page page, Locator wanted) {
        assertThat(wanted).isVisible();
        page.locator("h1").first().click();
        for (int i = 0; i < MOST_TABS; i++) {
            page.keyboard().press("Tab");
            if ((boolean) wanted.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not reach " + wanted);
    }

    private static void picture(Page page, String name) {
        Object height = page.evaluate("() => document.querySelector('.sf-page')?.scrollHeight ?? 0");
        page.setViewportSize(WIDTH, Math.max(HEIGHT, ((Number) height).intValue() + 100));
        page.screenshot(new Page.ScreenshotOptions().setPath(QuickstartInBrowser.SCREENSHOTS.resolve(name + ".png")));
        page.setViewportSize(WIDTH, HEIGHT);
    }
}
