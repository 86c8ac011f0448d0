package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes between a Salesflow and a Salesforce on this machine, in both forms. */
@ParameterizedClass
@EnumSource
abstract class SalesforceRoutesTest {
    static final Path METADATA = Path.of("../examples/salesforce/force-app");
    static final String UPSERT = "/composite/sobjects/Lead/Salesflow_Key__c";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(METADATA));

    @Parameter
    Form form;

    SalesflowSandbox salesflow;
    SalesforceSandbox salesforce;
    RunningRoutes running;

    private MemoryFeedStore store;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        salesforce = SALESFORCE.sandbox();
        store = new MemoryFeedStore();
        running = new RunningRoutes(form, store, salesflow, salesforce);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    /** Ends the program, and starts it again with what it remembers. */
    void restart(String... properties) {
        running.close();
        running = new RunningRoutes(form, store, salesflow, salesforce, properties);
    }

    /** As {@link #restart}, but nothing is remembered. */
    void forget() {
        store = new MemoryFeedStore();
        restart();
    }

    void addContacts(int count) {
        IntStream.range(0, count).forEach(i -> salesflow
                .campaign()
                .addContact("linkedin.com/in/person-" + i, contact -> contact.firstName("Person")
                        .lastName("Number " + i)
                        .company("Company " + i)));
    }

    SandboxContact member(String slug) {
        return salesflow.campaign().contacts().stream()
                .filter(contact -> contact.profile().memberUrl().endsWith("/" + slug))
                .map(contact -> salesflow.account().contact(contact.memberId()))
                .findFirst()
                .orElseThrow();
    }

    SObjectRecord lead(String key) {
        List<SObjectRecord> leads = salesforce.objects().find("Lead", "Salesflow_Key__c", key);
        assertThat(leads).as("Leads of " + key).hasSize(1);
        return leads.get(0);
    }

    /** Everybody in Salesflow is once in Salesforce with what Salesflow knows, and nobody else is. */
    void assertSameInBoth() {
        Map<String, Contact> bySlug = salesflow.campaign().contacts().stream()
                .collect(Collectors.toMap(
                        contact -> contact.profile().memberUrl().replaceAll(".*/in/([^/?]*).*", "$1"),
                        contact -> contact,
                        (one, other) -> other));
        assertThat(salesforce.objects().all("Lead")).hasSameSizeAs(bySlug.keySet());
        bySlug.forEach((slug, contact) -> {
            SObjectRecord lead = lead(slug);
            assertThat(lead.value("FirstName").orElse(null))
                    .isEqualTo(contact.profile().firstName());
            assertThat(lead.value("LastName").orElse(null))
                    .isEqualTo(orUnknown(contact.profile().lastName()));
            assertThat(lead.value("Company").orElse(null))
                    .isEqualTo(orUnknown(contact.profile().company()));
            assertThat(lead.value("Email").orElse(null))
                    .isEqualTo(contact.profile().email());
        });
    }

    private static String orUnknown(String value) {
        return value == null || value.isBlank() ? "Unknown" : value;
    }
}
