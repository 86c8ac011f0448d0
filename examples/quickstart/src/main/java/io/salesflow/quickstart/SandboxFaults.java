package io.salesflow.quickstart;

import io.salesflow.quickstart.board.FaultSwitch;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.util.List;

/** What can be made to fail in the Salesflow sandbox, to see what becomes of it. */
final class SandboxFaults {
    private static final int UNAVAILABLE = 503;
    private static final String BROKEN = "broken";

    private SandboxFaults() {}

    static List<FaultSwitch> of(SalesflowSandbox sandbox) {
        return List.of(
                new FaultSwitch("salesflow-down", "Salesflow is down", isOn -> turnDown(sandbox, isOn)),
                new FaultSwitch(
                        "broken-email", "Somebody has a broken e-mail address", isOn -> breakEmail(sandbox, isOn)));
    }

    private static void turnDown(SalesflowSandbox sandbox, boolean isOn) {
        if (isOn) {
            sandbox.faults().onAll(Fault.serverError(UNAVAILABLE));
        } else {
            sandbox.faults().clear();
        }
    }

    /** No system takes such an address; the contact goes on its way when it has another. */
    private static void breakEmail(SalesflowSandbox sandbox, boolean isOn) {
        SandboxContact contact =
                sandbox.account().contact(sandbox.campaign().contacts().get(0).memberId());
        contact.edit(edit -> edit.email(isOn ? BROKEN : null));
    }
}
