package io.salesflow.camel;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.component.webhook.WebhookConfiguration;
import org.apache.camel.component.webhook.WebhookUtils;
import org.apache.camel.spi.RestConfiguration;
import org.apache.camel.spi.RestConsumerFactory;

/** What differs between the HTTP servers that Camel's webhook component may use. */
final class RestServers {
    /**
     * The options of each component by which the body of a call comes as a stream, and is not read before we look. What maps
     * headers on Jetty reads forms too, and answers 500 to broken ones.
     */
    private static final Map<String, Map<String, String>> STREAMING = Map.of(
            "undertow", Map.of("useStreaming", "true"),
            "jetty",
                    Map.of(
                            "disableStreamCache",
                            "true",
                            "mapHttpMessageBody",
                            "false",
                            "mapHttpMessageHeaders",
                            "false"));

    private static final String PLATFORM_HTTP = "platform-http";

    private RestServers() {}

    /**
     * Takes {@code platform-http} where nothing else is named or in use. Camel's webhook component finds that one only when
     * something uses it already, which at the start of Camel Main nothing does.
     */
    static void choose(CamelContext context, WebhookConfiguration place) {
        boolean isChosen = place.getWebhookComponentName() != null
                || context.getComponentNames().stream()
                        .map(context::hasComponent)
                        .anyMatch(RestConsumerFactory.class::isInstance)
                || !context.getRegistry().findByType(RestConsumerFactory.class).isEmpty();
        if (!isChosen && context.getComponent(PLATFORM_HTTP) instanceof RestConsumerFactory) {
            place.setWebhookComponentName(PLATFORM_HTTP);
        }
    }

    /** Has bodies read only after the caller is known, where the server can do so. Other webhooks are not concerned. */
    static void readBodiesLate(CamelContext context, WebhookConfiguration place) {
        RestConsumerFactory server = WebhookUtils.locateRestConsumerFactory(context, place);
        STREAMING.forEach((component, options) -> {
            if (server == context.hasComponent(component)) {
                place.storeConfiguration(with(place.retrieveRestConfiguration(), options));
            }
        });
    }

    /** A copy with more endpoint properties; those that are given stay. */
    private static RestConfiguration with(RestConfiguration given, Map<String, String> options) {
        RestConfiguration copy = new RestConfiguration();
        copy.setComponent(given.getComponent());
        copy.setScheme(given.getScheme());
        copy.setHost(given.getHost());
        copy.setPort(given.getPort());
        copy.setContextPath(given.getContextPath());
        copy.setHostNameResolver(given.getHostNameResolver());
        copy.setUseXForwardHeaders(given.isUseXForwardHeaders());
        copy.setEnableCORS(given.isEnableCORS());
        copy.setCorsHeaders(given.getCorsHeaders());
        copy.setComponentProperties(given.getComponentProperties());
        copy.setConsumerProperties(given.getConsumerProperties());
        copy.setDataFormatProperties(given.getDataFormatProperties());
        Map<String, Object> properties = new HashMap<>(options);
        if (given.getEndpointProperties() != null) {
            properties.putAll(given.getEndpointProperties());
        }
        copy.setEndpointProperties(properties);
        return copy;
    }
}
