package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.component.PropertyConfigurerSupport;
import org.junit.jupiter.api.Test;

/** The command {@code camel export} loads routes with one text in place of each placeholder that it does not know. */
class EndpointsAreExportedTest {
    @Test
    void anEndpointWhosePlaceholdersAreNotKnownIsThereWithItsDefaults() {
        String unknown = PropertyConfigurerSupport.MAGIC_VALUE;
        CamelContext camel = new DefaultCamelContext();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(unknown);
        configuration.setServerZone(unknown);

        SalesflowEndpoint endpoint = camel.getEndpoint(
                "salesflow:members/list-by-account?campaignId=%1$s&delay=%1$s&stateStore=%1$s&onExhausted=%1$s"
                        .formatted(unknown),
                SalesflowEndpoint.class);

        assertThat(endpoint.getDelay()).isEqualTo(60_000);
        assertThat(endpoint.getArguments().getCampaignId()).isNull();
        assertThat(endpoint.getConfiguration().getApiUrl()).isEqualTo(SalesflowConfiguration.DEFAULT_API_URL);
        assertThat(endpoint.getConfiguration().getServerZone()).isEqualTo("UTC");
        camel.stop();
    }
}
