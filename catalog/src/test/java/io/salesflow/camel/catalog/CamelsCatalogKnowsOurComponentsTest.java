package io.salesflow.camel.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.junit.jupiter.api.Test;

/** With this module on the class path Camel's tooling checks our endpoints as it checks Camel's own. */
class CamelsCatalogKnowsOurComponentsTest {
    private final CamelCatalog catalog = new DefaultCamelCatalog();

    @Test
    void theyAreListedBesideCamelsOwn() {
        catalog.setRuntimeProvider(new SalesflowRuntimeProvider());

        assertThat(catalog.findComponentNames()).contains("salesflow", "salesflow-feed", "timer", "kamelet");
        assertThat(catalog.findComponentNames()).doesNotHaveDuplicates();
    }

    @Test
    void theyAreThoseThatTheComponentsJarBrings() throws IOException {
        Properties jar = new Properties();
        try (InputStream in =
                getClass().getResourceAsStream("/META-INF/services/org/apache/camel/component.properties")) {
            jar.load(in);
        }
        CamelCatalog without = new DefaultCamelCatalog();
        catalog.setRuntimeProvider(new SalesflowRuntimeProvider());

        assertThat(catalog.findComponentNames())
                .filteredOn(name -> !without.findComponentNames().contains(name))
                .containsExactlyInAnyOrder(jar.getProperty("components").split(" "));
    }

    @Test
    void theirEndpointsAreValidatedEvenWithoutTheProvider() {
        assertThat(validate("salesflow:members/import?campaignId=7").isSuccess())
                .isTrue();
        assertThat(validate("salesflow:members/list-by-account?delay=5m&onExhausted=hold")
                        .isSuccess())
                .isTrue();
        assertThat(validate("salesflow-feed:replay?keys=*").isSuccess()).isTrue();
    }

    @Test
    void whatIsWrongInAnEndpointIsFound() {
        assertThat(validate("salesflow:members/import?campaign=7").getUnknown()).containsExactly("campaign");
        assertThat(validate("salesflow:members/import?campaignId=seven").getInvalidInteger())
                .containsKey("campaignId");
        assertThat(validate("salesflow:members/destroy").getInvalidEnum()).containsKey("operation");
        assertThat(validate("salesflow:members/list-by-account?onExhausted=forget")
                        .getInvalidEnum())
                .containsKey("onExhausted");
        assertThat(validate("salesflow:members/list-by-account?lookback=long").getInvalidDuration())
                .containsKey("lookback");
        assertThat(catalog.validateEndpointProperties("salesflow:members/import?batchSize=7", false, false, true)
                        .getNotProducerOnly())
                .containsExactly("batchSize");
    }

    @Test
    void theMavenArtifactIsNamed() {
        assertThat(List.of(
                        catalog.componentModel("salesflow").getGroupId(),
                        catalog.componentModel("salesflow").getArtifactId()))
                .containsExactly("io.salesflow.camel", "camel-salesflow");
    }

    private EndpointValidationResult validate(String uri) {
        return catalog.validateEndpointProperties(uri);
    }
}
