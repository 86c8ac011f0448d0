package io.salesflow.hawtio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.camel.ProducerTemplate;
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

    private static HawtioPages hawtio;
    private static RunningExample example;

    @BeforeAll
    static void start() {
        hawtio = HawtioPages.start(folder);
        example = hawtio.example();
    }

    @AfterAll
    static void stop() {
        if (hawtio != null) {
            hawtio.close();
        }
    }

    @Test
    void aParkedRecordIsSeenReplayedAndLands() {
        String taken = example.hubSpot()
                .contacts()
                .add(Map.of("email", "grace@example.com"))
                .id();
        Page page = hawtio.salesflow();
        example.salesflow()
                .campaign()
                .addContact("https://www.linkedin.com/in/example-grace", contact -> contact.firstName("Grace")
                        .email("grace@example.com"));

        Locator feed = page.locator("[data-feed^='members/list-by-account']");
        feed.getByRole(AriaRole.BUTTON, HawtioPages.named("Scan now")).click();
        HawtioPages.confirm(page, "Scan now");
        Locator parked = page.locator("[data-parked]").filter(new Locator.FilterOptions().setHasText("already"));
        assertThat(parked).isVisible();
        assertThat(page.getByText("are parked")).isVisible();
        Chromium.picture(page, "hawtio-parked");

        example.hubSpot().contacts().remove(taken);
        parked.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Replay")))
                .click();
        HawtioPages.confirm(page, "Replay");

        assertThat(parked).hasCount(0);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        example.hubSpot().contacts().find("salesflow_linkedin_key", "example-grace"))
                .hasSize(1));
        assertThat(hawtio.chromium().complaints()).isEmpty();
    }

    @Test
    void aWebhookThatSomebodyDeletedIsToldAndReconcileMendsIt() {
        Page page = hawtio.salesflow();
        Locator webhook = page.locator("[data-webhook]");
        assertThat(webhook).containsText("Registered");
        deleteWebhooks();
        example.salesflow()
                .faults()
                .on("webhooks/create", Fault.envelope(400, "Try later"))
                .times(1);

        reconcile(page, webhook);
        assertThat(page.getByText("Reconcile failed")).isVisible();
        assertThat(webhook).containsText("Not as wanted");
        assertThat(page.locator(".sf-problems")).containsText("is not as wanted");
        Chromium.picture(page, "hawtio-drift");

        reconcile(page, webhook);
        assertThat(page.getByText("what was missing or too much is mended")).isVisible();
        assertThat(webhook).containsText("Registered");
        assertThat(webhook.locator(".sf-failure")).hasCount(0);
        assertThat(page.locator(".sf-problems")).not().containsText("is not as wanted");
        assertThat(webhook.locator(".sf-figure").filter(new Locator.FilterOptions().setHasText("Drift mended")))
                .not()
                .containsText(Pattern.compile("mended0"));
        assertThat(example.salesflow().account().webhooks()).hasSize(1);
        assertThat(hawtio.chromium().complaints()).isEmpty();
    }

    @Test
    void aTargetThatLimitsItsCallsIsSeenWaitingAndGoesOn() {
        Page page = hawtio.salesflow();
        Locator target = page.locator("[data-target='HubSpot contacts']");
        assertThat(target).containsText("of 100");
        example.hubSpot().faults().next(1, "/batch/upsert", ofHubSpot(Duration.ofSeconds(12)));
        example.salesflow()
                .campaign()
                .addContact("https://www.linkedin.com/in/example-late", contact -> contact.firstName("Lata"));

        assertThat(target).containsText("Waiting");
        assertThat(target.locator(".sf-waiting")).containsText("Calls again in");
        assertThat(target.locator(".sf-waiting")).containsText("limit");
        Chromium.picture(page, "hawtio-waiting");

        assertThat(target.locator(".sf-waiting")).hasCount(0);
        assertThat(target).containsText("Taking");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        example.hubSpot().contacts().find("salesflow_linkedin_key", "example-late"))
                .hasSize(1));
        assertThat(hawtio.chromium().complaints()).isEmpty();
    }

    @Test
    void aLoginEndsOnThePageWhateverWasAskedFor() {
        Page page = hawtio.chromium().newPage();
        hawtio.logIn(page, "");

        assertThat(page.locator("[data-feed]")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*/hawtio/salesflow$"));
    }

    @Test
    void thePageShowsFeedsTargetsWebhooksAccountsAndCampaigns() {
        Page page = hawtio.salesflow();

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
        assertThat(hawtio.chromium().complaints()).isEmpty();
    }

    @Test
    void whatIsParkedIsReadAgainOnlyWhereFiguresTellThatItChanged() {
        List<String> asked = new CopyOnWriteArrayList<>();
        Page page = hawtio.salesflow(asked);
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
            Page page = hawtio.salesflow();

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
    void onAPhoneNothingIsBesideTheScreen() {
        Page page = hawtio.salesflow();
        Chromium.onAPhone(page);
        Locator replay = page.locator("[data-parked]")
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Replay")));
        assertThat(replay).isVisible();

        BoundingBox place = replay.boundingBox();
        assertThat(place.x + place.width).isLessThan(page.viewportSize().width);
        assertThat(page.evaluate("""
                () => [...document.querySelectorAll('.sf-page, .sf-scroll')]
                  .filter(element => element.scrollWidth > element.clientWidth)
                  .map(element => element.className).join()""")).isEqualTo("");
        Chromium.picture(page, "hawtio-salesflow-phone");
    }

    @Test
    void everythingIsReachedAndLeftByTheKeyboard() {
        Page page = hawtio.salesflow();
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

    private static io.salesflow.sandbox.standin.Fault ofHubSpot(Duration retryAfter) {
        return io.salesflow.sandbox.standin.Fault.rateLimited(retryAfter);
    }

    /** As somebody does who cleans up in Salesflow. */
    private static void deleteWebhooks() {
        try (ProducerTemplate salesflow = example.camel().createProducerTemplate()) {
            example.salesflow()
                    .account()
                    .webhooks()
                    .forEach(webhook -> salesflow.requestBody(
                            "salesflow:webhooks/delete?webhookId=" + webhook.webhookId(), (Object) null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void reconcile(Page page, Locator webhook) {
        webhook.getByRole(AriaRole.BUTTON, HawtioPages.named("Reconcile")).click();
        HawtioPages.confirm(page, "Reconcile");
    }

    private static long lookedAtFeeds(List<String> asked) {
        return asked.stream()
                .filter(each -> each.contains("\"read\"") && each.contains("type=salesflow-feeds"))
                .count();
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
