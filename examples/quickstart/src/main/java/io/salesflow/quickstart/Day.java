package io.salesflow.quickstart;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.routes.hubspot.ContactTotals;
import io.salesflow.sandbox.SalesflowSandbox;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * A day from the import to the evening, and what is in HubSpot after it. In the sandbox the day goes by at once; a real
 * account is taken as it is now.
 */
final class Day {
    private static final int PARTS = 4;
    private static final Duration PART = Duration.ofDays(1).dividedBy(PARTS);
    private static final int MOST_DIFFERENCES_SHOWN = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm");

    private final Services services;
    private final Routes routes;
    private final PrintWriter out;
    private final Clock clock;
    private final MessageFiles messages;
    private Figures figures;
    private final TextTable table = new TextTable(
            "Time", "Contacts", "Invited", "Connected", "Replied", "In HubSpot: created", "updated", "not taken");

    Day(Services services, Routes routes, MessageFiles messages, PrintWriter out) {
        this.services = services;
        this.messages = messages;
        this.routes = routes;
        this.out = out;
        this.clock = services.sandbox().<Clock>map(SalesflowSandbox::clock).orElseGet(Clock::systemUTC);
    }

    /** Lets the day go by, prints its table, and compares. True if both sides agree, and the last reply came. */
    boolean pass() {
        poll();
        Optional<SandboxReply> reply = services.sandbox().map(this::live);
        table.print(out);
        boolean isReplyHere = reply.map(last -> last.tell(out)).orElse(true);
        return compare() && isReplyHere;
    }

    private SandboxReply live(SalesflowSandbox sandbox) {
        SandboxReply reply = new SandboxReply(sandbox, routes);
        for (int part = 1; part <= PARTS; part++) {
            sandbox.life().run(PART);
            if (part == PARTS) {
                reply.make();
            }
            poll();
        }
        return reply;
    }

    private void poll() {
        ContactTotals totals = routes.pollFeeds();
        figures = Figures.of(routes.contacts(), routes.replies());
        table.add(
                TIME.format(LocalDateTime.now(clock)),
                figures.contacts(),
                figures.invited(),
                figures.connected(),
                figures.replied(),
                totals.created(),
                totals.updated(),
                routes.undelivered());
    }

    private boolean compare() {
        List<Contact> contacts = routes.contacts();
        Comparison comparison = Comparison.of(contacts);
        comparison.lookUp(routes::hubSpotContacts);
        services.standIn()
                .ifPresent(hubSpot -> comparison.expectNobodyElse(hubSpot.contacts().all().stream()
                        .map(contact -> contact.value("salesflow_linkedin_key").orElse(""))
                        .toList()));
        out.println();
        out.println("Compared " + contacts.size() + " contacts in Salesflow (" + comparison.people()
                + " people) with HubSpot, and " + figures.messages() + " messages with their files.");
        comparison.compareMessages(routes.replies(), messages);
        print(comparison.differences());
        return comparison.differences().isEmpty();
    }

    private void print(List<String> differences) {
        if (differences.isEmpty()) {
            out.println("Both sides agree.");
            return;
        }
        out.println("They differ in " + differences.size() + (differences.size() == 1 ? " place:" : " places:"));
        differences.stream().limit(MOST_DIFFERENCES_SHOWN).forEach(difference -> out.println("  " + difference));
        Optional.of(differences.size() - MOST_DIFFERENCES_SHOWN)
                .filter(more -> more > 0)
                .ifPresent(more -> out.println("  and " + more + " more"));
    }
}
