package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedStore;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.Profile;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import io.salesflow.sandbox.standin.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of all kinds and restarts in the middle; in the end source and target are compared record by record. */
@ParameterizedClass
@EnumSource
class BothSidesAgreeTest {
    private static final String UPSERT = "/contacts/batch/upsert";
    private static final String CREATE = "/communications/batch/create";
    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT =
            new HubSpotSandboxExtension(HubSpotSandbox.builder().withoutRateLimit());

    @Parameter
    private Language language;

    private final FeedStore store = new MemoryFeedStore();
    private final List<SandboxContact> people = new ArrayList<>();
    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;

    @BeforeEach
    void addPeople() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HUBSPOT.sandbox();
        people.clear();
        IntStream.range(0, 250)
                .forEach(i -> people.add(
                        salesflow.campaign().addContact("linkedin.com/in/person-" + i, contact -> contact.firstName(
                                        "Person 王 🚀 " + i)
                                .company(i % 3 == 0 ? "x".repeat(1000) : "<b>Company & Söhne</b>")
                                .email(i % 4 == 0 ? "p" + i + "@example.com" : null))));
    }

    @Test
    void contacts() {
        for (int round = 0; round < 6; round++) {
            try (RunningContext running = running(Program.CONTACTS)) {
                fail(round, UPSERT);
                running.poll();
                running.poll();
            }
            int changed = round;
            people.stream()
                    .filter(person -> person.id() % 6 == changed)
                    .forEach(person -> person.edit(edit -> edit.occupation("Round " + changed)));
        }
        try (RunningContext running = running(Program.CONTACTS)) {
            hubSpot.faults().clear();
            running.poll();
            running.poll();
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .isEmpty();
        }

        assertThat(hubSpot.contacts().count()).isEqualTo(people.size());
        assertThat(people).allSatisfy(person -> {
            Profile profile = person.now().profile();
            Contact there = contact(person);
            assertThat(there.value("firstname")).contains(profile.firstName());
            assertThat(there.value("company")).contains(profile.company());
            assertThat(there.value("email").orElse(null)).isEqualTo(profile.email());
            assertThat(there.value("jobtitle").orElse(null)).isEqualTo(profile.occupation());
        });
    }

    @Test
    void messages() {
        for (int round = 0; round < 6; round++) {
            int second = round;
            people.stream()
                    .filter(person -> person.id() % 3 == second % 3)
                    .forEach(person -> person.addMessage(NINE.plusSeconds(second), "Round " + second));
            try (RunningContext running = running(Program.MESSAGES)) {
                fail(round, CREATE);
                running.poll();
            }
        }
        try (RunningContext running = running(Program.MESSAGES)) {
            hubSpot.faults().clear();
            running.poll();
            running.poll();
            assertThat(SalesflowFeeds.of(running.camel()).parked(running.feedId()))
                    .isEmpty();
        }

        assertThat(people).allSatisfy(person -> assertThat(
                        hubSpot.communications().of(contact(person).id()))
                .extracting(message -> message.properties().get("hs_timestamp"))
                .containsExactlyInAnyOrder(times(person.id() % 3)));
    }

    private static String[] times(int remainder) {
        return new String[] {
            "2026-01-05T09:00:0" + remainder + ".000Z", "2026-01-05T09:00:0" + (remainder + 3) + ".000Z"
        };
    }

    private void fail(int round, String path) {
        hubSpot.faults().clear();
        switch (round) {
            case 0 -> hubSpot.faults().next(2, path, Fault.resetAfterWork());
            case 1 -> hubSpot.faults().next(1, path, Fault.delay(Duration.ofSeconds(3)));
            case 2 -> hubSpot.faults().next(20, path, Fault.status(503));
            case 3 -> hubSpot.faults().next(1, path, Fault.status(409));
            case 4 -> hubSpot.faults().next(1, path, Fault.rateLimited(Duration.ofSeconds(1)));
            default -> hubSpot.faults().next(1, path, Fault.truncated());
        }
    }

    private Contact contact(SandboxContact person) {
        String url = person.now().profile().memberUrl();
        return hubSpot.contacts()
                .find("salesflow_linkedin_key", url.substring(url.lastIndexOf('/') + 1))
                .get(0);
    }

    private RunningContext running(Program program) {
        return RunningContext.on(
                store,
                program,
                language,
                salesflow,
                hubSpot,
                Map.of(
                        "hubspot.timeout", "1000",
                        "hubspot.retries", "2",
                        "salesflow.contacts-to-hubspot.batchSize", "40",
                        "salesflow.messages-to-hubspot.batchSize", "40"));
    }
}
