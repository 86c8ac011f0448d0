package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Edits outlive restarts, refusals, systems that are down, and others who write meanwhile. */
class NoEditIsLostTest extends EditsToSalesflowTest {
    @Test
    void anEditThatIsMadeWhileNobodyListensIsNotLost() {
        try (RunningContext running = context(Map.of())) {
            running.poll();
        }
        edit("\"phone\":\"2\"");
        try (RunningContext running = context(Map.of())) {
            running.poll();
        }

        assertThat(ada.now().profile().phone()).isEqualTo("2");
    }

    @Test
    void whoIsWrittenBetweenTwoPagesPushesNobodyOutOfTheNext() {
        for (int number = 0; number < 250; number++) {
            salesflow.campaign().addContact("linkedin.com/in/person-" + number, contact -> contact.firstName("Per"));
        }
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
        try (RunningContext running = context(Map.of())) {
            running.poll();
            List<String> ids = hubSpot.contacts().all().stream()
                    .map(io.salesflow.sandbox.hubspot.Contact::id)
                    .toList();
            assertThat(ids).hasSize(251);
            ids.forEach(id -> edit(id, "\"phone\":\"8\""));
            HubSpotEdits edits = running.camel().getRegistry().lookupByNameAndType("hubSpotEdits", HubSpotEdits.class);
            Set<String> seen = new HashSet<>();
            Iterator<List<HubSpotPerson>> pages = edits.changed();
            while (pages.hasNext()) {
                List<HubSpotPerson> page = pages.next();
                page.forEach(person -> seen.add(person.id()));
                if (seen.size() <= 200) {
                    now = now.plusSeconds(300);
                    page.forEach(person -> edit(person.id(), "\"website\":\"example.com\""));
                }
            }

            assertThat(seen).containsAll(ids);
        }
    }

    @Test
    void whatIsRefusedForOneContactOfAPersonReachesTheOthers() {
        salesflow.account().addCampaign("Second").addContact("linkedin.com/in/ada");
        salesflow
                .faults()
                .on("members/update", Fault.envelope(422, "Not this one"))
                .times(1);
        try (RunningContext running = context(Map.of())) {
            running.poll();
            edit("\"email\":\"lovelace@example.com\"");
            running.poll();
        }

        assertThat(salesflow.account().contacts().stream().filter(contact -> "lovelace@example.com"
                        .equals(contact.profile().email())))
                .hasSize(1);
    }

    @Test
    void whileSalesflowIsDownAnEditIsNotLost() {
        try (RunningContext running = context(Map.of("camel.component.salesflow.retries", "0"))) {
            running.poll();
            edit("\"email\":\"lovelace@example.com\"");
            salesflow.faults().on("members/update", Fault.serverError(503)).times(1);
            running.poll();
            assertThat(ada.now().profile().email()).isEqualTo("ada@example.com");
            running.poll();
        }

        assertThat(ada.now().profile().email()).isEqualTo("lovelace@example.com");
    }

    @Test
    void whileHubSpotIsDownOrSlowAnEditIsNotLost() {
        try (RunningContext running = context(Map.of("hubspot.retries", "0", "hubspot.timeout", "1000"))) {
            running.poll();
            edit("\"company\":\"<b>Engines</b> 王 🚀\"");
            for (io.salesflow.sandbox.standin.Fault fault : List.of(
                    io.salesflow.sandbox.standin.Fault.status(503),
                    io.salesflow.sandbox.standin.Fault.reset(),
                    io.salesflow.sandbox.standin.Fault.rateLimited(Duration.ofHours(1)),
                    io.salesflow.sandbox.standin.Fault.delay(Duration.ofSeconds(3)))) {
                hubSpot.faults().next(1, "/search", fault);
                assertThat(running.poll()).isEmpty();
                assertThat(salesflow.requestCount("members/update")).isZero();
            }
            running.poll();
        }

        assertThat(ada.now().profile().company()).isEqualTo("<b>Engines</b> 王 🚀");
    }
}
