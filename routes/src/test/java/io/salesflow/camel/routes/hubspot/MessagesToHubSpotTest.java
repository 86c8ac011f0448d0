package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.Communication;
import io.salesflow.sandbox.hubspot.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class MessagesToHubSpotTest {
    private static final String CREATE = "/crm/v3/objects/communications/batch/create";
    private static final String READ = "/crm/v3/objects/communications/batch/read";
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @Parameter
    private Language language;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;

    @BeforeEach
    void findSandboxes() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
    }

    @Test
    void aMessageIsOnTheTimelineOfItsContactWithItsTimeAndItsText() {
        addContact("ada").addMessage(NINE, "Yes, please");

        run(Map.of());

        assertThat(hubSpot.communications().of(contact("ada").id()))
                .singleElement()
                .satisfies(message -> assertThat(message.properties())
                        .containsEntry("hs_communication_channel_type", "LINKEDIN_MESSAGE")
                        .containsEntry("hs_communication_logged_from", "CRM")
                        .containsEntry("hs_timestamp", "2026-01-05T09:00:00.000Z")
                        .containsEntry(
                                "hs_communication_body",
                                "<p><strong>Ada wrote on LinkedIn:</strong></p><p>Yes, please</p>"));
        assertThat(contact("ada").properties())
                .containsEntry("salesflow_replied", "true")
                .doesNotContainKey("salesflow_interested");
    }

    @Test
    void nothingInAMessageIsTakenAsHtml() {
        addContact("ada").addMessage(NINE, "<script>alert('1')</script> & \"so\" 王 🚀\nsecond line");

        run(Map.of());

        assertThat(hubSpot.communications().all().get(0).properties().get("hs_communication_body"))
                .endsWith(
                        "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;so&quot; 王 🚀<br>second line</p>");
    }

    @Test
    void eachMessageIsWrittenOnceAlsoWhenTheLedgerIsLost() {
        SandboxContact ada = addContact("ada");
        ada.addMessage(NINE, "one");
        ada.addMessage(NINE, "one");
        try (RunningContext running = context(Map.of())) {
            running.poll();
            assertThat(running.poll()).isEmpty();
            ada.addMessage(NINE.plusSeconds(1), "two");
            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 1, 0, 0, 0, 0));
        }

        assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(3, 0, 3, 0, 0, 0));
        assertThat(hubSpot.communications().all()).hasSize(3);
    }

    @Test
    void aTextThatIsTooLongForHubSpotEndsInAnEllipsis() {
        SandboxContact ada = addContact("ada");
        ada.addMessage(NINE, "<".repeat(65_536));
        ada.addMessage(NINE.plusSeconds(1), "x" + "🚀".repeat(32_768));
        ada.addMessage(NINE.plusSeconds(2), "x".repeat(65_400));

        assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(3, 3, 0, 0, 0, 0));

        String start = "<p><strong>Ada wrote on LinkedIn:</strong></p><p>";
        assertThat(hubSpot.communications().of(contact("ada").id()))
                .extracting(message -> message.properties().get("hs_communication_body"))
                .allSatisfy(body -> assertThat(body).hasSizeLessThanOrEqualTo(65_536))
                .satisfiesExactlyInAnyOrder(
                        body -> assertThat(body)
                                .hasSizeGreaterThan(65_530)
                                .matches(
                                        each -> each.replace("&lt;", "").equals(start + "…</p>"),
                                        "only whole entities"),
                        body -> assertThat(body)
                                .hasSizeGreaterThan(65_530)
                                .matches(
                                        each -> each.replace("🚀", "").equals(start + "x…</p>"),
                                        "only whole characters"),
                        body -> assertThat(body).isEqualTo(start + "x".repeat(65_400) + "</p>"));
        assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(3, 0, 3, 0, 0, 0));
    }

    @Test
    void aMessageOfSomebodyWhoIsGoneFromSalesflowArrivesWhereHubSpotKnowsTheContactAndElseIsTold() {
        hubSpot.properties().addText("salesflow_linkedin_key", true);
        hubSpot.contacts().add(Map.of("firstname", "Ada", "salesflow_linkedin_key", "ada"));
        SandboxContact ada = addContact("ada");
        ada.addMessage(NINE, "Before she was deleted");
        SandboxContact bob = addContact("bob");
        bob.addMessage(NINE, "Nobody knows his name");
        salesflow.faults().on("members/get", io.salesflow.sandbox.fault.Fault.answer(200, "application/json", "null"));
        try (RunningContext running = context(Map.of("salesflow.messages-to-hubspot.maxAttempts", "1"))) {
            assertThat(running.poll()).containsExactly(new MessageOutcomes(2, 1, 0, 0, 0, 1));
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason())
                            .contains("its contact", "One of email, firstname and lastname is required"));
        }
        assertThat(hubSpot.communications().of(contact("ada").id()))
                .singleElement()
                .satisfies(message -> assertThat(message.properties().get("hs_communication_body"))
                        .contains("Before she was deleted"));
    }

    @Test
    void whatIsGoneFromSalesflowStaysOnTheTimeline() {
        SandboxContact ada = addContact("ada");
        ada.addMessage(NINE, "Before she was deleted");
        try (RunningContext running = context(Map.of())) {
            running.poll();
            ada.delete();
            running.askForWholeList();
            running.poll();
            running.askForWholeList();

            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 0, 0, 0, 1, 0));
        }
        assertThat(hubSpot.communications().of(contact("ada").id())).hasSize(1);
    }

    @Test
    void whoIsInHubSpotByEmailOnlyGetsTheMessage() {
        Contact known = hubSpot.contacts().add(Map.of("email", "ada@example.com", "firstname", "Countess"));
        SandboxContact ada = salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email("ada@example.com"));
        ada.addMessage(NINE, "Hello");

        run(Map.of());

        assertThat(hubSpot.contacts().count()).isEqualTo(1);
        assertThat(hubSpot.communications().of(known.id())).hasSize(1);
    }

    @Test
    void theSamePersonInTwoCampaignsHasOneTimeline() {
        addContact("ada").addMessage(NINE, "one");
        salesflow
                .account()
                .addCampaign("Second")
                .addContact("https://uk.linkedin.com/in/ADA/", contact -> contact.firstName("Ada"))
                .addMessage(NINE.plusSeconds(1), "two");

        run(Map.of());

        assertThat(hubSpot.contacts().count()).isEqualTo(1);
        assertThat(hubSpot.communications().of(contact("ada").id())).hasSize(2);
    }

    @Test
    void thatSomebodyIsInterestedIsNotAnotherMessage() {
        SandboxContact ada = addContact("ada");
        ada.addMessage(NINE, "Yes");
        try (RunningContext running = context(Map.of())) {
            running.poll();
            ada.markInterested(true);

            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 0, 0, 1, 0, 0));
        }
        assertThat(contact("ada").properties()).containsEntry("salesflow_interested", "true");
        assertThat(hubSpot.communications().all()).hasSize(1);
    }

    @Test
    void aHundredMessagesAreOneCallAndTheirContactsAreWrittenOnce() {
        IntStream.range(0, 50).forEach(i -> addContact("person-" + i).addMessage(NINE.plusSeconds(i), "one"));
        try (RunningContext running = context(Map.of())) {
            running.poll();
            hubSpot.journal().clear();
            salesflow.campaign().contacts().forEach(contact -> salesflow
                    .account()
                    .contact(contact.memberId())
                    .addMessage(NINE.plusSeconds(100), "two"));

            assertThat(running.poll()).containsExactly(new MessageOutcomes(50, 50, 0, 0, 0, 0));
        }
        assertThat(hubSpot.journal().entries()).singleElement().satisfies(call -> assertThat(call.path())
                .isEqualTo(CREATE));
    }

    @Test
    void aMessageWhoseContactHubSpotDoesNotTakeIsParkedAndTheOthersGoOn() {
        salesflow
                .campaign()
                .addContact("linkedin.com/in/broken", contact -> contact.firstName("B")
                        .email("not an address"))
                .addMessage(NINE, "mine");
        addContact("ada").addMessage(NINE, "hers");
        try (RunningContext running = context(Map.of("salesflow.messages-to-hubspot.maxAttempts", "1"))) {
            assertThat(running.poll()).containsExactly(new MessageOutcomes(2, 1, 0, 0, 0, 1));
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.reason()).contains("its contact", "INVALID_EMAIL"));
        }
        assertThat(hubSpot.communications().all()).hasSize(1);
    }

    @Test
    void aMessageOfSomebodyWhoMayBeTwoPeopleIsOnNoTimelineUntilThatIsCorrected() {
        Contact other = hubSpot.contacts().add(Map.of("email", "shared@example.com"));
        for (String slug : List.of("bob", "cyd")) {
            salesflow
                    .campaign()
                    .addContact("linkedin.com/in/" + slug, contact -> contact.firstName("B")
                            .email("shared@example.com"))
                    .addMessage(NINE, "mine");
        }
        addContact("ada").addMessage(NINE, "hers");
        try (RunningContext running = context(Map.of())) {
            assertThat(running.poll()).containsExactly(new MessageOutcomes(3, 1, 0, 0, 0, 2));
            assertThat(hubSpot.communications().of(other.id())).isEmpty();
            hubSpot.contacts().remove(other.id());
            hubSpot.contacts().add(Map.of("salesflow_linkedin_key", "bob", "firstname", "B"));
            hubSpot.contacts().add(Map.of("salesflow_linkedin_key", "cyd", "firstname", "B"));
            salesflow.campaign().contacts().forEach(contact -> salesflow
                    .account()
                    .contact(contact.memberId())
                    .edit(edit -> edit.email(null)));

            await().untilAsserted(() -> {
                running.poll();
                assertThat(hubSpot.communications().all()).hasSize(3);
            });
        }
        assertThat(hubSpot.communications().all())
                .extracting(Communication::contactIds)
                .doesNotHaveDuplicates();
    }

    @Test
    void anAnswerThatGotLostDoublesNoMessage() {
        IntStream.range(0, 3).forEach(i -> addContact("person-" + i).addMessage(NINE, "one"));
        hubSpot.faults().next(1, CREATE, Fault.resetAfterWork());

        assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(3, 0, 3, 0, 0, 0));
        assertThat(hubSpot.communications().all()).hasSize(3);
    }

    @Test
    void aBatchThatIsRefusedAsAConflictIsSentAgainWithoutWhatIsThere() {
        SandboxContact ada = addContact("ada");
        IntStream.range(0, 60).forEach(i -> ada.addMessage(NINE.plusSeconds(i), "number " + i));
        run(Map.of());
        IntStream.range(60, 100).forEach(i -> ada.addMessage(NINE.plusSeconds(i), "number " + i));
        hubSpot.journal().clear();
        hubSpot.faults().next(1, CREATE, Fault.status(409));

        assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(100, 40, 60, 0, 0, 0));

        assertThat(hubSpot.journal().entries("POST", CREATE)).hasSize(2);
        assertThat(hubSpot.journal().entries("POST", READ)).hasSize(1);
        hubSpot.journal().clear();
        hubSpot.faults().next(1, CREATE, Fault.status(409));

        assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(100, 0, 100, 0, 0, 0));

        assertThat(hubSpot.journal().entries("POST", CREATE)).hasSize(1);
        assertThat(hubSpot.journal().entries("POST", READ)).hasSize(1);
        assertThat(hubSpot.communications().all()).hasSize(100);
    }

    @Test
    void aConflictThatNothingExplainsKeepsNoMessageFromItsTimeline() {
        IntStream.range(0, 4).forEach(i -> addContact("person-" + i).addMessage(NINE, "one"));
        hubSpot.faults().next(2, CREATE, Fault.status(409));

        assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(4, 4, 0, 0, 0, 0));

        assertThat(hubSpot.journal().entries("POST", READ)).hasSize(1);
    }

    @Test
    void aContactThatSomebodyDeletedInHubSpotIsWrittenAgain() {
        SandboxContact ada = addContact("ada");
        ada.addMessage(NINE, "one");
        try (RunningContext running = context(Map.of())) {
            running.poll();
            hubSpot.contacts().remove(contact("ada").id());
            ada.addMessage(NINE.plusSeconds(1), "two");

            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 0, 0, 0, 0, 1));
            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 1, 0, 0, 0, 0));
        }
        assertThat(hubSpot.communications().of(contact("ada").id())).hasSize(1);
    }

    @Test
    void anAccountThatAllowsNoUniquePropertyOfMessagesGetsEachOnceTooOverLostAnswersAndALostLedger() {
        try (HubSpotSandbox other =
                HubSpotSandbox.builder().withoutUniqueMessageProperties().start()) {
            hubSpot = other;
            IntStream.range(0, 3).forEach(i -> addContact("person-" + i).addMessage(NINE, "one"));
            hubSpot.faults().next(1, CREATE, Fault.resetAfterWork());
            try (RunningContext running = context(Map.of())) {
                assertThat(running.poll()).isEmpty();
                assertThat(running.poll()).containsExactly(new MessageOutcomes(3, 0, 3, 0, 0, 0));
            }
            addContact("ada").addMessage(NINE, "one");

            assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(4, 1, 3, 0, 0, 0));
            assertThat(hubSpot.communications().all())
                    .hasSize(4)
                    .extracting(Communication::contactIds)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whileHubSpotIsDownNothingIsParked() {
        addContact("ada").addMessage(NINE, "one");
        Map<String, String> impatient =
                Map.of("hubspot.retries", "0", "salesflow.messages-to-hubspot.maxAttempts", "1");
        try (RunningContext running = context(impatient)) {
            for (int poll = 0; poll < 5; poll++) {
                hubSpot.faults().next(1, Fault.status(503));
                assertThat(running.poll()).isEmpty();
            }
            assertThat(running.poll()).containsExactly(new MessageOutcomes(1, 1, 0, 0, 0, 0));
        }
    }

    @Test
    void theNumberOfTheAssociationIsReadAndIsTheOneWithoutALabel() {
        try (HubSpotSandbox other = HubSpotSandbox.builder()
                .messageAssociationType(4_711)
                .labelledMessageAssociationType(81, "Mentioned in")
                .start()) {
            hubSpot = other;
            addContact("ada").addMessage(NINE, "one");

            assertThat(run(Map.of())).isEqualTo(new MessageOutcomes(1, 1, 0, 0, 0, 0));
            assertThat(hubSpot.journal().entries("POST", CREATE))
                    .singleElement()
                    .satisfies(call -> assertThat(call.body())
                            .contains("\"associationTypeId\":4711")
                            .doesNotContain("\"associationTypeId\":81"));
            assertThat(hubSpot.communications().of(contact("ada").id())).hasSize(1);
        }
    }

    @Test
    void theyBelongToAUserOfHubSpotIfToldSo() {
        addContact("ada").addMessage(NINE, "one");

        run(Map.of("hubspot.message.ownerId", "4711"));

        assertThat(hubSpot.communications().all().get(0).properties()).containsEntry("hubspot_owner_id", "4711");
    }

    private SandboxContact addContact(String slug) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName("Ada"));
    }

    private Contact contact(String slug) {
        return hubSpot.contacts().find("salesflow_linkedin_key", slug).get(0);
    }

    private Object run(Map<String, String> properties) {
        try (RunningContext running = context(properties)) {
            return running.poll().get(0);
        }
    }

    private RunningContext context(Map<String, String> properties) {
        return RunningContext.of(Program.MESSAGES, language, salesflow, hubSpot, properties);
    }
}
