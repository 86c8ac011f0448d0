package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people edit in HubSpot stays, however the same person comes from Salesflow as new again. */
@ParameterizedClass
@EnumSource
class EditsInHubSpotStayTest {
    private static final String EMAIL = "ada@example.com";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT =
            new HubSpotSandboxExtension(HubSpotSandbox.builder().withoutRateLimit());

    @Parameter
    private Language language;

    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private RunningContext running;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        running = RunningContext.between(language, salesflow, hubSpot, Map.of());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whenThePersonComesIntoASecondCampaign(String email) {
        addAda(email);
        running.run();
        edit();

        addAdaToSecondCampaign(email, "1", "Engines");
        running.run();

        assertIsEdited();
    }

    @Test
    void alsoWhereSalesflowKnewNothingOfItAtFirst() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        running.run();
        edit();

        addAdaToSecondCampaign(null, "1", "Engines");
        running.run();

        assertIsEdited();
    }

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whenTheFeedForgetsAll(String email) {
        addAda(email);
        running.run();
        edit();

        SalesflowFeeds.of(running.camel()).forget(running.feedId());
        running.run();

        assertIsEdited();
    }

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whenTheLedgerIsLostAndTheProgramStartsAgain(String email) {
        addAda(email);
        running.run();
        edit();

        restartWithoutLedger();
        assertThat(running.run().failed()).isZero();
        assertIsEdited();

        addAdaToSecondCampaign(email, "1", "Engines");
        running.run();
        assertIsEdited();
    }

    @Test
    void alsoWhenTheAddressIsWhatSomebodyEdited() {
        addAda(EMAIL);
        running.run();
        edit("\"email\":\"lovelace@example.com\"");

        restartWithoutLedger();
        running.run();

        assertThat(ada().properties()).containsEntry("email", "lovelace@example.com");
    }

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whatReallyChangesInSalesflowArrivesAfterThat(String email) {
        SandboxContact member = addAda(email);
        running.run();
        edit();
        restartWithoutLedger();
        running.run();

        member.edit(contact -> contact.phone("3"));
        running.run();

        assertThat(ada().properties()).containsEntry("phone", "3").containsEntry("company", "Edited");
    }

    @ParameterizedTest
    @ValueSource(strings = EMAIL)
    @NullSource
    void whatNobodyEditedIsThatOfTheNewestCampaign(String email) {
        addAda(email);
        running.run();

        addAdaToSecondCampaign(email, "2", "Analytical Engines");
        running.run();

        assertThat(ada().properties()).containsEntry("phone", "2").containsEntry("company", "Analytical Engines");
    }

    @Test
    void whatHubSpotLacksIsFilledIn() {
        salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada"));
        running.run();
        restartWithoutLedger();

        addAdaToSecondCampaign(EMAIL, "1", "Engines");
        running.run();

        assertThat(ada().properties())
                .containsEntry("email", EMAIL)
                .containsEntry("phone", "1")
                .containsEntry("company", "Engines");
    }

    private SandboxContact addAda(String email) {
        return salesflow.campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email(email)
                .phone("1")
                .company("Engines"));
    }

    private void addAdaToSecondCampaign(String email, String phone, String company) {
        salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email(email)
                .phone(phone)
                .company(company));
    }

    private void restartWithoutLedger() {
        running.close();
        running = RunningContext.between(language, salesflow, hubSpot, Map.of());
    }

    private void edit() {
        edit("\"company\":\"Edited\",\"phone\":\"9\"");
    }

    private void edit(String properties) {
        Caller.patch(hubSpot, "/crm/v3/objects/contacts/" + ada().id(), "{\"properties\":{" + properties + "}}");
    }

    private void assertIsEdited() {
        assertThat(hubSpot.contacts().count()).isEqualTo(1);
        assertThat(ada().properties()).containsEntry("company", "Edited").containsEntry("phone", "9");
    }

    private Contact ada() {
        return hubSpot.contacts().find("salesflow_linkedin_key", "ada").get(0);
    }
}
