package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.salesforce.SalesforceSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.File;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SalesforceSettingsTest {
    private static final String UPSERT = SalesforceRoutesTest.UPSERT;

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final SalesforceSandboxExtension SALESFORCE =
            new SalesforceSandboxExtension(SalesforceSandbox.builder().metadata(SalesforceRoutesTest.METADATA));

    private final SalesflowSandbox salesflow = SALESFLOW.sandbox();
    private final SalesforceSandbox salesforce = SALESFORCE.sandbox();

    @ParameterizedTest
    @EnumSource
    void aRouteThatIsNotSwitchedOnIsNotThereAndNobodyLogsIn(Form form) {
        try (RunningRoutes running = running(
                form,
                "salesflow.contacts-to-salesforce.enabled",
                "false",
                "salesflow.messages-to-salesforce.enabled",
                "false")) {
            assertThat(running.camel().getRoutes()).isEmpty();
            assertThat(running.camel().getEndpoints()).isEmpty();
        }
        assertThat(salesforce.journal().entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salesforce.object | Account | must be Lead or Contact: Account",
                "salesforce.leadStatuses | MEMBER_HAPPY=New | unknown status 'MEMBER_HAPPY'. There are MEMBER_PENDING",
                "salesforce.leadStatuses | MEMBER_CONNECTED | has no value in 'MEMBER_CONNECTED'",
                "salesforce.mapping | file:/no/such.yaml | There is no mapping in file:/no/such.yaml",
                "salesforce.mapping | classpath:mapping/without-key.yaml | has no field with LinkedInKey",
                "salesforce.zone | Atlantis | Atlantis"
            })
    void aWrongSettingStopsTheStartAndIsNamed(String property, String value, String words) {
        assertThatThrownBy(() -> running(Form.YAML, property, value)).hasStackTraceContaining(words);
        assertThatThrownBy(() -> running(Form.JAVA, property, value)).hasStackTraceContaining(words);
    }

    @ParameterizedTest
    @EnumSource
    void aProgramThatWaitsForSalesforceStopsAtOnceAndLosesNothing(Form form) throws Exception {
        salesflow.campaign().addContact("linkedin.com/in/ada");
        salesforce.faults().next(1_000, UPSERT, Fault.status(503));
        MemoryFeedStore store = new MemoryFeedStore();
        ExecutorService poller = Executors.newSingleThreadExecutor();
        RunningRoutes running = new RunningRoutes(
                form,
                store,
                salesflow,
                salesforce,
                "salesforce.retryDelay",
                "50",
                "salesforce.longestRetryDelay",
                "50");
        try {
            Future<?> poll = poller.submit(running::contacts);
            Awaitility.await()
                    .until(() -> salesforce.journal().entries("PATCH", UPSERT).size() > 2);
            running.close();
            poll.get(30, TimeUnit.SECONDS);
        } finally {
            running.close();
            poller.shutdownNow();
        }
        salesforce.faults().clear();
        try (RunningRoutes later = new RunningRoutes(form, store, salesflow, salesforce)) {
            assertThat(later.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
        }
    }

    @Test
    void withoutCamelSalesforceTheProgramSaysWhatToAdd() throws Exception {
        URL[] withoutCamelSalesforce = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("camel-salesforce-"))
                .map(SalesforceSettingsTest::url)
                .toArray(URL[]::new);
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(withoutCamelSalesforce, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Method start = loader.loadClass(ProgramWithRoutes.class.getName()).getMethod("start");

            assertThatThrownBy(() -> start.invoke(null))
                    .hasStackTraceContaining("org.apache.camel:camel-salesforce")
                    .hasStackTraceContaining("IllegalStateException: The routes to Salesforce need");
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    @Test
    void aBodyThatIsNoBatchOfChangesIsRefused() {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody("Ada");

        assertThatThrownBy(() -> new SalesforceContacts().process(exchange))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("batchSize of at least 2", "java.lang.String");
    }

    private RunningRoutes running(Form form, String... more) {
        return new RunningRoutes(form, new MemoryFeedStore(), salesflow, salesforce, more);
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
