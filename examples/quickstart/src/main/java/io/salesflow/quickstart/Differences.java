package io.salesflow.quickstart;

import java.util.ArrayList;
import java.util.List;

/** What differs between Salesflow and another system, in words. */
final class Differences {
    private final String system;
    private final List<String> all = new ArrayList<>();

    /** None as yet from that system. */
    Differences(String system) {
        this.system = system;
    }

    String system() {
        return system;
    }

    void add(String what, String difference) {
        all.add(what + ": " + difference);
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
