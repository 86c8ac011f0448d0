package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.Test;

class HubSpotContactTransformerTest {

    @Test
    void aRouteMakesHubSpotPropertiesOfAContactByNameAlone() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:contact").transformDataType(new DataType("salesflow:hubspot-contact"));
                }
            });
            camel.start();
            Contact ada = Json.mapper().readValue("""
                            {"MemberUrl": "https://www.linkedin.com/in/Ada", "FirstName": "Ada", "Company": null}""", Contact.class);

            assertThat(camel.createProducerTemplate().requestBody("direct:contact", ada))
                    .isEqualTo(Map.of(
                            "salesflow_linkedin_key", "ada",
                            "firstname", "Ada",
                            "hs_linkedin_url", "https://www.linkedin.com/in/Ada"));
        }
    }
}
