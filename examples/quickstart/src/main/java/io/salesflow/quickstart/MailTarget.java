package io.salesflow.quickstart;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.feed.Change;
import io.salesflow.quickstart.board.Delivered;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.Exchange;

/** A mailbox: a mail for each reply. */
final class MailTarget implements Target {
    /** The route that sends the mails. */
    static final String ROUTE = "salesflow-replies-to-mail";

    private static final String ADDRESS = "sales@example.com";
    private static final int PASSWORD_BYTES = 16;
    private static final long LONGEST_START_MILLIS = 30_000;

    private final MailAccess access;
    private final Optional<GreenMail> standIn;

    private MailTarget(MailAccess access, Optional<GreenMail> standIn) {
        this.access = access;
        this.standIn = standIn;
    }

    static MailTarget real(MailAccess access) {
        return new MailTarget(access, Optional.empty());
    }

    /**
     * Starts a stand-in.
     *
     * @throws SetupException if a port is in use
     */
    static MailTarget standIn(int smtpPort, int imapPort) {
        GreenMail server = new GreenMail(new ServerSetup[] {
            setup(ThisMachine.free(smtpPort, "--smtp-port"), ServerSetup.PROTOCOL_SMTP),
            setup(ThisMachine.free(imapPort, "--imap-port"), ServerSetup.PROTOCOL_IMAP)
        });
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        String password = HexFormat.of().formatHex(secret);
        server.start();
        server.setUser(ADDRESS, password);
        MailAccess access = new MailAccess(
                ThisMachine.ADDRESS,
                server.getSmtp().getPort(),
                Optional.of(new MailAccess.Login(ADDRESS, password)),
                "Salesflow <salesflow@example.com>",
                ADDRESS,
                LocalDate.EPOCH,
                Optional.of(new MailAccess.Mailbox(
                        ThisMachine.ADDRESS, server.getImap().getPort())));
        return new MailTarget(access, Optional.of(server));
    }

    @Override
    public String name() {
        return "Mailbox";
    }

    @Override
    public String description() {
        return (standIn.isPresent() ? "stand-in, " : "real, ")
                + access
                + access.mailbox().map(mailbox -> ", read at " + mailbox).orElse(", not compared without IMAP_HOST");
    }

    @Override
    public List<String> routes() {
        return List.of(ROUTE);
    }

    @Override
    public String routeFiles() {
        return "classpath:camel/" + ROUTE + ".yaml";
    }

    @Override
    public String messageFeed() {
        return "replies-to-mail";
    }

    @Override
    public Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("mail.host", access.host());
        properties.setProperty("mail.port", String.valueOf(access.port()));
        properties.setProperty("mail.protocol", access.protocol());
        properties.setProperty("mail.startTls", String.valueOf(access.isTurnedToTls()));
        properties.setProperty("mail.from", access.from());
        properties.setProperty("salesflow.replies-to-mail.to", access.to());
        properties.setProperty(
                "salesflow.replies-to-mail.backfill", access.since().toString());
        access.login().ifPresent(login -> {
            String component = "camel.component." + access.protocol();
            properties.setProperty(component + ".username", login.username());
            properties.setProperty(component + ".password", login.password());
        });
        return properties;
    }

    @Override
    public Map<String, String> variables() {
        return access.variables();
    }

    @Override
    public List<String> columns() {
        return List.of("Mails");
    }

    @Override
    public List<Long> cells(Delivered delivered) {
        return List.of(delivered.messages());
    }

    /** The route also takes what changes of a reply later, and mails nothing then. */
    @Override
    public Delivered delivered(Exchange exchange) {
        Object kind = exchange.getMessage().getHeader(SalesflowConstants.CHANGE);
        return kind == Change.Kind.NEW ? new Delivered(0, 0, 1) : Delivered.NOTHING;
    }

    @Override
    public Optional<String> compare(Account account, Routes routes, Differences differences) {
        return access.mailbox().map(mailbox -> new MailComparison(access, mailbox, differences).compare(account));
    }

    @Override
    public Optional<String> status() {
        return standIn.map(server -> server.getReceivedMessages().length + " mails");
    }

    @Override
    public List<String> suggestions() {
        return standIn.map(server -> List.of(
                        "# the first mail",
                        "curl 'imap://" + ThisMachine.ADDRESS + ":"
                                + server.getImap().getPort()
                                + "/INBOX;MAILINDEX=1' --user " + ADDRESS + ":"
                                + access.login().orElseThrow().password()))
                .orElse(List.of());
    }

    @Override
    public void close() {
        standIn.ifPresent(GreenMail::stop);
    }

    private static ServerSetup setup(int port, String protocol) {
        ServerSetup setup = new ServerSetup(port, ThisMachine.ADDRESS, protocol);
        setup.setServerStartupTimeout(LONGEST_START_MILLIS);
        return setup;
    }
}
