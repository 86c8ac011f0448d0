package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubSpotSettingsTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hubspot.token | '' | is blank: set the token of a private app",
                "hubspot.token | pat with blanks | has white space inside",
                "hubspot.contact.mapping | file:/no/such.yaml | There is no mapping in file:/no/such.yaml",
                "hubspot.batchSize | 500 | must be a number from 1 to 100: 500",
                "hubspot.retries | many | must be a number from 0 to 100: many",
                "hubspot.timeout | 0 | must be a number from 1",
                "hubspot.apiUrl | http://example.com | must be an https URL, but is http://example.com",
                "hubspot.createProperties | yes | must be true or false: yes",
                "hubspot.contact.findByEmail | no | must be true or false: no"
            })
    void aWrongSettingStopsTheStartOfTheRoutesAndIsNamed(String property, String value, String words) {
        for (Program program : List.of(Program.CONTACTS, Program.MESSAGES)) {
            for (Language language : Language.values()) {
                assertThatThrownBy(() -> started(program, language, property, value))
                        .hasStackTraceContaining(property.endsWith("mapping") ? value : property)
                        .hasStackTraceContaining(words);
            }
        }
        assertThat(HUBSPOT.sandbox().journal().entries()).isEmpty();
    }

    @Test
    void withoutARouteThatStartsThemAWrongSettingIsNoFaultOfTheRecords() throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getPropertiesComponent().addInitialProperty("hubspot.token", "");
            camel.start();
            HubSpotContacts contacts = new HubSpotContacts();
            contacts.setCamelContext(camel);
            HubSpotMessages messages = new HubSpotMessages();
            messages.setCamelContext(camel);
            Exchange ofContacts = new DefaultExchange(camel);
            Exchange ofMessages = new DefaultExchange(camel);

            assertThatThrownBy(() -> contacts.process(ofContacts)).hasStackTraceContaining("hubspot.token");
            assertThatThrownBy(() -> messages.process(ofMessages)).hasStackTraceContaining("hubspot.token");

            assertThat(List.of(ofContacts, ofMessages))
                    .allSatisfy(exchange -> assertThat(exchange.getProperty(SalesflowConstants.POSTPONED))
                            .isEqualTo(true));
        }
    }

    @Test
    void aRouteStartsAlsoWhileHubSpotIsAway() {
        HUBSPOT.sandbox().faults().all(Fault.status(503));

        started(Program.CONTACTS, Language.YAML, "hubspot.retries", "0");

        assertThat(HUBSPOT.sandbox().journal().entries()).isEmpty();
    }

    private static void started(Program program, Language language, String property, String value) {
        RunningContext.of(program, language, SALESFLOW.sandbox(), HUBSPOT.sandbox(), Map.of(property, value))
                .close();
    }
}
