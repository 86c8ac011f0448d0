package io.salesflow.benchmark;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.standin.Journal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A Salesflow account whose contacts have all written twice, and an empty HubSpot, in a JVM of its own. */
public final class HubSpotServer {
    /** What to write to it to be told what HubSpot has. */
    static final String COUNT = "COUNT";

    private static final int MESSAGES_EACH = 2;
    private static final int MOST_IN_A_CALL = 100;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Instant FIRST_MESSAGE = Instant.parse("2026-01-05T08:00:00Z");

    private HubSpotServer() {}

    /**
     * What HubSpot has got, and by how many calls.
     *
     * @param contacts how many contacts it has
     * @param messages how many messages are on their timelines
     * @param calls how many calls there were, for records as well as to set the account up
     * @param setUpCalls how many of them read and made properties
     * @param refused how many of them were refused because of the rate limit
     * @param least the fewest calls that take the account's contacts and messages to HubSpot, without setting it up
     */
    record Count(int contacts, int messages, int calls, int setUpCalls, int refused, int least) {

        /** Reads what the server prints. */
        static Count of(String line) {
            String[] parts = line.split(" ");
            return new Count(
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Integer.parseInt(parts[4]),
                    Integer.parseInt(parts[5]),
                    Integer.parseInt(parts[6]));
        }

        /** The calls for contacts and messages. */
        int callsForRecords() {
            return calls - setUpCalls;
        }

        private String line() {
            return COUNT + " " + contacts + " " + messages + " " + calls + " " + setUpCalls + " " + refused + " "
                    + least;
        }
    }

    /**
     * Arguments: contacts, and the calls that HubSpot takes in ten seconds. Prints a line with Salesflow's base URL, token and
     * account, and with HubSpot's base URL and token, and runs until its input ends. For a line {@value #COUNT} it prints a
     * {@link Count}.
     */
    public static void main(String[] arguments) throws Exception {
        try (SalesflowSandbox salesflow = SalesflowSandbox.builder()
                        .members(Integer.parseInt(arguments[0]))
                        .start();
                HubSpotSandbox hubSpot = HubSpotSandbox.builder()
                        .callsPerTenSeconds(Integer.parseInt(arguments[1]))
                        .start();
                BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            List<Contact> contacts = salesflow.account().contacts().stream().toList();
            addMessages(salesflow, contacts);
            System.out.println("READY " + salesflow.apiUrl() + " " + salesflow.token() + " " + salesflow.accountId()
                    + " " + hubSpot.apiUrl() + " " + hubSpot.token());
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                if (line.equals(COUNT)) {
                    System.out.println(count(hubSpot, least(contacts)).line());
                }
            }
        }
    }

    /** Everybody writes once before anybody writes again. */
    private static void addMessages(SalesflowSandbox salesflow, List<Contact> contacts) {
        for (int i = 0; i < MESSAGES_EACH * contacts.size(); i++) {
            Contact writer = contacts.get(i % contacts.size());
            salesflow
                    .account()
                    .contact(writer.memberId())
                    .addMessage(FIRST_MESSAGE.plusSeconds(i), "Thank you, let us talk. " + i);
        }
    }

    private static Count count(HubSpotSandbox hubSpot, int least) {
        List<Journal.Entry> calls = hubSpot.journal().entries();
        return new Count(
                hubSpot.contacts().count(),
                hubSpot.communications().all().size(),
                calls.size(),
                (int) calls.stream().filter(HubSpotServer::isSetUp).count(),
                (int) calls.stream()
                        .filter(call -> call.status() == TOO_MANY_REQUESTS)
                        .count(),
                least);
    }

    private static boolean isSetUp(Journal.Entry call) {
        return call.path().startsWith("/crm/v3/properties/") || call.path().endsWith("/labels");
    }

    /** Who has an e-mail address must be looked up by it, and each contact written again when it has replied. */
    private static int least(List<Contact> contacts) {
        int withEmail = (int) contacts.stream()
                .filter(contact -> contact.profile().email() != null)
                .count();
        return calls(withEmail) + 2 * calls(contacts.size()) + calls(MESSAGES_EACH * contacts.size());
    }

    private static int calls(int records) {
        return (records + MOST_IN_A_CALL - 1) / MOST_IN_A_CALL;
    }
}
