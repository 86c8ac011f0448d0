package io.salesflow.benchmark;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The sandbox with many contacts, in a JVM of its own. */
public final class Server {
    /** What to write to it to have one contact changed. */
    static final String CHANGE_ONE = "CHANGE";

    private Server() {}

    /**
     * Arguments: contacts, and whether to compress. Prints a line with base URL, token and account, and runs until its input
     * ends. For a line {@value #CHANGE_ONE} it changes a contact, and prints {@code CHANGED}.
     */
    public static void main(String[] arguments) throws Exception {
        try (SalesflowSandbox sandbox = SalesflowSandbox.builder()
                        .members(Integer.parseInt(arguments[0]))
                        .compression(Boolean.parseBoolean(arguments[1]))
                        .start();
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("READY " + sandbox.apiUrl() + " " + sandbox.token() + " " + sandbox.accountId());
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (line.equals(CHANGE_ONE)) {
                    Contact some =
                            sandbox.account().contacts().stream().findFirst().orElseThrow();
                    sandbox.account()
                            .contact(some.memberId())
                            .edit(edit -> edit.company(some.profile().company() + "."));
                    System.out.println("CHANGED");
                }
            }
        }
    }
}
