package io.salesflow.camel.webhook;

import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.RunOn;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The one webhook that a route wants to have in Salesflow.
 *
 * @param name its name in Salesflow's settings
 * @param url where it calls
 * @param segments the last segments of the paths of all URLs that are this route's, today's and those of another secret;
 *     empty where there is no secret to derive them from
 * @param disableForMutedContacts whether it is silent about muted contacts, or null to leave that to Salesflow
 * @param events the wanted events with the API's number of each
 * @param followUpRunOn the API's number of a follow-up where it is known, or null
 * @param campaignIds the wanted campaigns; empty for all of the account
 */
public record WantedWebhook(
        String name,
        String url,
        List<String> segments,
        Boolean disableForMutedContacts,
        Map<EventKind, Integer> events,
        Integer followUpRunOn,
        List<Long> campaignIds) {

    public WantedWebhook {
        segments = List.copyOf(segments);
        events = Map.copyOf(events);
        campaignIds = List.copyOf(campaignIds);
    }

    boolean isForAllCampaigns() {
        return campaignIds.isEmpty();
    }

    /** Whether a webhook with that URL is this route's, whatever host and path it was registered under. */
    boolean isOurs(String otherUrl) {
        if (otherUrl == null) {
            return false;
        }
        String normal = normal(otherUrl);
        return isCurrent(otherUrl) || segments.contains(normal.substring(normal.lastIndexOf('/') + 1));
    }

    /** Whether it is the URL that is wanted now, but for what means nothing in a URL. */
    boolean isCurrent(String otherUrl) {
        return otherUrl != null && normal(otherUrl).equals(normal(url));
    }

    /** The event of an attachment; empty for one whose number is not known. */
    Optional<EventKind> event(RunOn runOn) {
        if (runOn != null && followUpRunOn != null && followUpRunOn.equals(runOn.number())) {
            return Optional.of(EventKind.FOLLOW_UP);
        }
        return EventKind.of(runOn);
    }

    private static String normal(String url) {
        URI uri;
        try {
            uri = URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            return url;
        }
        if (uri.getHost() == null || uri.getScheme() == null) {
            return url;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        int usualPort = scheme.equals("https") ? 443 : 80;
        String port = uri.getPort() == -1 || uri.getPort() == usualPort ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port
                + uri.getRawPath().replaceAll("/+$", "") + query;
    }
}
