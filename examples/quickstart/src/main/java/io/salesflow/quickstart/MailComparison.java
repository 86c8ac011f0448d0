package io.salesflow.quickstart;

import io.salesflow.camel.api.ReceivedMessage;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.search.HeaderTerm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds the mails in a mailbox against the replies in Salesflow, by their Message-IDs. */
final class MailComparison {
    private static final String MESSAGE_ID = "Message-ID";

    private final MailAccess access;
    private final MailAccess.Mailbox mailbox;
    private final Differences differences;
    private int repeated;

    MailComparison(MailAccess access, MailAccess.Mailbox mailbox, Differences differences) {
        this.access = access;
        this.mailbox = mailbox;
        this.differences = differences;
    }

    /** Compares; tells how many mails there should be, and how many came again after a crash, with the same Message-ID. */
    String compare(Account account) {
        Instant since = access.since().atStartOfDay(ZoneOffset.UTC).toInstant();
        Map<String, ReceivedMessage> expected = account.messages().stream()
                .filter(message ->
                        message.createdAt() != null && !message.createdAt().isBefore(since))
                .collect(Collectors.toMap(
                        message -> messageId(account, message), Function.identity(), (one, same) -> one));
        Map<String, String> found = textsById(account);
        expected.forEach((id, message) -> {
            String text = found.get(id);
            if (text == null) {
                differences.add(Account.name(message), "there is no mail of it");
            } else if (!text.contains(plain(message.text()))) {
                differences.add(Account.name(message), "its mail has another text");
            }
        });
        return expected.size() + " mails" + (repeated == 0 ? "" : " (" + repeated + " came twice)");
    }

    private String messageId(Account account, ReceivedMessage message) {
        return "<" + idOfAccount(account) + message.memberId() + "." + message.conversationMessageId() + "@" + domain()
                + ">";
    }

    private static String idOfAccount(Account account) {
        return "salesflow.reply." + account.id() + ".";
    }

    private String domain() {
        try {
            String address = new InternetAddress(access.from()).getAddress();
            return address.substring(address.indexOf('@') + 1);
        } catch (AddressException e) {
            throw new SetupException("MAIL_FROM is no e-mail address: " + access.from());
        }
    }

    /** What the mails about an account say, by their Message-IDs. */
    private Map<String, String> textsById(Account account) {
        MailAccess.Login login = access.login().orElseThrow();
        Properties settings = new Properties();
        settings.setProperty("mail.imaps.ssl.checkserveridentity", "true");
        Map<String, String> texts = new HashMap<>();
        try (Store store = Session.getInstance(settings).getStore(mailbox.protocol())) {
            store.connect(mailbox.host(), mailbox.port(), login.username(), login.password());
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                for (Message mail : inbox.search(new HeaderTerm(MESSAGE_ID, idOfAccount(account)))) {
                    if (texts.put(mail.getHeader(MESSAGE_ID)[0], plain(text(mail))) != null) {
                        repeated++;
                    }
                }
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("The mailbox at " + mailbox + " can't be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The mailbox at " + mailbox + " can't be read", e);
        }
        return texts;
    }

    /** The plain text of a mail. */
    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return (String) part.getContent();
        }
        StringBuilder text = new StringBuilder();
        if (part.isMimeType("multipart/*")) {
            Multipart parts = (Multipart) part.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(text(parts.getBodyPart(i)));
            }
        }
        return text.toString();
    }

    /** Without regard to line ends and control characters, which differ in mails. */
    private static String plain(String text) {
        return text == null ? "" : text.replaceAll("[\\s\\p{Cc}]+", " ").strip();
    }
}
