package io.salesflow.camel.routes.mail;

import org.apache.camel.LoggingLevel;
import org.apache.camel.model.FilterDefinition;

/**
 * Sends the daily digest by e-mail: the routes of {@code camel/salesflow-digest-to-mail.yaml} in Java, with the same properties,
 * which are told there.
 */
public final class DigestToMail extends MailRoute {
    private static final String MAILS = "digestMails";
    private static final String SEND = "direct:salesflow-digest-to-mail";

    /** The routes; they are there only if {@code salesflow.digest-to-mail.enabled} is true. */
    public DigestToMail() {
        super("digest-to-mail");
    }

    @Override
    public void configuration() {
        routeConfiguration(failures())
                .onException(Exception.class)
                .handled(true)
                .logHandled(false)
                .log(LoggingLevel.ERROR, "The Salesflow digest was not sent, and is tried again: ${exception.message}");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        DigestMails mails = new DigestMails();
        mails.setCron(resolved("{{salesflow.digest-to-mail.cron:0 0 7 * * ?}}"));
        mails.setReplies((int) settings("salesflow.digest-to-mail.").number("replies", 100, 0, Integer.MAX_VALUE));
        mails.setStatistics(settings("salesflow.digest-to-mail.").flag("statistics", true));
        mails.setToExclusive(settings("salesflow.analytics.").flag("toExclusive", false));
        mails.setStateFile(resolved("{{mail.stateFile:salesflow-mail.state}}"));
        bind(MAILS, mails);
        from("quartz:salesflow-digest-to-mail?cron={{salesflow.digest-to-mail.cron:0 0 7 * * ?}}"
                        + "&trigger.timeZone={{mail.zone:UTC}}")
                .routeId("salesflow-digest-to-mail-on-time")
                .precondition(isEnabled())
                .autoStartup("{{salesflow.digest-to-mail.scheduled:true}}")
                .to(SEND);
        from("scheduler:salesflow-digest-to-mail?delay={{salesflow.digest-to-mail.period:60000}}")
                .routeId("salesflow-digest-to-mail-late")
                .precondition(isEnabled())
                .autoStartup("{{salesflow.digest-to-mail.scheduled:true}}")
                .to(SEND);
        FilterDefinition due = from(SEND)
                .routeId("salesflow-digest-to-mail")
                .routeConfigurationId(failures())
                .precondition(isEnabled())
                .filter(method(MAILS, "isDue"));
        send(due.process(MAILS));
        due.bean(MAILS, "sent").log("Salesflow digest sent by e-mail").end();
    }
}
