package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.routes.LogLines;
import io.salesflow.camel.routes.hubspot.RunningContext.Language;
import io.salesflow.camel.routes.hubspot.RunningContext.Program;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.fault.FaultRule;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@EnumSource
class EditsThatFailTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @Parameter
    private Language language;

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private HubSpotSandbox hubSpot;
    private SalesflowSandbox salesflow;
    private final List<SandboxContact> people = new ArrayList<>();

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        hubSpot = HubSpotSandbox.builder().withoutRateLimit().clock(() -> now).start();
        for (int number = 0; number < 5; number++) {
            people.add(salesflow
                    .campaign()
                    .addContact("linkedin.com/in/person-" + number, contact -> contact.firstName("Per")));
        }
        try (RunningContext contacts = RunningContext.between(language, salesflow, hubSpot, Map.of())) {
            contacts.run();
        }
    }

    @AfterEach
    void stop() {
        hubSpot.close();
    }

    static Stream<Fault> faults() {
        return Stream.of(Fault.serverError(500), Fault.resetBeforeExecution());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void onePersonForWhomSalesflowFailsHoldsNobodyUpAndIsTriedAgainAlsoAfterARestart(Fault fault) {
        int failed;
        try (RunningContext running = context();
                LogLines log = LogLines.of(HubSpotEditToMember.class)) {
            running.poll();
            edit(0, "1");
            edit(1, "1");
            salesflow.faults().on("members/update", fault).times(1);
            running.poll();
            failed = phones().get(0) == null ? 0 : 1;
            assertThat(phones()).containsOnlyOnce("1");
            assertThat(log.all()).anySatisfy(line -> assertThat(line)
                    .contains(
                            "member " + people.get(failed).id(),
                            "HubSpot contact " + contact(failed) + ":",
                            "by hand"));

            edit(2, "2");
            salesflow.faults().on("members/update", fault).times(1);
            running.poll();
            assertThat(phones().get(2)).isEqualTo("2");
            assertThat(phones().get(failed)).isNull();
        }
        now = now.plusSeconds(600);
        try (RunningContext running = context()) {
            running.poll();
            assertThat(phones().get(failed)).isEqualTo("1");
            running.poll();
        }
        assertThat(salesflow.requestCount("members/update")).isEqualTo(5);
    }

    @Test
    void aContactWhoseStateDoesNotAllowItIsToldAndLeftAndHoldsNobodyUp() {
        try (RunningContext running = context();
                LogLines log = LogLines.of(HubSpotEditToMember.class)) {
            running.poll();
            edit(0, "1");
            edit(1, "1");
            salesflow
                    .faults()
                    .on("members/update", Fault.envelope(409, "Not now"))
                    .times(1);
            running.poll();
            running.poll();

            assertThat(phones()).containsOnlyOnce("1");
            assertThat(log.all()).anySatisfy(line -> assertThat(line).contains("does not take", "Not now"));
        }
        assertThat(salesflow.requestCount("members/update")).isEqualTo(2);
    }

    @Test
    void aSalesflowThatIsDownIsLeftAloneSoonAndAllEditsAreTakenLater() {
        try (RunningContext running = context()) {
            running.poll();
            editAll();
            FaultRule down = salesflow.faults().on("members/update", Fault.serverError(503));
            assertThat(failures(running)).hasSize(3 + 1);
            assertThat(salesflow.requestCount("members/update")).isEqualTo(3);
            down.remove();
        }
        try (RunningContext running = context()) {
            running.poll();
        }

        assertThat(phones()).containsOnly("1");
    }

    @Test
    void severalInARowForWhomSalesflowFailsDoNotHoldTheOthersUp() {
        try (RunningContext running = context()) {
            running.poll();
            editAll();
            salesflow.faults().on("members/update", Fault.serverError(500)).times(3);
            assertThat(failures(running)).hasSize(3 + 1);
            salesflow
                    .faults()
                    .on("members/update", Fault.serverError(500))
                    .after(2)
                    .times(3);
            assertThat(failures(running)).hasSize(3).allMatch(SalesflowServerException.class::isInstance);
            assertThat(phones()).filteredOn("1"::equals).hasSize(2);
            now = now.plusSeconds(600);
            running.poll();
        }

        assertThat(phones()).containsOnly("1");
        assertThat(salesflow.requestCount("members/update")).isEqualTo(11);
    }

    @Test
    void manyForWhomSalesflowKeepsFailingAreTriedInTurns() {
        try (RunningContext running = context()) {
            running.poll();
            editAll();
            FaultRule failing = salesflow.faults().on("members/update", Fault.serverError(500));
            running.poll();
            running.poll();
            running.poll();
            assertThat(salesflow.requestCount("members/update")).isEqualTo(3 + 3 + 3);
            failing.remove();
            now = now.plusSeconds(600);
            running.poll();
        }

        assertThat(phones()).containsOnly("1");
    }

    @Test
    void whomSalesflowFailsToMuteIsTriedAgainAndHoldsNobodyUp() {
        hubSpot.properties().addText("do_not_contact", false);
        try (RunningContext running = context(Map.of("hubspot.edits.doNotContactProperty", "do_not_contact"))) {
            running.poll();
            edit(0, "do_not_contact", "true");
            edit(1, "1");
            salesflow.faults().on("members/mute", Fault.serverError(500)).times(1);
            running.poll();
            assertThat(people.get(0).now().muted()).isFalse();
            assertThat(phones().get(1)).isEqualTo("1");
            running.poll();
        }

        assertThat(people.get(0).now().muted()).isTrue();
    }

    @Test
    void whatIsTakenForOneContactOfAPersonIsTriedAgainForTheOther() {
        SandboxContact second = salesflow.account().addCampaign("Second").addContact("linkedin.com/in/person-0");
        try (RunningContext running = context()) {
            running.poll();
            edit(0, "1");
            salesflow
                    .faults()
                    .on("members/update", Fault.serverError(500))
                    .after(1)
                    .times(1);
            running.poll();
            running.poll();
        }

        assertThat(phones().get(0)).isEqualTo("1");
        assertThat(second.now().profile().phone()).isEqualTo("1");
    }

    private void editAll() {
        for (int number = 0; number < people.size(); number++) {
            edit(number, "1");
        }
    }

    /** Polls once; what its calls, and it itself, failed with. */
    private static List<Throwable> failures(RunningContext running) {
        running.poll();
        return running.exchanges().stream()
                .map(exchange -> (Throwable) exchange.getException())
                .filter(Objects::nonNull)
                .toList();
    }

    private List<String> phones() {
        return people.stream().map(person -> person.now().profile().phone()).toList();
    }

    private String contact(int number) {
        return hubSpot.contacts()
                .find("salesflow_linkedin_key", "person-" + number)
                .get(0)
                .id();
    }

    private void edit(int number, String phone) {
        edit(number, "phone", phone);
    }

    private void edit(int number, String property, String value) {
        now = now.plusSeconds(5);
        Caller.patch(
                hubSpot,
                "/crm/v3/objects/contacts/" + contact(number),
                "{\"properties\":{\"" + property + "\":\"" + value + "\"}}");
    }

    private RunningContext context() {
        return context(Map.of());
    }

    private RunningContext context(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>(more);
        properties.put("camel.component.salesflow.retries", "0");
        properties.put("hubspot.edits.stateFile", folder.resolve("edits.state").toString());
        return RunningContext.of(Program.EDITS, language, salesflow, hubSpot, properties);
    }
}
