package io.salesflow.hawtio;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pages of the example's Hawtio in a browser, as somebody on call has them. */
record HawtioPages(Chromium chromium, RunningExample example) implements AutoCloseable {
    static HawtioPages start(Path folder) {
        Chromium chromium = Chromium.start();
        return new HawtioPages(chromium, RunningExample.start(folder));
    }

    /** The page Salesflow after a login. */
    Page salesflow() {
        return salesflow(new ArrayList<>());
    }

    /** As {@link #salesflow()}; all that the page asks Jolokia is added to the list. */
    Page salesflow(List<String> asked) {
        Page page = chromium.newPage();
        page.onRequest(request -> {
            if (request.url().contains("/jolokia")) {
                asked.add(request.url() + " " + request.postData());
            }
        });
        logIn(page, "salesflow");
        open(page, "Salesflow");
        return page;
    }

    /** The route of contacts among Camel's, after a login. */
    Page contactsRoute() {
        Page page = chromium.newPage();
        logIn(page, "camel");
        open(page, "Camel");
        openContactsRoute(page);
        return page;
    }

    /** Asks for a path, and logs in where it leads to. */
    void logIn(Page page, String path) {
        page.navigate(example.url() + path);
        page.locator("#pf-login-username-id").fill(RunningExample.USER);
        page.locator("#pf-login-password-id").fill(RunningExample.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in"))
                .click();
    }

    private void open(Page page, String plugin) {
        Locator link = page.locator("nav").getByText(plugin).first();
        link.waitFor();
        // Not before: to learn that nobody is logged in yet, Hawtio asks for the user and is told 403, and then it
        // loads anew.
        chromium.listenTo(page);
        link.click();
    }

    static void openContactsRoute(Page page) {
        page.getByText("routes", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByText("salesflow-contacts-to-hubspot", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
    }

    static void openTab(Page page, String name) {
        page.getByText(name, new Page.GetByTextOptions().setExact(true)).first().click();
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** Does what a dialog asks for. */
    static void confirm(Page page, String action) {
        page.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, named(action))
                .click();
    }

    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    @Override
    public void close() {
        example.close();
        chromium.close();
    }
}
