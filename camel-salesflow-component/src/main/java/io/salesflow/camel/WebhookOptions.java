package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.RunOn;
import io.salesflow.camel.webhook.WantedWebhook;
import io.salesflow.camel.webhook.WebhookSecret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The options of a webhook, checked. Errors name the option, and quote no secret. */
final class WebhookOptions {
    /** The header that REST consumers put the last segment of a call's path into. */
    static final String KEY = "salesflowKey";

    private static final String KEY_IN_PATH = "/{" + KEY + "}";
    private static final String DEFAULT_NAME = "camel-salesflow";
    private static final String EXTERNAL_URL = "the https URL under which Salesflow reaches this server";
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private final SalesflowEndpoint endpoint;
    private final SalesflowWebhookConfiguration options;
    private final List<String> segments;
    private final Map<EventKind, Integer> events;
    private final List<Long> campaignIds;

    WebhookOptions(SalesflowEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getWebhook();
        check(accountId() != null, "accountId", "set");
        check(options.getMaxBodySize() >= 1, "maxBodySize", "at least 1");
        check(options.mostPendingEvents() >= 1, "maxPendingEvents", "at least 1");
        check(options.getReconcileEvery() >= 0, "reconcileEvery", "not negative");
        check(options.getFeed() == null || options.getFeeds() == null, "feeds", "left out where 'feed' is set");
        checkFollowUpRunOn();
        segments = readSegments();
        events = readEvents();
        campaignIds = readCampaignIds();
    }

    Long accountId() {
        return endpoint.getConfiguration().getAccountId();
    }

    /** The last segments of the paths of calls: today's first; empty if everybody may call. */
    List<String> segments() {
        return segments;
    }

    /** What tells this webhook from others of ours: account and name. */
    String identity() {
        return accountId() + ":" + name();
    }

    /** The path for the REST consumer, in which the segment is only a place. */
    String path(String given) {
        String path = given != null
                ? given.replaceAll("/+$", "")
                : "/salesflow/" + accountId() + "/"
                        + URLEncoder.encode(name(), StandardCharsets.UTF_8).replaceAll("[^\\w.-]+", "-");
        return segments.isEmpty() || path.endsWith(KEY_IN_PATH) ? path : path + KEY_IN_PATH;
    }

    /**
     * What Salesflow is to have.
     *
     * @param url where calls come in, as Salesflow sees it
     */
    WantedWebhook wanted(String url) {
        checkUrl(url.replace(KEY_IN_PATH, ""));
        String plain = url.replaceAll("(?<=[^:/])/{2,}", "/");
        String actual = segments.isEmpty() ? plain : plain.replace(KEY_IN_PATH, "/" + segments.get(0));
        return new WantedWebhook(
                name(),
                actual,
                segments,
                (Boolean) endpoint.option(Argument.DISABLE_FOR_MUTED_CONTACTS),
                events,
                options.getFollowUpRunOn(),
                campaignIds);
    }

    private String name() {
        Object name = endpoint.option(Argument.WEBHOOK_NAME);
        return name == null ? DEFAULT_NAME : name.toString();
    }

    private List<String> readSegments() {
        String secret = endpoint.getConfiguration().getWebhookSecret();
        String oldSecret = endpoint.getConfiguration().getWebhookOldSecret();
        if (isBlank(secret)) {
            check(
                    options.isAllowUnauthenticated() && isBlank(oldSecret),
                    "webhookSecret",
                    "set: without it anybody could call. Make one with: openssl rand -hex 32, and set it on the"
                            + " component (camel.component.salesflow.webhookSecret)");
            return List.of();
        }
        List<String> read = new ArrayList<>();
        read.add(WebhookSecret.of("webhookSecret", secret).segment(accountId(), name()));
        if (!isBlank(oldSecret)) {
            read.add(WebhookSecret.of("webhookOldSecret", oldSecret).segment(accountId(), name()));
        }
        return List.copyOf(read);
    }

    private void checkFollowUpRunOn() {
        Integer number = options.getFollowUpRunOn();
        check(
                number == null || number > 0 && EventKind.of(RunOn.of(number)).isEmpty(),
                "followUpRunOn",
                "a number of its own, but " + number + " is none or that of another event");
    }

    private Map<EventKind, Integer> readEvents() {
        Map<EventKind, Integer> read = new EnumMap<>(EventKind.class);
        for (String name : options.getEvents().split(",")) {
            EventKind kind;
            try {
                kind = EventKind.named(name);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Option 'events': " + e.getMessage());
            }
            Integer number = kind == EventKind.FOLLOW_UP
                    ? options.getFollowUpRunOn()
                    : kind.runOn().number();
            check(
                    number != null,
                    "followUpRunOn",
                    "set to want the event follow-up: Salesflow does not document its number");
            read.put(kind, number);
        }
        return read;
    }

    private List<Long> readCampaignIds() {
        String text = options.getCampaignIds().strip();
        if (text.equals("*")) {
            return List.of();
        }
        List<Long> read = new ArrayList<>();
        for (String id : text.split(",", -1)) {
            check(
                    id.strip().matches("\\d{1,18}"),
                    "campaignIds",
                    "* or numbers of campaigns with commas between them, but is '" + text + "'");
            read.add(Long.valueOf(id.strip()));
        }
        return read;
    }

    /** Of the URL without the segment, so that no error can quote it. */
    private void checkUrl(String url) {
        URI uri = uri(url);
        boolean isSecure = "https".equalsIgnoreCase(uri.getScheme());
        check(
                uri.getHost() != null && (isSecure || "http".equalsIgnoreCase(uri.getScheme())),
                "webhookExternalUrl",
                EXTERNAL_URL);
        check(
                isSecure
                        || endpoint.getConfiguration().isAllowInsecureHttp()
                        || LOOPBACK.matcher(uri.getHost()).matches(),
                "webhookExternalUrl",
                "https, such as https://hooks.example.com, but is plain http to " + uri.getHost()
                        + ", where anyone on the way reads contacts and secret. Set allowInsecureHttp=true if that network"
                        + " is trusted");
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "Option 'webhookExternalUrl' must be " + EXTERNAL_URL + ", but with the path it makes '" + url
                            + "': " + e.getReason(),
                    e);
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    private static void check(boolean isGood, String option, String expected) {
        if (!isGood) {
            throw new IllegalArgumentException("Option '" + option + "' must be " + expected);
        }
    }
}
