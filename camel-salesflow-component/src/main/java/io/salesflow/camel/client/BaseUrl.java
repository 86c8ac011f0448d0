package io.salesflow.camel.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HttpHost;

/**
 * The base of the API, checked.
 *
 * @param host scheme, name and port
 * @param path the path in front of every resource, without a slash at the end
 */
record BaseUrl(HttpHost host, String path) {
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?::1]?", Pattern.CASE_INSENSITIVE);

    /**
     * Reads a base URL.
     *
     * @param option the option that it was given by, for the error
     * @throws IllegalArgumentException if it is malformed, has a query or user info, or is plain HTTP to another machine
     */
    static BaseUrl of(String option, String url, boolean insecureHttpAllowed) {
        URI uri = uri(option, url);
        boolean isSecure = "https".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || !isSecure && !"http".equalsIgnoreCase(uri.getScheme())) {
            throw new IllegalArgumentException(option + " must be an absolute https URL");
        }
        if (uri.getRawQuery() != null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(option + " must have no query, user info or fragment");
        }
        if (!isSecure
                && !insecureHttpAllowed
                && !LOOPBACK.matcher(uri.getHost()).matches()) {
            throw new IllegalArgumentException(option + " is plain http to another machine, where anyone on the way"
                    + " reads the token. Use https, or set allowInsecureHttp=true if the network is trusted");
        }
        String host = uri.getHost().replaceAll("[\\[\\]]", "");
        return new BaseUrl(
                new HttpHost(uri.getScheme().toLowerCase(), host, uri.getPort()),
                uri.getRawPath().replaceAll("/+$", ""));
    }

    private static URI uri(String option, String url) {
        try {
            return new URI(url.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(option + " is no URL: " + e.getReason());
        }
    }
}
