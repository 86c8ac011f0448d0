package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesforceTransformersTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:lead").transformDataType(new DataType("salesflow:salesforce-lead"));
                from("direct:contact").transformDataType(new DataType("salesflow:salesforce-contact"));
            }
        });
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({"lead, Unknown", "contact, "})
    void makesTheFieldsOfARecord(String object, String company) throws Exception {
        camel.start();

        Map<?, ?> fields = template.requestBody("direct:" + object, contact(), Map.class);

        assertThat(fields.get("Salesflow_Key__c")).isEqualTo("ada");
        assertThat(fields.get("LastName")).isEqualTo("Unknown");
        assertThat(fields.get("Company")).isEqualTo(company);
    }

    @Test
    void aMappingOfTheUserHasTheLastWord() throws Exception {
        camel.getPropertiesComponent()
                .addOverrideProperty("salesforce.mapping", "classpath:mapping/with-an-unknown-field.yaml");
        camel.start();

        Map<?, ?> fields = template.requestBody("direct:lead", contact(), Map.class);

        assertThat(fields.get("Unheard_Of__c")).isEqualTo("x");
    }

    @Test
    void whatIsNoContactIsRefused() throws Exception {
        camel.start();

        assertThatThrownBy(() -> template.requestBody("direct:lead", "Ada"))
                .isInstanceOf(CamelExecutionException.class)
                .hasRootCauseMessage("Only a Salesflow contact, or a change of one, can become a Lead of Salesforce,"
                        + " but the body is a java.lang.String");
    }

    private static Contact contact() throws Exception {
        return Json.mapper().readValue("{\"MemberUrl\": \"https://www.linkedin.com/in/Ada/\"}", Contact.class);
    }
}
