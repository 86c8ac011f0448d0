package io.salesflow.camel.routes.mail;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** A mail as it lies in a mailbox. */
public record Mail(
        String id,
        String from,
        List<String> to,
        String subject,
        String text,
        String html,
        List<String> headers,
        String inReplyTo,
        String raw) {

    static Mail of(Message message) {
        try {
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            message.writeTo(raw);
            MimeMessage mime = new MimeMessage(null, new ByteArrayInputStream(raw.toByteArray()));
            MimeMultipart parts = (MimeMultipart) mime.getContent();
            if (!parts.getContentType().startsWith("multipart/alternative") || parts.getCount() != 2) {
                throw new AssertionError("Not two alternatives: " + parts.getContentType());
            }
            if (!parts.getBodyPart(0).isMimeType("text/plain")
                    || !parts.getBodyPart(1).isMimeType("text/html")) {
                throw new AssertionError("Not plain text and HTML");
            }
            return new Mail(
                    mime.getMessageID(),
                    mime.getFrom()[0].toString(),
                    List.of(mime.getAllRecipients()).stream()
                            .map(String::valueOf)
                            .toList(),
                    mime.getSubject(),
                    lines(parts.getBodyPart(0).getContent()),
                    lines(parts.getBodyPart(1).getContent()),
                    Collections.list(mime.getAllHeaders()).stream()
                            .map(Header::getName)
                            .toList(),
                    mime.getHeader("In-Reply-To", null),
                    raw.toString(StandardCharsets.UTF_8));
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String lines(Object content) {
        return ((String) content).replace("\r\n", "\n").strip();
    }
}
