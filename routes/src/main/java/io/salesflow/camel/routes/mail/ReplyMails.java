package io.salesflow.camel.routes.mail;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.feed.Change;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes a mail of a reply: an exchange of the feed of messages, with its contact. The Message-ID follows from the account and the
 * reply, so that a mail that comes twice, after a crash, can be recognised.
 */
public final class ReplyMails extends MailWriter implements Processor {
    private static final String REPLY = "reply";
    private static final String INTERESTED = "interested";

    private boolean isInterestTold;

    /** Mails to the recipients of property {@code salesflow.replies-to-mail.to}. */
    public ReplyMails() {
        super("salesflow.replies-to-mail.to", REPLY, INTERESTED);
    }

    /** Whether there is a second, short mail when somebody who replied is marked as interested later. */
    public void setInterested(boolean interested) {
        isInterestTold = interested;
    }

    /** Whether the exchange has something to tell: a new reply, or if that was asked for, that its writer is interested. */
    public boolean isToBeTold(Exchange exchange) {
        Message message = exchange.getMessage();
        Change.Kind kind = message.getHeader(SalesflowConstants.CHANGE, Change.Kind.class);
        return kind == Change.Kind.NEW
                || kind == Change.Kind.UPDATED
                        && isInterestTold
                        && reply(message).interested() == Boolean.TRUE
                        && changedFields(message).contains("Interested");
    }

    /**
     * Makes the mail. What was sent before is noted first, so that a crash can repeat no more than the mail that is under way.
     *
     * @throws IllegalArgumentException if the body is no message
     * @throws IllegalStateException if a template asks for what is not there
     */
    @Override
    public void process(Exchange exchange) {
        noteWhatWasSent(exchange);
        Message message = exchange.getMessage();
        ReceivedMessage reply = reply(message);
        String key = "reply." + MailText.atom(message.getHeader(SalesflowConstants.ACCOUNT_ID)) + "."
                + MailText.atom(message.getHeader(SalesflowConstants.IDENTITY));
        boolean isNew = message.getHeader(SalesflowConstants.CHANGE) == Change.Kind.NEW;
        write(
                message,
                isNew ? REPLY : INTERESTED,
                messageId(isNew ? key : key + ".interested"),
                ReplyValues.of(reply, this::time));
        if (!isNew) {
            message.setHeader("In-Reply-To", messageId(key));
            message.setHeader("References", messageId(key));
        }
    }

    private static ReceivedMessage reply(Message message) {
        if (message.getBody() instanceof ReceivedMessage reply) {
            return reply;
        }
        throw new IllegalArgumentException("Only messages of a feed with batchSize=1 become mails, but the body is "
                + (message.getBody() == null
                        ? "null"
                        : message.getBody().getClass().getName()));
    }

    @SuppressWarnings("unchecked")
    private static List<String> changedFields(Message message) {
        return message.getHeader(SalesflowConstants.CHANGED_FIELDS, List.of(), List.class);
    }
}
