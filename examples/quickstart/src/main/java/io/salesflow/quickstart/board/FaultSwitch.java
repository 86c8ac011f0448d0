package io.salesflow.quickstart.board;

import java.util.function.Consumer;

/** Something that can be made to fail, and mended again, to see what the board says of it. */
public final class FaultSwitch {
    private final String id;
    private final String label;
    private final Consumer<Boolean> turn;
    private boolean isOn;

    /**
     * A fault that has not begun.
     *
     * @param id such as {@code hubspot-down}
     * @param label what fails, in words
     * @param turn lets it begin, or ends it
     */
    public FaultSwitch(String id, String label, Consumer<Boolean> turn) {
        this.id = id;
        this.label = label;
        this.turn = turn;
    }

    /** Its name in the address of the page and on the command line. */
    public String id() {
        return id;
    }

    /** Lets it begin, or ends it; nothing happens if it is so already. */
    public synchronized void turn(boolean on) {
        if (on != isOn) {
            turn.accept(on);
            isOn = on;
        }
    }

    synchronized Snapshot.SwitchState state() {
        return new Snapshot.SwitchState(id, label, isOn);
    }
}
