package io.salesflow.camel;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.Message;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** What happens in a history, step by step. */
interface Steps {
    /**
     * Something happens.
     *
     * @param which to whom
     * @param how in which of some ways
     */
    record Step(Event event, int which, int how) {}

    /** Histories of contacts. */
    static Arbitrary<List<Step>> ofContacts() {
        return histories(List.of(
                Tuple.of(4, Event.IMPORT),
                Tuple.of(4, Event.EDIT),
                Tuple.of(3, Event.EDIT_WITHOUT_TIME),
                Tuple.of(2, Event.EDIT_LATE),
                Tuple.of(2, Event.BACK_TO_PENDING),
                Tuple.of(2, Event.CONNECT),
                Tuple.of(1, Event.FLAG_DELETED),
                Tuple.of(2, Event.DELETE)));
    }

    /** Histories of messages. */
    static Arbitrary<List<Step>> ofMessages() {
        return histories(List.of(
                Tuple.of(3, Event.IMPORT),
                Tuple.of(6, Event.REPLY),
                Tuple.of(4, Event.REPLY_LATE),
                Tuple.of(4, Event.MARK_INTERESTED),
                Tuple.of(1, Event.REMOVE_MESSAGE),
                Tuple.of(1, Event.DELETE)));
    }

    private static Arbitrary<List<Step>> histories(List<Tuple2<Integer, Event>> changes) {
        List<Tuple2<Integer, Event>> events = new ArrayList<>(changes);
        events.addAll(List.of(
                Tuple.of(3, Event.TIME_PASSES),
                Tuple.of(1, Event.OVERLOOK),
                Tuple.of(8, Event.POLL),
                Tuple.of(4, Event.POLL_CUT),
                Tuple.of(2, Event.DELIVER_LATER),
                Tuple.of(2, Event.LAND),
                Tuple.of(2, Event.FAULT),
                Tuple.of(3, Event.DELIVERIES_FAIL),
                Tuple.of(3, Event.CRASH),
                Tuple.of(2, Event.STORE_FAILS),
                Tuple.of(1, Event.RESTART),
                Tuple.of(2, Event.FAIL_OVER),
                Tuple.of(2, Event.REPLAY),
                Tuple.of(1, Event.DISCARD),
                Tuple.of(4, Event.PUSH),
                Tuple.of(1, Event.RESET),
                Tuple.of(1, Event.ASK_FOR_SCAN)));
        Arbitrary<Event> event = Arbitraries.of(events.stream()
                .flatMap(weighed -> Collections.nCopies(weighed.get1(), weighed.get2()).stream())
                .toList());
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 9);
        return Combinators.combine(event, number, number)
                .as(Step::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(30);
    }

    SalesflowSandbox sandbox();

    /** There may be something else to see. */
    void dataChanged();

    void overlook(int which);

    void poll(int most);

    void deliverLater(int count);

    void land(int count);

    void strike(Fault fault);

    void failDeliveries(int count);

    void crashAtWrite(int number, boolean isStillMade);

    void failStoreAtUse(int number, boolean isStillMade);

    void restart();

    void failOver();

    void replayParked();

    void discardParked(int which);

    void push(int which);

    void reset(Instant from);

    void askForScan();

    void comesToAnEnd();

    /** All of it happens, and comes to an end. */
    default void happen(List<Step> steps) {
        for (Step step : steps) {
            if (!isChange(step)) {
                happen(step);
            }
        }
        comesToAnEnd();
    }

