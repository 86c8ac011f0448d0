package io.salesflow.sandbox.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The faults of a sandbox, in the order in which they were asked for. Thread-safe. */
public final class FaultPlan {

    private final List<FaultRule> rules = new CopyOnWriteArrayList<>();
    private final Set<String> operations;

    /** A plan without faults for these operations. */
    public FaultPlan(Set<String> operations) {
        this.operations = Set.copyOf(operations);
    }

    /**
     * Has a fault strike an operation's requests from now on.
     *
     * @throws IllegalArgumentException if there is no such operation
     */
    public FaultRule on(String operation, Fault fault) {
        if (!operation.equals(FaultRule.EVERY_OPERATION) && !operations.contains(operation)) {
            throw new IllegalArgumentException("No operation is called " + operation);
        }
        FaultRule rule = new FaultRule(operation, fault, rules::remove);
        rules.add(rule);
        return rule;
    }

    /** Has a fault strike the requests of all operations from now on. */
    public FaultRule onAll(Fault fault) {
        return on(FaultRule.EVERY_OPERATION, fault);
    }

    /** Takes all faults away. */
    public void clear() {
        rules.clear();
    }

    /** All faults that were asked for and not taken away. */
    public List<FaultRule> rules() {
        return List.copyOf(rules);
    }

    /** The faults that strike this request: any number of delays, and at most one other at the end. */
    public List<Fault> strike(String operation) {
        if (rules.isEmpty()) {
            return List.of();
        }
        List<Fault> struck = new ArrayList<>();
        Fault last = null;
        for (FaultRule rule : rules) {
            boolean delay = rule.fault() instanceof Fault.Delay;
            if ((delay || last == null) && rule.strikes(operation)) {
                if (delay) {
                    struck.add(rule.fault());
                } else {
                    last = rule.fault();
                }
            }
        }
        if (last != null) {
            struck.add(last);
        }
        return struck;
    }
}
