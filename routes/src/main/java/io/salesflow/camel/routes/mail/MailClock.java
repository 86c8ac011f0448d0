package io.salesflow.camel.routes.mail;

import java.time.Clock;
import org.apache.camel.CamelContext;

/** The clock of the routes to e-mail: the registry's, if it has one, or the machine's. */
final class MailClock {
    private MailClock() {}

    static Clock of(CamelContext context) {
        Clock bound = context.getRegistry().findSingleByType(Clock.class);
        return bound == null ? Clock.systemUTC() : bound;
    }
}
