package io.salesflow.camel.routes.mail;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.api.QuotedText;
import io.salesflow.camel.feed.FeedStoreException;
import io.salesflow.camel.feed.MessageTexts;
import io.salesflow.camel.routes.settings.SettingName;
import io.salesflow.camel.routes.targets.Targets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.mail.MailConstants;
import org.apache.camel.support.service.ServiceSupport;

/** Writes mails of one kind: into the headers and the body of a message, as camel-mail sends them. */
public abstract sealed class MailWriter extends ServiceSupport implements CamelContextAware
        permits ReplyMails, DigestMails, DigestFromJson, AlertMails {
    private static final SettingName ZONE = SettingName.of("mail.zone");
    private static final SettingName START_TLS = SettingName.of("mail.startTls");

    /** The property of an exchange with what must not be told of its mail. */
    static final String TEXTS = "SalesflowMailTexts";

    private final String recipientsProperty;
    private final List<String> templateNames;
    private final MailDelays delays = new MailDelays();
    private CamelContext camelContext;
    private String from = "";
    private String to = "";
    private String cc = "";
    private String templatesFolder = "";
    private ZoneId zone = ZoneId.of("UTC");
    private MailAddresses addresses;
    private MailTemplates templates;

    MailWriter(String recipientsProperty, String... templateNames) {
        this.recipientsProperty = recipientsProperty;
        this.templateNames = List.of(templateNames);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** The sender, such as {@code Salesflow <salesflow@example.com>}. */
    public void setFrom(String from) {
        this.from = from;
    }

    /** The recipients, with commas between them. */
    public void setTo(String to) {
        this.to = to;
    }

    /** Who gets a copy, with commas between them; blank for nobody. */
    public void setCc(String cc) {
        this.cc = cc;
    }

    /** The folder of the user's own templates; blank for none. */
    public void setTemplates(String templates) {
        templatesFolder = templates;
    }

    /**
     * The time zone of the times in mails, such as {@code Europe/Berlin}.
     *
     * @throws IllegalArgumentException if it is none
     */
    public void setZone(String zone) {
        this.zone = ZONE.zone(zone);
    }

    /**
     * Whether the server must turn to TLS before anything else is said. That is up to who sends the mails; it is checked here, since
     * everything but {@code true} means no there.
     *
     * @throws IllegalArgumentException if it is neither {@code true} nor {@code false}
     */
    public void setStartTls(String startTls) {
        START_TLS.flag(startTls);
    }

    /**
     * Reads what it needs.
     *
     * @throws IllegalArgumentException if an address or a template is wrong
     * @throws IllegalStateException if FreeMarker is missing
     */
    @Override
    protected void doStart() throws Exception {
        if (camelContext.getClassResolver().resolveClass("freemarker.template.Configuration") == null) {
            throw new IllegalStateException("The routes to e-mail need FreeMarker. Add org.freemarker:freemarker to the"
                    + " program's dependencies");
        }
        addresses = MailAddresses.of(recipientsProperty, from, to, cc);
        templates = new MailTemplates(templatesFolder, templateNames);
    }

    /** Who gets the mails, in a few letters that are always the same for them. */
    final String recipients() {
        return addresses.recipients();
    }

    final ZoneId zone() {
        return zone;
    }

    final String time(Instant time) {
        return MailText.time(time, zone);
    }

    /** The Message-ID of what has this key: always the same one. */
    final String messageId(String key) {
        return "<salesflow." + key + "@" + addresses.domain() + ">";
    }

    /**
     * Has the feed that the exchange comes from write what was sent before, so that a crash can repeat no more than the mail that
     * is under way.
     *
     * @throws FeedStoreException if it can't; nothing more is sent then
     */
    final void noteWhatWasSent(Exchange exchange) {
        String feedId = exchange.getMessage().getHeader(SalesflowConstants.FEED_ID, String.class);
        if (feedId != null) {
            try {
                SalesflowFeeds.of(camelContext).note(feedId);
            } catch (FeedStoreException e) {
                exchange.setProperty(SalesflowConstants.POSTPONED, true);
                throw e;
            }
        }
    }

    /** Makes a message a mail, and has counted what becomes of it. What it was before is gone, but for Camel's own headers. */
    final void write(Message message, String template, String messageId, Map<String, Object> values) {
        Targets.of(camelContext).watch("E-mail", message.getExchange(), 1);
        MailTemplates.Texts texts = templates.of(template, values);
        QuotedText mail = new QuotedText(texts.text());
        message.getExchange()
                .setProperty(TEXTS, MessageTexts.in(message.getBody()).and(mail::removedFrom));
        delays.follow(message.getExchange(), messageId);
        message.removeHeaders("*", "Camel*");
        message.setHeader("From", addresses.from());
        message.setHeader("To", addresses.to());
        if (!addresses.cc().isBlank()) {
            message.setHeader("Cc", addresses.cc());
        }
        message.setHeader("Subject", texts.subject());
        message.setHeader("Message-ID", messageId);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader(Exchange.CONTENT_TYPE, "text/html; charset=UTF-8");
        message.setHeader(MailConstants.MAIL_ALTERNATIVE_BODY, texts.text());
        message.setBody(texts.html());
    }
}