    /** Changes the data, if the step is about them. */
    private boolean isChange(Step step) {
        Instant now = sandbox().clock().instant();
        int how = step.how;
        switch (step.event) {
            case IMPORT ->
                sandbox().campaign().addContact("https://www.linkedin.com/in/somebody-" + step.which + "-" + how);
            case EDIT -> contact(step).ifPresent(contact -> edit(contact, how, now));
            case EDIT_WITHOUT_TIME -> contact(step).ifPresent(contact -> edit(contact, how % 3, null));
            case EDIT_LATE -> contact(step).ifPresent(contact -> edit(contact, how, now.minus(Duration.ofDays(how))));
            case BACK_TO_PENDING -> contact(step).ifPresent(contact -> contact.status(MemberStatus.PENDING));
            case CONNECT -> contact(step).ifPresent(contact -> contact.status(MemberStatus.CONNECTED));
            case FLAG_DELETED -> contact(step).ifPresent(contact -> contact.status(MemberStatus.DELETED));
            case DELETE -> contact(step).ifPresent(SandboxContact::delete);
            case REPLY -> contact(step).ifPresent(contact -> contact.addMessage(messageId(step), now, "Reply " + how));
            case REPLY_LATE ->
                contact(step)
                        .ifPresent(contact ->
                                contact.addMessage(messageId(step), now.minus(Duration.ofHours(7L * how)), "Late"));
            case MARK_INTERESTED -> contact(step).ifPresent(contact -> contact.markInterested(interest(how)));
            case REMOVE_MESSAGE -> contact(step).ifPresent(contact -> removeMessage(contact, how));
            default -> {
                return false;
            }
        }
        dataChanged();
        return true;
    }

    private void happen(Step step) {
        int how = step.how;
        switch (step.event) {
            case TIME_PASSES ->
                sandbox()
                        .clock()
                        .advance(
                                Duration.ofSeconds(List.of(1, 1, 2, 5, 60, 1000).get(how % 6)));
            case OVERLOOK -> overlook(step.which);
            case POLL -> poll(Integer.MAX_VALUE);
            case POLL_CUT -> poll(1 + how);
            case DELIVER_LATER -> deliverLater(1 + how);
            case LAND -> land(1 + how);
            case FAULT -> strike(fault(how));
            case DELIVERIES_FAIL -> failDeliveries(1 + how);
            case CRASH -> crashAtWrite(1 + step.which % 5, how % 2 == 0);
            case STORE_FAILS -> failStoreAtUse(1 + step.which, how % 2 == 0);
            case RESTART -> restart();
            case FAIL_OVER -> failOver();
            case REPLAY -> replayParked();
            case DISCARD -> discardParked(step.which);
            case PUSH -> push(step.which);
            case RESET ->
                reset(how == 0 ? Instant.MIN : sandbox().clock().instant().minusSeconds(how));
            case ASK_FOR_SCAN -> askForScan();
            default -> throw new AssertionError(step);
        }
    }

    private Optional<SandboxContact> contact(Step step) {
        List<Contact> all = sandbox().account().contacts().stream().toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(sandbox()
                        .account()
                        .contact(all.get(step.which % all.size()).memberId()));
    }

    private static void edit(SandboxContact contact, int how, Instant time) {
        contact.edit(edit -> edit.email(how + "@example.com").lastModifiedAt(time));
    }

    /** Unique, and in no order. */
    private int messageId(Step step) {
        int count = sandbox().account().conversations().stream()
                .mapToInt(conversation -> conversation.received().size())
                .sum();
        int id = 100_000 + (count * 37 + step.how * 11) % 1000;
        while (isTaken(id)) {
            id++;
        }
        return id;
    }

    private boolean isTaken(int id) {
        return sandbox().account().conversations().stream()
                .flatMap(conversation -> conversation.received().stream())
                .anyMatch(message -> message.conversationMessageId() == id);
    }

    private static Boolean interest(int how) {
        return how % 3 == 0 ? null : Boolean.valueOf(how % 3 == 1);
    }

    private static void removeMessage(SandboxContact contact, int how) {
        List<Message> messages = contact.conversation().received();
        if (!messages.isEmpty()) {
            contact.removeMessage(messages.get(how % messages.size()).conversationMessageId());
        }
    }

    private static Fault fault(int how) {
        return List.of(
                        Fault.serverError(500),
                        Fault.serverError(503),
                        Fault.truncatedJson(),
                        Fault.htmlPage(200),
                        Fault.resetBeforeExecution(),
                        Fault.resetAfterExecution(),
                        Fault.cutAfter(200),
                        Fault.rateLimited(Duration.ofSeconds(1)),
                        Fault.envelope(403, "no"),
                        how % 2 == 0 ? Fault.unknownFields() : Fault.duplicateKeys())
                .get(how);
    }
}
