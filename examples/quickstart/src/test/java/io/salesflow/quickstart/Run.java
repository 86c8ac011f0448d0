package io.salesflow.quickstart;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * A run of the program within the test's own virtual machine.
 *
 * @param exitCode what it ended with
 * @param output what it printed
 */
record Run(int exitCode, String output) {
    static Run of(Map<String, String> environment, String... arguments) {
        StringWriter output = new StringWriter();
        PrintWriter out = new PrintWriter(output);
        int exitCode = Quickstart.execute(environment, out, out, arguments);
        return new Run(exitCode, output.toString());
    }
}
