package io.salesflow.hawtio;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a browser: Hawtio's own pages of our routes. */
@Timeout(180)
class OurRoutesAreInHawtioTest {
    @TempDir
    static Path folder;

    private static HawtioPages hawtio;

    @BeforeAll
    static void start() {
        hawtio = HawtioPages.start(folder);
    }

    @AfterAll
    static void stop() {
        if (hawtio != null) {
            hawtio.close();
        }
    }

    @Test
    void routesDiagramsEndpointsTracingAndDebuggingOfOurRoutesAreThere() {
        Page page = hawtio.contactsRoute();

        for (String tab : new String[] {"Attributes", "Operations", "Route Diagram", "Source", "Trace", "Debug"}) {
            Locator link = page.getByRole(
                    AriaRole.LINK, new Page.GetByRoleOptions().setName(tab).setExact(true));
            assertThat(link.or(page.getByRole(
                                    AriaRole.TAB,
                                    new Page.GetByRoleOptions().setName(tab).setExact(true)))
                            .first())
                    .isVisible();
        }
        HawtioPages.openTab(page, "Route Diagram");
        assertThat(page.locator(".react-flow__node").first()).isVisible();
        Chromium.picture(page, "hawtio-route");
        assertThat(hawtio.chromium().complaints()).isEmpty();
    }

    @Test
    void aMessageIsTracedThroughItsRoute() {
        Page page = hawtio.contactsRoute();
        HawtioPages.openTab(page, "Trace");
        HawtioPages.button(page, "Start Tracing").click();
        Locator stop = HawtioPages.button(page, "Stop Tracing");
        assertThat(stop).isVisible();

        addContact("traced", "Tracy");
        Locator row = page.locator("#route-message-table tbody tr")
                .filter(new Locator.FilterOptions().setHasText("process"))
                .first();
        row.waitFor();
        Chromium.picture(page, "hawtio-trace");
        row.getByRole(AriaRole.BUTTON).click();
        openBody(page);
        assertThat(page.locator(".pf-v5-c-drawer__panel")).containsText("firstName=Tracy");

        stop.click();
        assertThat(stop).hasCount(0);
        assertThat(hawtio.chromium().complaints()).isEmpty();
    }

    @Test
    void aMessageStopsAtABreakpointShowsWhatItHasAndGoesOnWhenToldTo() {
        Page page = hawtio.contactsRoute();
        HawtioPages.openTab(page, "Debug");
        HawtioPages.button(page, "Start Debugging").click();
        Locator stop = HawtioPages.button(page, "Stop Debugging");
        assertThat(stop).isVisible();
        try {
            page.locator(".react-flow__node")
                    .filter(new Locator.FilterOptions().setHasText("process"))
                    .first()
                    .click();
            HawtioPages.button(page, "Add breakpoint").click();
            assertThat(page.locator(".breakpoint-symbol")).hasCount(1);

            addContact("debugged", "Debra");
            HawtioPages.button(page, "Details").click();
            openBody(page);
            assertThat(page.locator(".pf-v5-c-drawer__panel")).containsText("firstName=Debra");
            assertThat(hawtio.example().hubSpot().contacts().find("salesflow_linkedin_key", "example-debugged"))
                    .as("it waits at the breakpoint")
                    .isEmpty();

            page.locator(".pf-v5-c-drawer__panel")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close drawer panel"))
                    .click();
            HawtioPages.button(page, "Remove breakpoint").click();
            HawtioPages.button(page, "Resume").click();
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                            hawtio.example().hubSpot().contacts().find("salesflow_linkedin_key", "example-debugged"))
                    .hasSize(1));
        } finally {
            stop.click();
        }
        assertThat(stop).hasCount(0);
        assertThat(hawtio.chromium().complaints()).isEmpty();
    }

    private static void addContact(String slug, String firstName) {
        hawtio.example()
                .salesflow()
                .campaign()
                .addContact("https://www.linkedin.com/in/example-" + slug, contact -> contact.firstName(firstName));
    }

    private static void openBody(Page page) {
        page.getByText("Body", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
    }
}
