package io.salesflow.quickstart;

import io.salesflow.quickstart.board.FaultSwitch;
import io.salesflow.sandbox.standin.Fault;
import io.salesflow.sandbox.standin.Faults;

/** What can be made to fail in a stand-in for a target. */
final class StandInFaults {
    private static final int UNAVAILABLE = 503;

    private StandInFaults() {}

    /** It answers nothing but errors until it is mended. */
    static FaultSwitch down(String id, String label, Faults faults) {
        return new FaultSwitch(id, label, isOn -> {
            if (isOn) {
                faults.all(Fault.status(UNAVAILABLE));
            } else {
                faults.clear();
            }
        });
    }
}
