package io.salesflow.camel.routes.mail;

import io.salesflow.camel.routes.settings.Settings;
import jakarta.mail.MessagingException;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.ProcessorDefinition;

/** What the routes to e-mail in Java have in common. */
abstract class MailRoute extends RouteConfigurationBuilder {
    private static final String SERVER = "{{mail.protocol:smtps}}:{{mail.host}}:{{mail.port:465}}"
            + "?connectionTimeout={{mail.timeout:600000}}"
            + "&mail.smtp.starttls.enable={{mail.startTls:true}}"
            + "&mail.smtp.starttls.required={{mail.startTls:true}}"
            + "&mail.smtp.ssl.checkserveridentity=true"
            + "&mail.smtps.ssl.checkserveridentity=true";

    private final String name;

    /** A route of that name, such as {@code replies-to-mail}. */
    MailRoute(String name) {
        this.name = name;
    }

    /** The feeds tell failures at WARN. */
    @Override
    public void configuration() {
        routeConfiguration(failures())
                .onException(MailException.class)
                .logExhausted(false)
                .log(LoggingLevel.DEBUG, "${exception.message}");
    }

    /** The id of the route configuration that tells failures. */
    final String failures() {
        return "salesflow-" + name + "-failures";
    }

    /** Whether the route is there. */
    final String isEnabled() {
        return "'{{salesflow." + name + ".enabled:false}}' =~ 'true'";
    }

    /** Gives a bean what all of them need, and binds it and the one that tells failures. */
    final void bind(String bean, MailWriter mails) {
        CamelContext context = getContext();
        mails.setCamelContext(context);
        mails.setFrom(resolved("{{mail.from:}}"));
        mails.setTo(resolved("{{salesflow." + name + ".to:}}"));
        mails.setCc(resolved("{{salesflow." + name + ".cc:}}"));
        mails.setZone(resolved("{{mail.zone:UTC}}"));
        mails.setStartTls(resolved("{{mail.startTls:true}}"));
        mails.setTemplates(resolved("{{mail.templates:}}"));
        bindToRegistry(bean, mails);
        bindToRegistry("mailFailures", new MailFailures());
    }

    /** Properties whose names begin so. */
    final Settings settings(String start) {
        return new Settings(getContext(), start);
    }

    final String resolved(String placeholder) {
        return getContext().resolvePropertyPlaceholders(placeholder);
    }

    /** Sends the mail that the message is. */
    static <T extends ProcessorDefinition<T>> void send(ProcessorDefinition<T> route) {
        route.doTry()
                .to(SERVER)
                .doCatch(MessagingException.class)
                .process("mailFailures")
                .end();
    }
}
