package io.salesflow.quickstart;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A mail server, who mails whom, and the mailbox that the mails come into.
 *
 * @param host of the server
 * @param port of the server; 465 is with TLS, others turn to it with STARTTLS
 * @param login of server and mailbox, if they want one
 * @param from the sender
 * @param to the recipients
 * @param since the day of the first replies that are mailed, in UTC
 * @param mailbox where the mails can be read by IMAP, if they are to be compared
 */
record MailAccess(
        String host,
        int port,
        Optional<Login> login,
        String from,
        String to,
        LocalDate since,
        Optional<Mailbox> mailbox) {

    private static final int SMTPS_PORT = 465;
    private static final int IMAPS_PORT = 993;

    private static final String HOST = "MAIL_HOST";
    private static final String PORT = "MAIL_PORT";
    private static final String USERNAME = "MAIL_USERNAME";
    private static final String PASSWORD = "MAIL_PASSWORD";
    private static final String FROM = "MAIL_FROM";
    private static final String TO = "MAIL_TO";
    private static final String SINCE = "MAIL_SINCE";
    private static final String IMAP_HOST = "IMAP_HOST";
    private static final String IMAP_PORT = "IMAP_PORT";

    /** A name and a password, unseen. */
    record Login(String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /** Where a mailbox is. */
    record Mailbox(String host, int port) {
        String protocol() {
            return ThisMachine.isNamed(host) ? "imap" : "imaps";
        }

        @Override
        public String toString() {
            return protocol() + "://" + host + ":" + port;
        }
    }

    static Optional<MailAccess> of(Environment environment) {
        if (!environment.isSet("to have replies mailed", HOST, FROM, TO)) {
            return Optional.empty();
        }
        Optional<Login> login = environment.isSet("to log in", USERNAME, PASSWORD)
                ? Optional.of(new Login(
                        environment.text(USERNAME).orElseThrow(),
                        environment.text(PASSWORD).orElseThrow()))
                : Optional.empty();
        if (login.isEmpty() && environment.text(IMAP_HOST).isPresent()) {
            throw new SetupException(IMAP_HOST + " is the mailbox that mails are looked up in: set " + USERNAME
                    + " and " + PASSWORD + ", too, or unset it");
        }
        return Optional.of(new MailAccess(
                environment.text(HOST).orElseThrow(),
                port(environment, PORT, SMTPS_PORT),
                login,
                environment.text(FROM).orElseThrow(),
                environment.text(TO).orElseThrow(),
                since(environment),
                environment.text(IMAP_HOST).map(host -> new Mailbox(host, port(environment, IMAP_PORT, IMAPS_PORT)))));
    }

    String protocol() {
        return port == SMTPS_PORT ? "smtps" : "smtp";
    }

    /** Whether the connection must turn to TLS before anything is said. */
    boolean isTurnedToTls() {
        return port != SMTPS_PORT && !ThisMachine.isNamed(host);
    }

    Map<String, String> variables() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(HOST, host);
        variables.put(PORT, String.valueOf(port));
        login.ifPresent(known -> {
            variables.put(USERNAME, known.username());
            variables.put(PASSWORD, known.password());
        });
        variables.put(FROM, from);
        variables.put(TO, to);
        variables.put(SINCE, since.toString());
        mailbox.ifPresent(known -> {
            variables.put(IMAP_HOST, known.host());
            variables.put(IMAP_PORT, String.valueOf(known.port()));
        });
        return variables;
    }

    @Override
    public String toString() {
        return protocol() + "://" + host + ":" + port + ", to " + to;
    }

    private static int port(Environment environment, String name, int standard) {
        long port = environment.number(name).orElse((long) standard);
        if (port < 1 || port > 65_535) {
            throw new SetupException(name + " must be a port, but is " + port);
        }
        return (int) port;
    }

    private static LocalDate since(Environment environment) {
        Optional<String> since = environment.text(SINCE);
        try {
            return since.map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            throw new SetupException(
                    SINCE + " must be a date such as 2026-01-31, but is '" + since.orElseThrow() + "'");
        }
    }
}
