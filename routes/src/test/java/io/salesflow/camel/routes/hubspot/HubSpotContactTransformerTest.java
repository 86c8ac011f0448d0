package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSpotContactTransformerTest {
    private static final String ADA = """
            {"MemberUrl": "https://www.linkedin.com/in/Ada", "FirstName": "Ada", "Occupation": "Countess", "Company": null}""";

    @TempDir
    private Path folder;

    @Test
    void aRouteMakesHubSpotPropertiesOfAContactByNameAlone() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            assertThat(transformed(camel))
                    .isEqualTo(Map.of(
                            "salesflow_linkedin_key", "ada",
                            "firstname", "Ada",
                            "jobtitle", "Countess",
                            "hs_linkedin_url", "https://www.linkedin.com/in/Ada"));
        }
    }

    @Test
    void aMappingOfTheUserHasTheLastWord() throws Exception {
        Path mapping = Files.writeString(folder.resolve("mine.yaml"), """
                firstname:
                jobtitle: { from: Occupation, longest: 5 }
                nickname: FirstName
                company: { from: Company, otherwise: unknown }
                lifecyclestage: { constant: lead }
                """);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().addOverrideProperty("hubspot.contact.mapping", "file:" + mapping);

            assertThat(transformed(camel))
                    .isEqualTo(Map.of(
                            "salesflow_linkedin_key", "ada",
                            "nickname", "Ada",
                            "jobtitle", "Coun…",
                            "company", "unknown",
                            "lifecyclestage", "lead",
                            "hs_linkedin_url", "https://www.linkedin.com/in/Ada"));
        }
    }

    private static Object transformed(DefaultCamelContext camel) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:contact").transformDataType(new DataType("salesflow:hubspot-contact"));
            }
        });
        camel.start();
        return camel.createProducerTemplate()
                .requestBody("direct:contact", Json.mapper().readValue(ADA, Contact.class));
    }
}
