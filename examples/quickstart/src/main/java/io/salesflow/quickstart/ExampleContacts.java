package io.salesflow.quickstart;

/** The invented people beside the quickstart. */
final class ExampleContacts {
    /** Set by {@code run.sh}, which knows where it lies. */
    private static final String PROPERTY = "quickstart.contacts";

    private ExampleContacts() {}

    static String path() {
        return System.getProperty(PROPERTY, "contacts.csv");
    }
}
