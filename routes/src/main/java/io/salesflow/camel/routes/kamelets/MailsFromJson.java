package io.salesflow.camel.routes.kamelets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.mail.AlertMails;
import io.salesflow.camel.routes.mail.DigestFromJson;
import io.salesflow.camel.routes.mail.ReplyMails;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** Makes a mail of the JSON of a message, an account, a campaign or a digest, as the sources deliver them one by one. */
public final class MailsFromJson extends ServiceSupport implements Processor {
    private ReplyMails replies;
    private AlertMails alerts;
    private DigestFromJson digests;

    /** Writes the mails about messages. */
    public void setReplies(ReplyMails replies) {
        this.replies = replies;
    }

    /** Writes the mails about accounts and campaigns. */
    public void setAlerts(AlertMails alerts) {
        this.alerts = alerts;
    }

    /** Writes the mails about what happened on a day. */
    public void setDigests(DigestFromJson digests) {
        this.digests = digests;
    }

    /**
     * Whether there is something to tell.
     *
     * @throws IllegalArgumentException if the body is neither a message nor an account, a campaign or a digest
     */
    public boolean isToBeTold(Exchange exchange) {
        JsonNode tree = ChangeJson.tree(exchange.getMessage());
        if (tree != null && DigestFromJson.isDigest(tree)) {
            return true;
        }
        Exchange read = exchange.copy();
        try {
            return isReply(read)
                    ? replies.isToBeTold(read)
                    : startedAlerts(read).isToBeTold(read);
        } finally {
            if (read.getProperty(SalesflowConstants.POSTPONED, false, Boolean.class)) {
                exchange.setProperty(SalesflowConstants.POSTPONED, true);
                Delivery.postponeAsNotedOn(exchange);
            }
        }
    }

    /** Makes the mail. */
    @Override
    public void process(Exchange exchange) {
        JsonNode tree = ChangeJson.tree(exchange.getMessage());
        if (tree != null && DigestFromJson.isDigest(tree)) {
            digests.write(exchange, tree);
            return;
        }
        if (Delivery.of(exchange) == null) {
            // No feed here waits for it, so there is none to note what was sent before.
            exchange.getMessage().removeHeader(SalesflowConstants.FEED_ID);
        }
        try {
            if (isReply(exchange)) {
                replies.process(exchange);
            } else {
                startedAlerts(exchange).process(exchange);
            }
        } catch (RuntimeException e) {
            Delivery.postponeAsNotedOn(exchange);
            throw e;
        }
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(replies, digests);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(replies, alerts, digests);
    }

    /** Alerts keep a file, which replies don't need; so they are started with the first one. Until they can be, all of them wait. */
    private AlertMails startedAlerts(Exchange exchange) {
        try {
            ServiceHelper.startService(alerts);
            return alerts;
        } catch (RuntimeException e) {
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            throw e;
        }
    }

    /** Makes the message what the writers of mails know, and tells which of them is to write. */
    private static boolean isReply(Exchange exchange) {
        Message message = exchange.getMessage();
        JsonNode tree = ChangeJson.tree(message);
        Elements elements = elements(tree);
        SalesflowRecord element = ChangeJson.element(tree, elements.type());
        message.setBody(element);
        String kind = message.getHeader(SalesflowConstants.CHANGE, String.class);
        message.setHeader(SalesflowConstants.CHANGE, kind == null ? Change.Kind.NEW : ChangeJson.kind(kind));
        if (message.getHeader(SalesflowConstants.IDENTITY) == null) {
            message.setHeader(SalesflowConstants.IDENTITY, elements.identity(element));
        }
        message.setHeader(SalesflowConstants.CHANGED_FIELDS, ChangesToJson.changedFields(message));
        Object previous = message.getHeader(SalesflowConstants.PREVIOUS);
        if (previous != null && !(previous instanceof SalesflowRecord)) {
            message.setHeader(SalesflowConstants.PREVIOUS, ChangeJson.element(read(previous), elements.type()));
        }
        return elements == Elements.MESSAGES;
    }

    private static Elements elements(JsonNode tree) {
        if (tree != null && tree.isObject()) {
            if (tree.hasNonNull("ConversationMessageId")) {
                return Elements.MESSAGES;
            }
            if (tree.hasNonNull("AccountEmail") || tree.hasNonNull("AccountId") && tree.has("Status")) {
                return Elements.ACCOUNTS;
            }
            if (tree.hasNonNull("CampaignId") && tree.has("CampaignName") && !tree.has("MemberId")) {
                return Elements.CAMPAIGNS;
            }
        }
        throw new IllegalArgumentException(
                "Only the JSON of one message, account, campaign or digest becomes an e-mail, but the body is "
                        + (tree == null
                                ? "empty or no JSON"
                                : tree.isArray() ? "an array: set batchSize=1 on the source" : "another record"));
    }

    private static JsonNode read(Object json) {
        try {
            return Json.mapper().readTree(json.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Header " + SalesflowConstants.PREVIOUS + " is broken JSON");
        }
    }
}
