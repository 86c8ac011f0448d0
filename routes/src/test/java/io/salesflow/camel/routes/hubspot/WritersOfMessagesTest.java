package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import io.salesflow.sandbox.hubspot.Communication;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WritersOfMessagesTest {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    private final HubSpotMessages messages = new HubSpotMessages(2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private long lastMessage;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.setProperty("hubspot.token", HUBSPOT.sandbox().token());
        properties.setProperty("hubspot.apiUrl", HUBSPOT.sandbox().apiUrl());
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.start();
        messages.setCamelContext(camel);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void whatIsNoListOfMessagesIsToldAndNoBodyIsNoMessage() throws Exception {
        Exchange empty = new DefaultExchange(camel);
        messages.process(empty);
        assertThat(empty.getMessage().getBody()).isEqualTo(new MessageOutcomes(0, 0, 0, 0, 0, 0));

        Exchange text = new DefaultExchange(camel);
        text.getMessage().setBody("Hello");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.process(text))
                .withMessageContaining("java.lang.String");
    }

    @Test
    void whoIsForgottenForTheSakeOfOthersOfTheSameBatchGetsHisMessage() throws Exception {
        assertThat(outcomes(message(1, NINE), message(2, NINE))).isEqualTo(new MessageOutcomes(2, 2, 0, 0, 0, 0));

        assertThat(outcomes(message(1, NINE), message(3, NINE), message(4, NINE), message(5, NINE)))
                .isEqualTo(new MessageOutcomes(4, 4, 0, 0, 0, 0));

        assertThat(timeline(1)).hasSize(2);
        assertThat(timeline(3)).hasSize(1);
    }

    @Test
    void aMessageWithoutATimeIsToldAndTheOtherOfItsWriterGoesOn() throws Exception {
        assertThat(outcomes(message(1, NINE), message(1, null))).isEqualTo(new MessageOutcomes(2, 1, 0, 0, 0, 1));

        assertThat(timeline(1)).hasSize(1);
    }

    private List<Communication> timeline(int writer) {
        HubSpotSandbox hubSpot = HUBSPOT.sandbox();
        return hubSpot.communications()
                .of(hubSpot.contacts()
                        .find("salesflow_linkedin_key", "p" + writer)
                        .get(0)
                        .id());
    }

    private Object outcomes(ReceivedMessage... batch) {
        List<Change> changes = Stream.of(batch)
                .map(message -> new Change(
                        Change.Kind.NEW, message.conversationMessageId().toString(), null, message, List.of(), null, 1))
                .toList();
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(changes);
        messages.process(exchange);
        return exchange.getMessage().getBody();
    }

    private ReceivedMessage message(int writer, Instant time) throws IOException {
        Contact contact = Json.mapper()
                .readValue(
                        "{\"MemberId\": " + writer + ", \"FirstName\": \"P\""
                                + ", \"MemberUrl\": \"https://www.linkedin.com/in/p" + writer + "\"}",
                        Contact.class);
        return new ReceivedMessage(
                contact.memberId(), contact.memberUrl(), ++lastMessage, time, "Hello", null, contact, Map.of());
    }
}
