package io.salesflow.camel.routes.hubspot;

import java.net.URI;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;

/**
 * Makes a camel-http endpoint call HubSpot with the token of a private app, that of property {@code hubspot.token}. The token
 * is neither in the endpoint's URI nor in a header of the exchange, and it goes to HubSpot's host only. The client sends nothing again by itself: it would obey
 * a {@code Retry-After} of hours on the route's thread.
 */
public final class HubSpotClient implements HttpClientConfigurer, CamelContextAware {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private CamelContext context;
    private String token;
    private URI apiUrl;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** Takes token and URL from the properties of that context, where they are not set otherwise. */
    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The token of the private app. It needs the scopes to read and write contacts and their schemas. */
    public void setToken(String token) {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException(
                    HubSpotSettings.TOKEN.capitalised() + " is blank: set the token of a private app");
        }
        if (token.strip()
                .chars()
                .anyMatch(letter -> Character.isWhitespace(letter) || Character.isISOControl(letter))) {
            throw new IllegalArgumentException(
                    HubSpotSettings.TOKEN.capitalised() + " has white space inside, as no token of a private app has");
        }
        this.token = token.strip();
    }

    /** Where HubSpot's API is: by https, except on this machine. */
    public void setApiUrl(String apiUrl) {
        URI given = URI.create(apiUrl);
        if (given.getHost() == null
                || !"https".equalsIgnoreCase(given.getScheme()) && !THIS_MACHINE.contains(given.getHost())) {
            throw new IllegalArgumentException(
                    HubSpotSettings.API_URL.capitalised() + " must be an https URL, but is " + apiUrl);
        }
        this.apiUrl = given;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder clientBuilder) {
        complete();
        clientBuilder.disableAutomaticRetries();
        clientBuilder.addRequestInterceptorLast((request, entity, context) -> {
            if (isToHubSpot(request)) {
                request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
            }
        });
    }

    HttpHost host() {
        complete();
        return new HttpHost(apiUrl.getScheme(), apiUrl.getHost(), apiUrl.getPort());
    }

    /** The configuration without the token. */
    @Override
    public String toString() {
        return "HubSpotClient[" + apiUrl + "]";
    }

    private void complete() {
        if (token == null) {
            setToken(HubSpotSettings.of(context).token());
        }
        if (apiUrl == null) {
            setApiUrl(HubSpotSettings.of(context).apiUrl());
        }
    }

    private boolean isToHubSpot(HttpRequest request) {
        return request.getAuthority() != null
                && apiUrl.getScheme().equalsIgnoreCase(request.getScheme())
                && apiUrl.getHost().equalsIgnoreCase(request.getAuthority().getHostName())
                && port(apiUrl.getPort()) == port(request.getAuthority().getPort());
    }

    private int port(int given) {
        int standard = "https".equalsIgnoreCase(apiUrl.getScheme()) ? HTTPS_PORT : HTTP_PORT;
        return given < 0 ? standard : given;
    }
}
