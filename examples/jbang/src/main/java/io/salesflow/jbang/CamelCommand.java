package io.salesflow.jbang;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel} without JBang. */
public final class CamelCommand {
    private CamelCommand() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        CamelJBangMain.run(arguments);
    }
}
