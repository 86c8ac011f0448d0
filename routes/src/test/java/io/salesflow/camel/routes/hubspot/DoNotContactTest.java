package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is not to be contacted in HubSpot is left alone by Salesflow. */
class DoNotContactTest extends EditsToSalesflowTest {
    @Test
    void whoIsNotToBeContactedIsMuted() {
        hubSpot.properties().addText("do_not_contact", false);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
        }

        assertThat(ada.now().muted()).isTrue();
    }

    @Test
    void whoIsMutedIsNotMutedAgainForAnotherEditButAfterItWasTakenBack() {
        hubSpot.properties().addText("do_not_contact", false);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit("\"do_not_contact\":\"true\",\"phone\":\"7\"");
            running.poll();
            edit("\"website\":\"example.com\"");
            running.poll();
            assertThat(salesflow.requestCount("members/mute")).isEqualTo(1);

            edit("\"do_not_contact\":\"false\"");
            running.poll();
            assertThat(ada.now().profile().phone()).isEqualTo("7");
            edit("\"do_not_contact\":\"true\"");
            running.poll();
        }

        assertThat(salesflow.requestCount("members/mute")).isEqualTo(2);
    }

    @Test
    void orDeletedIfToldSo() {
        hubSpot.properties().addText("do_not_contact", false);
        Map<String, String> delete =
                Map.of("hubspot.edits.doNotContactProperty", "do_not_contact", "hubspot.edits.doNotContact", "delete");
        try (RunningContext running = context(delete)) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount("members/delete")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"mute,members/mute", "delete,members/delete"})
    void whoIsNotToBeContactedIsLeftAloneInAllCampaigns(String what, String operation) {
        SandboxContact second = salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada");
        SandboxContact bob = salesflow.campaign().addContact("linkedin.com/in/bob");
        hubSpot.properties().addText("do_not_contact", false);
        Map<String, String> settings =
                Map.of("hubspot.edits.doNotContactProperty", "do_not_contact", "hubspot.edits.doNotContact", what);
        try (RunningContext running = context(settings)) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount(operation)).isEqualTo(2);
        assertThat(List.of(ada, second)).allSatisfy(contact -> assertThat(
                        contact.find().map(Contact::muted).orElse(true))
                .isTrue());
        assertThat(bob.now().muted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"mute,members/mute", "delete,members/delete"})
    void whomSalesflowRefusesToLeaveAloneIsTriedAgainAlsoAfterARestartAndHoldsNobodyUp(String what, String operation) {
        hubSpot.properties().addText("do_not_contact", false);
        Map<String, String> settings =
                Map.of("hubspot.edits.doNotContactProperty", "do_not_contact", "hubspot.edits.doNotContact", what);
        String bob = addBob();
        salesflow.faults().on(operation, Fault.envelope(422, "Not now")).times(3);
        try (RunningContext running = context(settings)) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            edit(bob, "\"phone\":\"5\"");
            running.poll();
            assertThat(salesflow.requestCount("members/update")).isEqualTo(1);
            now = now.plusSeconds(600);
            edit(bob, "\"phone\":\"6\"");
            running.poll();
        }
        try (RunningContext running = context(settings)) {
            running.poll();
            assertThat(ada.find())
                    .hasValueSatisfying(contact -> assertThat(contact.muted()).isFalse());
            running.poll();
            assertThat(ada.find().map(Contact::muted).orElse(true)).isTrue();
            running.poll();
        }

        assertThat(salesflow.requestCount(operation)).isEqualTo(4);
    }

    @Test
    void whoIsContactedAgainBeforeSalesflowLeftHimAloneIsNotMuted() {
        hubSpot.properties().addText("do_not_contact", false);
        salesflow.faults().on("members/mute", Fault.envelope(422, "Not now")).times(1);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit("\"do_not_contact\":\"true\"");
            running.poll();
            edit("\"do_not_contact\":\"false\"");
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount("members/mute")).isEqualTo(1);
        assertThat(ada.now().muted()).isFalse();
    }

    @Test
    void aPropertyOfWhomNobodyIsToContactThatHubSpotLacksIsToldAndNothingIsTaken() {
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contcat"))) {
            running.poll();
            assertThat(running.exchanges().get(0).getException())
                    .hasMessageContainingAll(
                            "hubspot.edits.doNotContactProperty", "do_not_contcat", "no such property");
            hubSpot.properties().addText("do_not_contcat", false);
            running.poll();
            edit("\"do_not_contcat\":\"true\"");
            running.poll();
        }

        assertThat(ada.now().muted()).isTrue();
    }
}
