package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ManyContactsTest {
    private static final int CONTACTS = 10_000;
    private static final int AT_ONCE = 1000;

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");

    @Test
    void tenThousandTakeHardlyMoreCallsThanThereMustBeAndNoneThatIsRefused() throws Exception {
        int upserts = 100;
        int lookups = 30;
        int setup = 2 + 1 + 9 + 1; // the last is whether anybody is there with our key
        assertCalls(new HubSpotContacts(), CONTACTS, ManyContactsTest::contact, upserts + lookups, setup);
    }

    @Test
    void andSoDoTwentyThousandMessages() throws Exception {
        int creations = 200;
        int upserts = 100;
        int looksWhoIsThere = 100; // as the route of contacts does not run here, which would know
        int setup = 2 + 1 + 11 + 1 + 2 + 1 + 1;
        assertCalls(
                new HubSpotMessages(),
                2 * CONTACTS,
                ManyContactsTest::message,
                creations + upserts + looksWhoIsThere,
                setup);
    }

    private <T extends Processor & CamelContextAware> void assertCalls(
            T engine, int count, Maker maker, int leastCalls, int setup) throws Exception {
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
            engine.setCamelContext(camel);

            for (int start = 0; start < count; start += AT_ONCE) {
                List<Change> batch = new ArrayList<>();
                for (int i = start; i < start + AT_ONCE; i++) {
                    batch.add(new Change(Change.Kind.NEW, "" + i, null, maker.make(i), List.of(), null, 1));
                }
                Exchange exchange = new DefaultExchange(camel);
                exchange.getMessage().setBody(batch);
                engine.process(exchange);
                assertThat(exchange.getProperty(SalesflowConstants.FAILURES)).isEqualTo(Map.of());
            }

            assertThat(hubSpot.contacts().count()).isEqualTo(CONTACTS);
            assertThat(hubSpot.journal().count()).isLessThanOrEqualTo(leastCalls * 105 / 100 + setup);
            assertThat(hubSpot.journal().entries()).noneMatch(call -> call.status() == 429);
        }
    }

    private interface Maker {
        SalesflowRecord make(int number) throws IOException;
    }

    /** Three of ten have an e-mail address. */
    private static Contact contact(int i) throws IOException {
        String email = i % 10 < 3 ? "\"p" + i + "@example.com\"" : "null";
        return Json.mapper()
                .readValue(
                        "{\"MemberId\": " + i + ", \"FirstName\": \"P\", \"Email\": " + email
                                + ", \"MemberUrl\": \"https://www.linkedin.com/in/p" + i + "\"}",
                        Contact.class);
    }

    /** Everybody writes twice. */
    private static ReceivedMessage message(int i) throws IOException {
        Contact writer = contact(i % CONTACTS);
        return new ReceivedMessage(
                writer.memberId(),
                writer.memberUrl(),
                (long) i,
                Instant.parse("2026-01-05T08:00:00Z"),
                "Hello",
                null,
                writer,
                Map.of());
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
