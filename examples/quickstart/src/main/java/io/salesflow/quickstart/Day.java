package io.salesflow.quickstart;

import io.salesflow.sandbox.SalesflowSandbox;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A day from the import to the evening, and what is in each target after it. In the sandbox the day goes by at once; a real
 * account is taken as it is now.
 */
final class Day {
    private static final int PARTS = 4;
    private static final Duration PART = Duration.ofDays(1).dividedBy(PARTS);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE HH:mm");

    private final Services services;
    private final Routes routes;
    private final PrintWriter out;
    private final Clock clock;
    private final TextTable table = new TextTable();

    Day(Services services, Routes routes, PrintWriter out) {
        this.services = services;
        this.routes = routes;
        this.out = out;
        this.clock = services.sandbox().<Clock>map(SalesflowSandbox::clock).orElseGet(Clock::systemUTC);
        table.addColumns("", List.of("Time"));
        table.addColumns("Salesflow", List.of("Contacts", "Invited", "Connected", "Replies"));
        services.targets().forEach(target -> table.addColumns(target.name(), target.columns()));
        table.addColumns("", List.of("Not taken"));
    }

    /** Lets the day go by, prints its table, and compares. True if all sides agree, and the last reply came. */
    boolean pass() {
        poll();
        Optional<SandboxReply> reply = services.sandbox().map(this::live);
        table.print(out);
        boolean isReplyHere = reply.map(last -> last.tell(out)).orElse(true);
        return new Comparison(routes, out).compare(services.targets()) && isReplyHere;
    }

    private SandboxReply live(SalesflowSandbox sandbox) {
        SandboxReply reply = new SandboxReply(sandbox, routes);
        for (int part = 1; part <= PARTS; part++) {
            sandbox.life().run(PART);
            if (part == PARTS) {
                routes.pollFeeds();
                reply.make();
            }
            poll();
        }
        return reply;
    }

    private void poll() {
        routes.pollFeeds();
        Figures figures = Figures.of(routes.account());
        List<Object> row = new ArrayList<>(List.of(
                TIME.format(LocalDateTime.now(clock)),
                figures.contacts(),
                figures.invited(),
                figures.connected(),
                figures.replies()));
        services.targets().forEach(target -> row.addAll(target.cells(routes.takeDelivered(target))));
        row.add(routes.undelivered());
        table.addRow(row);
    }
}
