package io.salesflow.benchmark;

import io.salesflow.sandbox.SalesflowSandbox;

/** The sandbox with many contacts, in a JVM of its own. */
public final class Server {
    private Server() {}

    /** Arguments: contacts, and whether to compress. Prints a line with base URL, token and account, and runs until its input ends. */
    public static void main(String[] arguments) throws Exception {
        try (SalesflowSandbox sandbox = SalesflowSandbox.builder()
                .members(Integer.parseInt(arguments[0]))
                .compression(Boolean.parseBoolean(arguments[1]))
                .start()) {
            System.out.println("READY " + sandbox.apiUrl() + " " + sandbox.token() + " " + sandbox.accountId());
            while (System.in.read() != -1) {
                continue;
            }
        }
    }
}
