package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConfiguration;
import io.salesflow.camel.routes.state.FileClaim;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignImportsTest {
    @TempDir
    private Path folder;

    @Test
    void whatCanNotStartIsNotTakenForStartedAndStartsLater() throws IOException {
        Path state = folder.resolve("import.state");
        Properties properties = new Properties();
        properties.setProperty("salesflow.import.stateFile", state.toString());
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().setInitialProperties(properties);
            camel.start();
            SalesflowConfiguration salesflow =
                    camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
            salesflow.setToken("token");
            salesflow.setAccountId(1L);
            FileClaim another = FileClaim.on(state).orElseThrow();
            for (int attempt = 0; attempt < 2; attempt++) {
                assertThatThrownBy(() -> CampaignImports.of(camel, state.toString()))
                        .hasStackTraceContaining("Another program imports with " + state);
            }
            another.close();

            CampaignImports imports = CampaignImports.of(camel, state.toString());
            assertThat(imports.isStarted()).isTrue();
            assertThat(CampaignImports.of(camel, state.toString())).isSameAs(imports);
        }
    }
}
