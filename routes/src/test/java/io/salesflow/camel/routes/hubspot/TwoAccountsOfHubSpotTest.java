package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.routes.targets.Target;
import io.salesflow.camel.routes.targets.Targets;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes to two accounts of HubSpot in one program: each has figures of its own. */
class TwoAccountsOfHubSpotTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final HubSpotSandbox berlin = HubSpotSandbox.start();
    private final HubSpotSandbox paris = HubSpotSandbox.start();

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:berlin").routeId("berlin").process(contacts(berlin));
                from("direct:paris").routeId("paris").process(contacts(paris));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        berlin.close();
        paris.close();
    }

    @Test
    void eachHasItsOwnFigures() throws Exception {
        send("berlin", "ada");
        send("paris", "bob");
        send("paris", "cyd");

        Target ofBerlin = Targets.of(camel).target("HubSpot contacts (berlin)");
        Target ofParis = Targets.of(camel).target("HubSpot contacts (paris)");
        assertThat(ofBerlin.getDelivered()).isEqualTo(1);
        assertThat(ofParis.getDelivered()).isEqualTo(2);
        assertThat(ofBerlin.getCallsLeft()).isNotNull();
        assertThat(ofParis.getCallsLeft()).isNotNull();
        assertThat(Targets.of(camel).all()).containsExactly(ofBerlin, ofParis);
    }

    private HubSpotContacts contacts(HubSpotSandbox sandbox) {
        HubSpotAccount account = new HubSpotAccount();
        account.setCamelContext(camel);
        account.setApiUrl(sandbox.apiUrl());
        account.setToken(sandbox.token());
        HubSpotContacts contacts = new HubSpotContacts();
        contacts.setCamelContext(camel);
        contacts.setAccount(account);
        return contacts;
    }

    private void send(String route, String slug) throws Exception {
        Contact contact = Json.mapper()
                .readValue(
                        "{\"FirstName\": \"Ada\", \"MemberUrl\": \"https://www.linkedin.com/in/" + slug + "\"}",
                        Contact.class);
        camel.createProducerTemplate().requestBody("direct:" + route, contact);
    }
}
