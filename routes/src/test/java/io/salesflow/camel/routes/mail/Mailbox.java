package io.salesflow.camel.routes.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real mail server with a gate before it, fresh for each test, and what lies in the mailboxes, read by IMAP. */
public final class Mailbox implements BeforeEachCallback, AfterEachCallback {
    public static final String SALES = "sales@example.com";
    public static final String BOSS = "boss@example.com";
    public static final String LOGIN = "salesflow";
    public static final String PASSWORD = "canary-mail-password-9d41";

    private GreenMail server;
    private SmtpGate gate;

    @Override
    public void beforeEach(ExtensionContext context) {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        server.setUser(SALES, SALES, "secret");
        server.setUser(BOSS, BOSS, "secret");
        server.setUser("salesflow@example.com", LOGIN, PASSWORD);
        gate = new SmtpGate(server.getSmtp().getPort());
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        gate.close();
        server.stop();
    }

    public SmtpGate gate() {
        return gate;
    }

    /** The mails to the sales people, oldest first. */
    public List<Mail> mails() {
        return mails(SALES);
    }

    public List<Mail> mails(String user) {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.host", "127.0.0.1");
        properties.setProperty("mail.imap.port", String.valueOf(server.getImap().getPort()));
        properties.setProperty("mail.imap.partialfetch", "false");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect(user, "secret");
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                Message[] messages = inbox.getMessages();
                return Arrays.stream(messages).map(Mail::of).toList();
            }
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
