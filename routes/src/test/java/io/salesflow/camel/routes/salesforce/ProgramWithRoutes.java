package io.salesflow.camel.routes.salesforce;

import java.util.Properties;
import org.apache.camel.main.Main;

/** A program with the routes, to be started with a class path of its own. */
public final class ProgramWithRoutes {
    private ProgramWithRoutes() {}

    /** Starts and stops it. */
    public static void start() {
        Properties properties = new Properties();
        properties.setProperty("camel.component.salesflow.token", "token");
        properties.setProperty("camel.component.salesflow.account-id", "1");
        properties.setProperty("salesflow.contacts-to-salesforce.enabled", "true");
        properties.setProperty("salesflow.contacts-to-salesforce.scheduled", "false");
        Main main = new Main();
        Form.YAML.addRoutes(main);
        main.setInitialProperties(properties);
        try {
            main.start();
        } finally {
            main.stop();
        }
    }
}
