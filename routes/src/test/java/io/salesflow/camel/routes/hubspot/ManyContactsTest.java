package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ManyContactsTest {
    private static final int CONTACTS = 10_000;
    private static final int AT_ONCE = 1000;

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void tenThousandTakeHardlyMoreCallsThanThereMustBeAndNoneThatIsRefused() throws IOException {
        Properties properties = new Properties();
        try (HubSpotSandbox hubSpot = HubSpotSandbox.builder()
                        .clock(() -> now)
                        .callsPerTenSeconds(20)
                        .start();
                DefaultCamelContext camel = new DefaultCamelContext()) {
            properties.setProperty("hubspot.token", hubSpot.token());
            properties.setProperty("hubspot.apiUrl", hubSpot.apiUrl());
            camel.getPropertiesComponent().setInitialProperties(properties);
            HubSpotApi.added(camel, new HubSpotApi(camel, new Hasty()));
            camel.start();
            HubSpotContacts contacts = new HubSpotContacts();
            contacts.setCamelContext(camel);

            for (int start = 0; start < CONTACTS; start += AT_ONCE) {
                contacts.process(exchange(camel, start));
            }

            assertThat(hubSpot.contacts().count()).isEqualTo(CONTACTS);
            int upserts = 100;
            int lookups = 30;
            int setup = 2 + 1 + 9;
            assertThat(hubSpot.journal().count()).isLessThanOrEqualTo((upserts + lookups) * 105 / 100 + setup);
            assertThat(hubSpot.journal().entries()).noneMatch(call -> call.status() == 429);
        }
    }

    /** Three of ten have an e-mail address. */
    private static Exchange exchange(DefaultCamelContext camel, int start) throws IOException {
        List<Contact> batch = new ArrayList<>();
        for (int i = start; i < start + AT_ONCE; i++) {
            String email = i % 10 < 3 ? "\"p" + i + "@example.com\"" : "null";
            batch.add(Json.mapper()
                    .readValue(
                            "{\"MemberId\": " + i + ", \"FirstName\": \"P\", \"Email\": " + email
                                    + ", \"MemberUrl\": \"https://www.linkedin.com/in/p" + i + "\"}",
                            Contact.class));
        }
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(batch);
        return exchange;
    }

    /** Does not wait, but makes it later. */
    private final class Hasty implements Waiting {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void await(Duration duration) {
            now = now.plus(duration);
        }
    }
}
