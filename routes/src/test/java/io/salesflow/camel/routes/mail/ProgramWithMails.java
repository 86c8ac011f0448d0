package io.salesflow.camel.routes.mail;

import java.util.Properties;
import org.apache.camel.main.Main;

/** A program with a route to e-mail, to be started with a class path of its own. */
public final class ProgramWithMails {
    private ProgramWithMails() {}

    /** Starts and stops it. */
    public static void start() {
        Properties properties = new Properties();
        properties.setProperty("camel.component.salesflow.token", "token");
        properties.setProperty("camel.component.salesflow.account-id", "1");
        properties.setProperty("mail.host", "127.0.0.1");
        properties.setProperty("mail.from", "salesflow@example.com");
        properties.setProperty("salesflow.replies-to-mail.to", "sales@example.com");
        properties.setProperty("salesflow.replies-to-mail.enabled", "true");
        properties.setProperty("salesflow.replies-to-mail.scheduled", "false");
        Main main = new Main();
        main.configure().withRoutesIncludePattern("classpath:camel/salesflow-replies-to-mail.yaml");
        main.setInitialProperties(properties);
        try {
            main.start();
        } finally {
            main.stop();
        }
    }
}
