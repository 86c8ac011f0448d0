package io.salesflow.camel.routes.mail;

import org.apache.camel.LoggingLevel;
import org.apache.camel.model.FilterDefinition;

/**
 * Tells by e-mail that an account is blocked or a campaign is stopped, and when that is over: the routes of
 * {@code camel/salesflow-alerts-to-mail.yaml} in Java, with the same properties, which are told there.
 */
public final class AlertsToMail extends MailRoute {
    private static final String MAILS = "alertMails";
    private static final String FEED = "?feedId={{salesflow.alerts-to-mail.feedId:alerts-to-mail}}-%s"
            + "&keepPrevious=true"
            + "&changes=%s"
            + "&startScheduler={{salesflow.alerts-to-mail.scheduled:true}}"
            + "&initialDelay=0"
            + "&delay={{salesflow.alerts-to-mail.period:60000}}"
            + "&maxAttempts={{salesflow.alerts-to-mail.maxAttempts:5}}"
            + "&onExhausted={{salesflow.alerts-to-mail.onExhausted:park}}";

    /** The routes; they are there only if {@code salesflow.alerts-to-mail.enabled} is true. */
    public AlertsToMail() {
        super("alerts-to-mail");
    }

    @Override
    public void configure() throws Exception {
        super.configure();
        AlertMails mails = new AlertMails();
        mails.setActiveStatuses(resolved("{{salesflow.alerts-to-mail.activeStatuses:ACCOUNT_ACTIVE}}"));
        mails.setStoppedStatuses(resolved("{{salesflow.alerts-to-mail.stoppedStatuses:CAMPAIGN_STOPPED}}"));
        mails.setStateFile(resolved("{{mail.stateFile:salesflow-mail.state}}"));
        bind(MAILS, mails);
        route("account", "salesflow:accounts/list" + FEED.formatted("accounts", "NEW,UPDATED,DELETED"));
        route("campaign", "salesflow:campaigns/list" + FEED.formatted("campaigns", "UPDATED,DELETED"));
    }

    private void route(String subject, String feed) {
        FilterDefinition told = from(feed)
                .routeId("salesflow-" + subject + "-alerts-to-mail")
                .routeConfigurationId(failures())
                .precondition(isEnabled())
                .filter(method(MAILS, "isToBeTold"));
        send(told.process(MAILS));
        told.log(
                        LoggingLevel.DEBUG,
                        "Alert of Salesflow " + subject + " ${header.CamelSalesflowIdentity} sent by e-mail")
                .end();
    }
}
