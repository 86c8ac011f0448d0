package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gives his LinkedIn profile another name stays one contact. */
@ParameterizedClass
@EnumSource
class RenamedProfileTest {
    private static final String KEY = "salesflow_linkedin_key";

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    @Parameter
    private Language language;

    private RunningContext running;
    private SandboxContact ada;

    @BeforeEach
    void start() {
        ada = SALESFLOW.sandbox().campaign().addContact("linkedin.com/in/ada", contact -> contact.firstName("Ada")
                .email("ada@example.com"));
        running = RunningContext.between(
                language,
                SALESFLOW.sandbox(),
                HUBSPOT.sandbox(),
                Map.of("salesflow.contacts-to-hubspot.maxAttempts", "1"));
        running.run();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void whoHasAnotherNameThereGetsTheNewKey() {
        String id = id("ada");
        rename(ada);

        assertThat(running.run()).isEqualTo(new ContactTotals(1, 0, 1, 0, 0, 0, 0));

        assertThat(HUBSPOT.sandbox().contacts().all()).singleElement().satisfies(contact -> {
            assertThat(contact.id()).isEqualTo(id);
            assertThat(contact.properties())
                    .containsEntry(KEY, "ada-lovelace")
                    .containsEntry("email", "ada@example.com");
        });
    }

    @Test
    void soDoesWhoIsInTwoCampaignsThoughOneIsRenamedLater() {
        SandboxContact second =
                SALESFLOW.sandbox().account().addCampaign("Second").addContact("linkedin.com/in/ada");
        running.run();
        rename(ada);
        running.run();
        rename(second);
        running.run();

        assertThat(HUBSPOT.sandbox().contacts().all())
                .singleElement()
                .satisfies(contact -> assertThat(contact.properties()).containsEntry(KEY, "ada-lovelace"));
    }

    @Test
    void ifThereIsAContactOfEachNameTheChangeIsParked() {
        HUBSPOT.sandbox().contacts().add(Map.of(KEY, "ada-lovelace", "firstname", "A."));
        rename(ada);

        assertThat(running.run()).isEqualTo(new ContactTotals(1, 0, 0, 0, 0, 0, 1));

        assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("was renamed", "Merge them"));
        assertThat(id("ada")).isNotEqualTo(id("ada-lovelace"));
    }

    private static String id(String key) {
        return HUBSPOT.sandbox().contacts().find(KEY, key).get(0).id();
    }

    private static void rename(SandboxContact contact) {
        contact.edit(edit -> edit.memberUrl("https://www.linkedin.com/in/ada-lovelace"));
    }
}
