package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowComponent;
import io.salesflow.camel.SalesflowConfiguration;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.LinkedInProfile;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.FileUtil;

/** Whatever happens to calls and programs, everybody who can come into a campaign is in it once, and has one result. */
class NobodyComesTwiceOrGetsLostTest {
    private static final Duration WAIT = Duration.ofMinutes(5);
    private static final int ATTEMPTS = 3;
    private static final int MOST_RUNS = 200;
    private static final SalesflowSandbox SALESFLOW = SalesflowSandbox.start();
    private static final DefaultCamelContext CAMEL = new DefaultCamelContext();
    private static SalesflowMembers salesflow;

    /** What happens to a call. */
    enum Event {
        FINE,
        ANSWER_LOST(Fault.resetAfterExecution()),
        ANSWER_CUT(Fault.truncatedJson()),
        REQUEST_LOST(Fault.resetBeforeExecution()),
        DONE_LATE(Fault.resetBeforeExecution()),
        SERVER_ERROR(Fault.serverError(500)),
        RATE_LIMITED(Fault.rateLimited(Duration.ZERO)),
        LIST_CUT,
        CRASH_BEFORE,
        CRASH_AFTER,
        CRASH_WHILE_NOTING;

        private final Fault fault;

        Event() {
            this(null);
        }

        Event(Fault fault) {
            this.fault = fault;
        }
    }

    /** The program ends at once. */
    private static final class Crash extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A history.
     *
     * @param people the numbers of the profiles of those who are to be imported; those below 2 are in the campaign, 2 is in another
     * @param events what happens to the calls, one after the other; then all is well
     * @param pauses minutes between two runs
     * @param batchSize for how many people Salesflow is asked at once
     */
    record History(List<Integer> people, List<Event> events, List<Integer> pauses, int batchSize) {}

    /** An import that takes effect as late as it can, long after the caller gave up. */
    private record DoneLate(Instant at, String url) {}

    @BeforeContainer
    static void start() {
        CAMEL.start();
        SalesflowConfiguration configuration =
                CAMEL.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setToken(SALESFLOW.token());
        configuration.setAccountId((long) SALESFLOW.accountId());
        configuration.setApiUrl(SALESFLOW.apiUrl());
        configuration.setRetries(0);
        salesflow = new SalesflowMembers(CAMEL, "salesflow");
        salesflow.start();
    }

    @AfterContainer
    static void stop() {
        salesflow.stop();
        CAMEL.stop();
        SALESFLOW.close();
    }

