package io.salesflow.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ApplicationTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @TempDir
    private Path folder;

    @Test
    void takesContactsToHubSpot() {
        SalesflowSandbox salesflow = SALESFLOW.sandbox();
        HubSpotSandbox hubSpot = HUBSPOT.sandbox();
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .run(
                        "--camel.main.run-controller=false",
                        "--salesflow.token=" + salesflow.token(),
                        "--salesflow.accountId=" + salesflow.accountId(),
                        "--salesflow.apiUrl=" + salesflow.apiUrl(),
                        "--salesflow.period=50ms",
                        "--salesflow.stateDirectory=" + folder,
                        "--hubspot.token=" + hubSpot.token(),
                        "--hubspot.apiUrl=" + hubSpot.apiUrl())) {
            await().until(() -> hubSpot.contacts().count() == 1);
            salesflow.campaign().addContact("linkedin.com/in/bob", contact -> contact.firstName("Bob"));
            await().until(() -> hubSpot.contacts().count() == 2);
            assertThat(application.isRunning()).isTrue();
        }
    }
}
