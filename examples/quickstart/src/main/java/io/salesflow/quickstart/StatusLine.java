package io.salesflow.quickstart;

import io.salesflow.sandbox.SalesflowSandbox;
import java.io.PrintWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints how things stand in the stand-ins, every few seconds, if they have changed. */
final class StatusLine {
    private static final long SECONDS = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM HH:mm");

    private final Services services;
    private final PrintWriter out;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(StatusLine::thread);
    private String printed = "";

    private StatusLine(Services services, PrintWriter out) {
        this.services = services;
        this.out = out;
    }

    static StatusLine start(Services services, PrintWriter out) {
        StatusLine line = new StatusLine(services, out);
        line.timer.scheduleWithFixedDelay(line::print, SECONDS, SECONDS, TimeUnit.SECONDS);
        return line;
    }

    void close() {
        timer.shutdownNow();
    }

    private void print() {
        String line = Stream.concat(
                        services.sandbox().map(StatusLine::salesflow).stream(),
                        services.targets().stream()
                                .flatMap(target ->
                                        target.status().map(status -> target.name() + ": " + status).stream()))
                .collect(Collectors.joining("  |  "));
        if (!line.equals(printed)) {
            printed = line;
            out.println(line);
            out.flush();
        }
    }

    private static String salesflow(SalesflowSandbox sandbox) {
        var tally = sandbox.campaign().tally();
        LocalDateTime now = LocalDateTime.ofInstant(sandbox.clock().instant(), ZoneOffset.UTC);
        return TIME.format(now) + "  Salesflow: " + tally.total() + " contacts, " + tally.connected() + " connected, "
                + sandbox.account().conversations().stream()
                        .filter(conversation -> !conversation.received().isEmpty())
                        .count()
                + " replied";
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "quickstart-status");
        thread.setDaemon(true);
        return thread;
    }
}
