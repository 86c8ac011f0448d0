package io.salesflow.quickstart;

import java.nio.file.Path;

/** What lies beside the quickstart. {@code run.sh}, which knows where it lies, tells the program. */
final class ExampleFiles {
    private ExampleFiles() {}

    /** The invented people. */
    static String contacts() {
        return System.getProperty("quickstart.contacts", "contacts.csv");
    }

    /** Hawtio itself. */
    static Path hawtio() {
        return Path.of(System.getProperty("quickstart.hawtio", "target/hawtio/hawtio.war"));
    }

    /** The custom fields of Salesforce. */
    static Path salesforceFields() {
        return Path.of(System.getProperty("quickstart.salesforce", "../salesforce"));
    }
}
