package io.salesflow.camel;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Whatever happens, in whichever order: imports, edits within the same second, with old times or none, changes there and
 * back, deletions, polls that are cut, faults of the server, deliveries that fail, processes that end in the middle of a
 * write, failovers and replays. {@link History} says what must hold.
 *
 * <p>A thousand histories are tried; {@code -Djqwik.tries.default=100000} tries more. A failure prints the seed and the
 * shortest history that fails.
 */
class FeedsLoseNothingTest {
    private static final SalesflowSandbox SANDBOX = SalesflowSandbox.start();
    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static ListSource source;

    /** What can happen. */
    enum Event {
        IMPORT,
        EDIT,
        EDIT_WITHOUT_TIME,
        EDIT_LATE,
        BACK_TO_PENDING,
        CONNECT,
        FLAG_DELETED,
        DELETE,
        TIME_PASSES,
        POLL,
        POLL_CUT,
        FAULT,
        DELIVERIES_FAIL,
        CRASH,
        RESTART,
        FAIL_OVER,
        REPLAY
    }

    @BeforeContainer
    static void start() {
        SalesflowConfiguration configuration =
                CAMEL.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(SANDBOX.apiUrl());
        configuration.setToken(SANDBOX.token());
        configuration.setAccountId((long) SANDBOX.accountId());
        CAMEL.start();
        source = new ListSource(CAMEL.getEndpoint("salesflow:members/list-by-account", SalesflowEndpoint.class));
    }

    @AfterContainer
    static void stop() {
        CAMEL.stop();
        SANDBOX.close();
    }

    @Property(seed = "20261121")
    void inAnyHistory(@ForAll("histories") List<Tuple3<Event, Integer, Integer>> events) {
        SANDBOX.reset();
        History history = new History(SANDBOX, source);
        for (Tuple3<Event, Integer, Integer> event : events) {
            happen(history, event.get1(), event.get2(), event.get3());
            history.noteVersions();
        }
        history.comesToAnEnd();
    }

    @Provide
    Arbitrary<List<Tuple3<Event, Integer, Integer>>> histories() {
        Arbitrary<Event> event = Arbitraries.frequency(
                Tuple.of(4, Event.IMPORT),
                Tuple.of(4, Event.EDIT),
                Tuple.of(2, Event.EDIT_WITHOUT_TIME),
                Tuple.of(2, Event.EDIT_LATE),
                Tuple.of(2, Event.BACK_TO_PENDING),
                Tuple.of(2, Event.CONNECT),
                Tuple.of(1, Event.FLAG_DELETED),
                Tuple.of(2, Event.DELETE),
                Tuple.of(3, Event.TIME_PASSES),
                Tuple.of(8, Event.POLL),
                Tuple.of(4, Event.POLL_CUT),
                Tuple.of(2, Event.FAULT),
                Tuple.of(3, Event.DELIVERIES_FAIL),
                Tuple.of(3, Event.CRASH),
                Tuple.of(1, Event.RESTART),
                Tuple.of(2, Event.FAIL_OVER),
                Tuple.of(2, Event.REPLAY));
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 9);
        return net.jqwik.api.Combinators.combine(event, number, number)
                .as(Tuple::of)
                .list()
                .ofMinSize(4)
                .ofMaxSize(30);
    }

    private static void happen(History history, Event event, int which, int how) {
        Instant now = SANDBOX.clock().instant();
        switch (event) {
            case IMPORT -> SANDBOX.campaign().addContact("https://www.linkedin.com/in/somebody-" + which + "-" + how);
            case EDIT -> edit(which, how, now);
            case EDIT_WITHOUT_TIME -> edit(which, how, null);
            case EDIT_LATE -> edit(which, how, now.minus(Duration.ofDays(how)));
            case BACK_TO_PENDING -> status(which, MemberStatus.PENDING);
            case CONNECT -> status(which, MemberStatus.CONNECTED);
            case FLAG_DELETED -> status(which, MemberStatus.DELETED);
            case DELETE -> delete(which);
            case TIME_PASSES ->
                SANDBOX.clock()
                        .advance(
                                Duration.ofSeconds(List.of(1, 1, 2, 5, 60, 1000).get(how % 6)));
            case POLL -> history.poll(Integer.MAX_VALUE);
            case POLL_CUT -> history.poll(1 + how);
            case FAULT -> history.strike(fault(how));
            case DELIVERIES_FAIL -> history.failDeliveries(1 + how);
            case CRASH -> history.crashAtWrite(1 + which, how % 2 == 0);
            case RESTART -> history.restart();
            case FAIL_OVER -> history.failOver();
            case REPLAY -> history.replayParked();
        }
    }

    private static void edit(int which, int how, Instant time) {
        contact(which)
                .ifPresent(contact ->
                        contact.edit(edit -> edit.email(how + "@example.com").lastModifiedAt(time)));
    }

    private static void status(int which, MemberStatus status) {
        contact(which).ifPresent(contact -> contact.status(status));
    }

    private static void delete(int which) {
        contact(which).ifPresent(SandboxContact::delete);
    }

    private static java.util.Optional<SandboxContact> contact(int which) {
        List<Contact> all = SANDBOX.account().contacts().stream().toList();
        return all.isEmpty()
                ? java.util.Optional.empty()
                : java.util.Optional.of(
                        SANDBOX.account().contact(all.get(which % all.size()).memberId()));
    }

    private static Fault fault(int how) {
        return List.of(
                        Fault.serverError(500),
                        Fault.serverError(503),
                        Fault.truncatedJson(),
                        Fault.htmlPage(200),
                        Fault.resetBeforeExecution(),
                        Fault.rateLimited(Duration.ofSeconds(1)),
                        Fault.envelope(403, "no"),
                        Fault.unknownFields(),
                        Fault.duplicateKeys())
                .get(how % 9);
    }
}
