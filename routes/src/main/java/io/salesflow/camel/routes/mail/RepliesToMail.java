package io.salesflow.camel.routes.mail;

import org.apache.camel.LoggingLevel;
import org.apache.camel.model.FilterDefinition;

/**
 * Sends each reply by e-mail: the route of {@code camel/salesflow-replies-to-mail.yaml} in Java, with the same properties, which are
 * told there.
 */
public final class RepliesToMail extends MailRoute {
    private static final String MAILS = "replyMails";

    /** The route; it is there only if {@code salesflow.replies-to-mail.enabled} is true. */
    public RepliesToMail() {
        super("replies-to-mail");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        ReplyMails mails = new ReplyMails();
        mails.setInterested(settings("salesflow.replies-to-mail.").flag("interested", false));
        bind(MAILS, mails);
        FilterDefinition told = from("salesflow:messages/incoming-by-account"
                        + "?feedId={{salesflow.replies-to-mail.feedId:replies-to-mail}}"
                        + "&enrichContact=true"
                        + "&changes=NEW,UPDATED"
                        + "&backfill={{salesflow.replies-to-mail.backfill:none}}"
                        + "&startScheduler={{salesflow.replies-to-mail.scheduled:true}}"
                        + "&initialDelay=0"
                        + "&delay={{salesflow.replies-to-mail.period:60000}}"
                        + "&maxAttempts={{salesflow.replies-to-mail.maxAttempts:5}}"
                        + "&onExhausted={{salesflow.replies-to-mail.onExhausted:park}}")
                .routeId("salesflow-replies-to-mail")
                .routeConfigurationId(failures())
                .precondition(isEnabled())
                .filter(method(MAILS, "isToBeTold"));
        send(told.process(MAILS));
        told.log(LoggingLevel.DEBUG, "Salesflow reply ${header.CamelSalesflowIdentity} sent by e-mail")
                .end();
    }
}
