package io.salesflow.quickstart;

import java.io.PrintWriter;
import java.util.List;

/** Holds each target against Salesflow, and tells what differs. */
final class Comparison {
    private static final int MOST_SHOWN = 20;

    private final Routes routes;
    private final PrintWriter out;

    Comparison(Routes routes, PrintWriter out) {
        this.routes = routes;
        this.out = out;
    }

    /** Compares and prints. True if all agree. */
    boolean compare(List<Target> targets) {
        Account account = routes.account();
        out.println();
        out.println("Compared Salesflow, " + account.contacts().size() + " contacts (" + account.people()
                + " people) and " + account.messages().size() + " messages, record by record with:");
        boolean isSame = true;
        for (Target target : targets) {
            Differences differences = new Differences(target.name());
            out.println("  " + target.name()
                    + target.compare(account, routes, differences)
                            .map(compared -> ", " + compared + ": " + count(differences))
                            .orElse(": not compared"));
            print(differences.all());
            isSame = isSame && differences.all().isEmpty();
        }
        out.println(isSame ? "All sides agree." : "They differ.");
        return isSame;
    }

    private static String count(Differences differences) {
        int count = differences.all().size();
        return switch (count) {
            case 0 -> "the same";
            case 1 -> "1 difference";
            default -> count + " differences";
        };
    }

    private void print(List<String> differences) {
        differences.stream().limit(MOST_SHOWN).forEach(difference -> out.println("    " + difference));
        if (differences.size() > MOST_SHOWN) {
            out.println("    and " + (differences.size() - MOST_SHOWN) + " more");
        }
    }
}