    @Provide
    Arbitrary<History> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 8).list().ofMinSize(1).ofMaxSize(10),
                        Arbitraries.of(Event.class).list().ofMaxSize(25),
                        Arbitraries.integers().between(0, 6).list().ofMinSize(1).ofMaxSize(10),
                        Arbitraries.integers().between(1, 6))
                .as(History::new);
    }

    @Property(tries = 200)
    void everybodyIsInTheCampaignOnceAndHasOneResult(@ForAll("histories") History history) throws IOException {
        SALESFLOW.reset();
        SALESFLOW.campaign().addContact(url(0));
        SALESFLOW.campaign().addContact(url(1));
        SALESFLOW.account().addCampaign("Another").addContact(url(2));
        Path folder = Files.createTempDirectory("import");
        try {
            World world = new World(history, folder);
            world.runToTheEnd();
            world.check();
        } finally {
            SALESFLOW.faults().clear();
            FileUtil.removeDir(folder.toFile());
        }
    }

    private static String url(int profile) {
        return "https://www.linkedin.com/in/person-" + profile;
    }

    /** One history as it goes on. */
    private static final class World implements Members {
        private final History history;
        private final Path results;
        private final Path state;
        private final Deque<Event> events;
        private final List<DoneLate> late = new ArrayList<>();
        private Instant now = Instant.parse("2026-01-05T08:00:00Z");

        World(History history, Path folder) {
            this.history = history;
            this.events = new ArrayDeque<>(history.events());
            this.results = folder.resolve("people.result.csv");
            this.state = folder.resolve("state");
        }

        void runToTheEnd() {
            boolean isOver = false;
            for (int run = 0; !isOver; run++) {
                assertThat(run).as("runs").isLessThan(MOST_RUNS);
                isOver = run();
                now = now.plus(Duration.ofMinutes(
                        history.pauses().get(run % history.pauses().size()) + 1L));
            }
        }

        /** One program from its start to its end, or crash. */
        private boolean run() {
            ImportSettings settings = new ImportSettings(state.toString(), WAIT, ATTEMPTS, false, history.batchSize());
            try (UnansweredImports unanswered = UnansweredImports.open(state);
                    ResultFile file = ResultFile.open(results, "Line", List.of("LinkedIn URL"), ',')) {
                CampaignImport imports = new CampaignImport(this, unanswered, settings, () -> now, () -> false);
                return imports.run(SALESFLOW.campaign().id(), people().iterator(), file)
                                .unanswered()
                        == 0;
            } catch (RuntimeException | Crash e) {
                return false;
            }
        }

        private List<PersonToImport> people() {
            return IntStream.range(0, history.people().size())
                    .mapToObj(i -> {
                        String url = url(history.people().get(i)) + (i % 2 == 0 ? "/?utm=" + i : "");
                        return new PersonToImport(
                                String.valueOf(i), url, "P", null, null, null, List.of(), null, List.of(url));
                    })
                    .toList();
        }

        @Override
        public Map<String, Known> look(long campaignId, Collection<String> profiles) {
            late.removeIf(done -> {
                boolean isDue = !now.isBefore(done.at());
                if (isDue) {
                    SALESFLOW.campaign().addContact(done.url());
                }
                return isDue;
            });
            if (events.peek() == Event.LIST_CUT) {
                events.remove();
                SALESFLOW
                        .faults()
                        .on("members/list-by-account", Fault.truncatedJson())
                        .times(1);
            }
            return salesflow.look(campaignId, profiles);
        }

        @Override
        public Contact add(long campaignId, Profile profile, PersonToImport person) {
            Event event = events.isEmpty() ? Event.FINE : events.remove();
            if (event == Event.CRASH_BEFORE) {
                throw new Crash();
            }
            if (event.fault != null) {
                SALESFLOW.faults().on("members/import", event.fault).times(1);
            }
            if (event == Event.DONE_LATE) {
                late.add(new DoneLate(now.plus(WAIT).minusSeconds(1), profile.url()));
            }
            Contact contact = salesflow.add(campaignId, profile, person);
            if (event == Event.CRASH_WHILE_NOTING) {
                write("\"" + person.id() + "\",import");
            }
            if (event == Event.CRASH_AFTER || event == Event.CRASH_WHILE_NOTING) {
                throw new Crash();
            }
            return contact;
        }

        @Override
        public boolean hasCampaign(long campaignId) {
            return salesflow.hasCampaign(campaignId);
        }

        private void write(String halfARow) {
            try {
                Files.writeString(results, halfARow, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void check() throws IOException {
            assertThat(late).isEmpty();
            List<String[]> rows;
            try (Stream<String> lines = Files.lines(results)) {
                rows = lines.skip(1).map(line -> line.split(",")).toList();
            }
            assertThat(rows.stream().map(row -> row[0]))
                    .containsExactlyInAnyOrderElementsOf(
                            people().stream().map(PersonToImport::id).toList());
            history.people().stream().distinct().forEach(profile -> {
                long inSalesflow = SALESFLOW.account().contacts().stream()
                        .filter(contact -> LinkedInProfile.slug(
                                        contact.profile().memberUrl())
                                .orElseThrow()
                                .equals("person-" + profile))
                        .count();
                List<String> outcomes = rows.stream()
                        .filter(row ->
                                history.people().get(Integer.parseInt(row[0])).equals(profile))
                        .map(row -> row[1])
                        .toList();
                if (profile < 3) {
                    assertThat(inSalesflow).isEqualTo(1);
                    assertThat(outcomes).doesNotContain("imported", "refused");
                } else if (outcomes.contains("imported")) {
                    assertThat(inSalesflow).isEqualTo(1);
                    assertThat(outcomes).containsOnlyOnce("imported");
                } else {
                    assertThat(inSalesflow).isZero();
                    assertThat(outcomes).contains("refused");
                }
            });
        }
    }
}
