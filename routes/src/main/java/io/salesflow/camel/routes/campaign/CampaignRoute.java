package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.client.SalesflowException;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** What the routes into a campaign have in common in Java: a failure is told in one line, and the next poll goes on. */
abstract class CampaignRoute extends RouteConfigurationBuilder {
    private final String id;
    private final String name;
    private final Class<? extends Throwable> failureOfSource;

    /**
     * Makes one.
     *
     * @param id the route's id
     * @param name the route in words, as the log has it
     * @param failureOfSource what the source of people fails with, beside what Salesflow fails with
     */
    CampaignRoute(String id, String name, Class<? extends Throwable> failureOfSource) {
        this.id = id;
        this.name = name;
        this.failureOfSource = failureOfSource;
    }

    @Override
    public final void configuration() {
        routeConfiguration(failures())
                .onException(SalesflowException.class, ImportUnfinishedException.class, failureOfSource)
                .logExhausted(false)
                .log(LoggingLevel.WARN, name + ": ${exception.message}");
    }

    final String failures() {
        return id + "-failures";
    }

    /** Resolves a property of the route. */
    final String property(String property, String otherwise) {
        return getContext().resolvePropertyPlaceholders("{{salesflow." + id + "." + property + ":" + otherwise + "}}");
    }
}
