package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where HubSpot allows no unique property of messages: timelines tell what is there when the ledger can't. */
@ParameterizedClass
@EnumSource
class MessagesWithoutKeysTest {
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant SINCE_THE_START = Instant.parse("2100-01-01T00:00:00Z");
    private static final Map<String, String> TWO_AT_ONCE = Map.of("salesflow.messages-to-hubspot.batchSize", "2");
    private static final String COMMUNICATIONS = "/crm/v3/objects/communications/batch/create";
    private static final String ASSOCIATIONS = "/crm/v4/associations/contacts/communications/batch/read";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension(
            HubSpotSandbox.builder().withoutRateLimit().withoutUniqueMessageProperties());

    @Parameter
    private Language language;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private SandboxContact ada;
    private String contactId;

    @BeforeEach
    void writeContact() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
        contactId = hubSpot.contacts().all().get(0).id();
    }

    @Test
    void aMessageBehindTheFirstPageOfALongTimelineIsNotWrittenAgain() {
        for (int page = 0; page < 11; page++) {
            add(50, "<p>Older</p>", NINE.minusSeconds(page + 1));
        }
        ada.addMessage(NINE, "one");
        assertThat(run()).isEqualTo(new MessageOutcomes(1, 1, 0, 0, 0, 0));
        hubSpot.journal().clear();

        assertThat(run()).isEqualTo(new MessageOutcomes(1, 0, 1, 0, 0, 0));

        assertThat(hubSpot.journal().entries("POST", ASSOCIATIONS)).hasSize(2);
        assertThat(hubSpot.communications().all()).hasSize(551);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div><p><strong>Ada wrote on LinkedIn:</strong></p>\\n<p>Yes &amp; \\\"no\\\"<br/>now</p></div>",
                "<p>Ada wrote on LinkedIn:</p><p>Yes &amp; &quot;no&quot;<br />\\nnow</p>",
                "Ada wrote on LinkedIn: Yes &#38; &quot;no&quot;&nbsp;now ",
                "<p><strong>Ada King wrote on LinkedIn:</strong></p><p>Yes &amp; &quot;no&quot;<br>now</p>"
            })
    void aMessageWhoseHtmlHubSpotWritesInItsOwnWayIsNotWrittenAgain(String body) {
        add(1, body, NINE);
        ada.addMessage(NINE, "Yes & \"no\"\nnow");

        assertThat(run()).isEqualTo(new MessageOutcomes(1, 0, 1, 0, 0, 0));
    }

    @Test
    void anotherTextOrAnotherTimeIsAnotherMessage() {
        add(1, "<p>Ada wrote on LinkedIn:</p><p>Yes</p>", NINE);
        add(1, "<p>Ada wrote on LinkedIn:</p><p>No</p>", NINE.plusMillis(1));
        ada.addMessage(NINE, "No");

        assertThat(run()).isEqualTo(new MessageOutcomes(1, 1, 0, 0, 0, 0));
    }

    @Test
    void allBatchesOfALostLedgerAreLookedForAndNotOnlyTheFirst() {
        IntStream.range(0, 6).forEach(i -> ada.addMessage(NINE.plusSeconds(i), "number " + i));
        for (int start = 0; start < 2; start++) {
            try (RunningContext running = context(TWO_AT_ONCE)) {
                assertThat(running.poll()).hasSize(3);
            }
        }
        assertThat(hubSpot.communications().all()).hasSize(6);
    }

    @Test
    void whatIsNewSinceTheStartIsWrittenWithoutALook() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
            ada.addMessage(SINCE_THE_START, "one");
            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 1, 0, 0, 0, 0));
        }
        assertThat(hubSpot.journal().entries("POST", ASSOCIATIONS)).isEmpty();
    }

    @Test
    void aBatchInDoubtIsLookedForAlsoIfAnotherIsWrittenBeforeItComesAgain() {
        try (RunningContext running = context(TWO_AT_ONCE)) {
            ada.addMessage(SINCE_THE_START, "first");
            running.poll();
            IntStream.range(1, 5).forEach(i -> ada.addMessage(SINCE_THE_START.plusSeconds(i), "number " + i));
            hubSpot.faults().next(1, COMMUNICATIONS, Fault.resetAfterWork());
            assertThat(running.poll()).isEmpty();

            assertThat(running.poll()).containsExactly(new MessageOutcomes(2, 2, 0, 0, 0, 0));
            assertThat(running.poll()).containsExactly(new MessageOutcomes(2, 0, 2, 0, 0, 0));
        }
        assertThat(hubSpot.communications().all()).hasSize(5);
    }

    @Test
    void aBatchInDoubtIsLookedForAlsoIfOneThatFailedBeforeComesAloneFirst() {
        try (RunningContext running = context(TWO_AT_ONCE)) {
            ada.addMessage(SINCE_THE_START, "fails twice");
            hubSpot.faults().next(2, COMMUNICATIONS, Fault.status(400));
            hubSpot.faults().next(1, COMMUNICATIONS, Fault.resetAfterWork());
            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 0, 0, 0, 0, 1));
            IntStream.range(1, 3).forEach(i -> ada.addMessage(SINCE_THE_START.plusSeconds(i), "number " + i));
            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 0, 0, 0, 0, 1));

            assertThat(running.poll())
                    .containsExactly(new MessageOutcomes(1, 1, 0, 0, 0, 0), new MessageOutcomes(2, 0, 2, 0, 0, 0));
        }
        assertThat(hubSpot.communications().all()).hasSize(3);
    }

    private void add(int count, String body, Instant time) {
        String input = "{\"properties\":{\"hs_communication_channel_type\":\"LINKEDIN_MESSAGE\","
                + "\"hs_communication_logged_from\":\"CRM\",\"hs_timestamp\":\"" + time
                + "\",\"hs_communication_body\":\"" + body + "\"},\"associations\":[{\"to\":{\"id\":\"" + contactId
                + "\"},\"types\":[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":81}]}]}";
        String inputs = IntStream.range(0, count).mapToObj(i -> input).collect(Collectors.joining(","));
        Caller.post(hubSpot, COMMUNICATIONS, "{\"inputs\":[" + inputs + "]}");
    }

    private Object run() {
        try (RunningContext running = context(Map.of())) {
            return running.poll().get(0);
        }
    }

    private RunningContext context(Map<String, String> properties) {
        return RunningContext.of(Program.MESSAGES, language, salesflow, hubSpot, properties);
    }
}
