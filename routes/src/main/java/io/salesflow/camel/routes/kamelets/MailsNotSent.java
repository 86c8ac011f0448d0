package io.salesflow.camel.routes.kamelets;

import io.salesflow.camel.routes.mail.MailException;
import io.salesflow.camel.routes.mail.MailFailures;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Throws what the failure of a mail was, and lets the feed know if the server is down, also from a copy of its exchange. */
public final class MailsNotSent implements Processor {
    private final MailFailures failures = new MailFailures();

    /**
     * Says whether the failure is that of the mail or of the server.
     *
     * @throws MailException always
     */
    @Override
    public void process(Exchange exchange) {
        try {
            failures.process(exchange);
        } finally {
            Delivery.postponeAsNotedOn(exchange);
        }
    }
}
