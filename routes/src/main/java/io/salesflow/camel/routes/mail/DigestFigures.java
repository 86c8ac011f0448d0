package io.salesflow.camel.routes.mail;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.CampaignAnalytics;
import io.salesflow.camel.api.CampaignStatistics;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.client.SalesflowNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;

/** What a digest says, read from Salesflow. */
final class DigestFigures implements AutoCloseable {
    private static final List<String> COUNTS = List.of("invitations", "accepted", "followUps", "inMails", "replies");

    private final ProducerTemplate salesflow;
    private final String component;
    private final ZoneId zone;
    private final int mostReplies;
    private final boolean isWithStatistics;
    private final boolean isToExclusive;
    private final Function<Instant, String> times;

    DigestFigures(
            CamelContext context,
            String component,
            ZoneId zone,
            int mostReplies,
            boolean isWithStatistics,
            boolean isToExclusive,
            Function<Instant, String> times) {
        salesflow = context.createProducerTemplate();
        this.component = component;
        this.zone = zone;
        this.mostReplies = mostReplies;
        this.isWithStatistics = isWithStatistics;
        this.isToExclusive = isToExclusive;
        this.times = times;
    }

    /**
     * The values that templates know.
     *
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be asked
     */
    Map<String, Object> of(Period period) throws Exception {
        List<Map<String, Object>> campaigns = campaigns(period);
        List<ReceivedMessage> replies = replies(period);
        Map<String, Object> values = new HashMap<>();
        values.put("period", period.text());
        values.put("zone", zone.getId());
        values.put("campaigns", campaigns);
        values.put("total", total(campaigns));
        values.put("replyCount", replies.size());
        values.put("replies", shown(replies));
        return values;
    }

    @Override
    public void close() throws IOException {
        salesflow.close();
    }

    /** Those that are running, and those in which something happened. */
    private List<Map<String, Object>> campaigns(Period period) throws Exception {
        Map<Long, CampaignAnalytics> analytics = new LinkedHashMap<>();
        Map<String, Object> days = Map.of(
                SalesflowConstants.FROM,
                period.from(),
                SalesflowConstants.TO,
                isToExclusive ? period.to().plusDays(1) : period.to());
        for (Object each : call("analytics/by-account", days, List.class)) {
            CampaignAnalytics figures = (CampaignAnalytics) each;
            analytics.put(figures.campaignId(), figures);
        }
        List<Map<String, Object>> campaigns = new ArrayList<>();
        for (Object each : call("campaigns/list", Map.of(), List.class)) {
            Campaign campaign = (Campaign) each;
            Map<String, Object> counts = counts(analytics.get(campaign.campaignId()));
            boolean isIdle = counts.values().stream().allMatch(Long.valueOf(0)::equals);
            if (campaign.isRunning() || !isIdle) {
                campaigns.add(described(campaign, counts));
            }
        }
        return campaigns;
    }

    private Map<String, Object> described(Campaign campaign, Map<String, Object> values) throws Exception {
        String name = MailText.line(campaign.campaignName());
        values.put("name", name == null ? String.valueOf(campaign.campaignId()) : name);
        if (campaign.status() != null) {
            values.put("status", MailText.line(campaign.status()));
        }
        if (isWithStatistics) {
            Map<String, Object> which = Map.of(SalesflowConstants.CAMPAIGN_ID, campaign.campaignId());
            CampaignStatistics now = found("campaigns/statistics", which, CampaignStatistics.class);
            if (now != null) {
                putUnlessNull(values, "contacts", now.total());
                putUnlessNull(values, "pending", now.pending());
                putUnlessNull(values, "connected", now.connections());
                putUnlessNull(values, "replied", now.replies());
            }
        }
        return values;
    }

    private static Map<String, Object> counts(CampaignAnalytics analytics) {
        CampaignAnalytics.Linkedin linkedIn = analytics == null ? null : analytics.linkedin();
        CampaignAnalytics.General general = analytics == null ? null : analytics.general();
        Map<String, Object> counts = new HashMap<>();
        counts.put("invitations", linkedIn == null ? 0 : count(linkedIn.inviteSent()));
        counts.put("accepted", linkedIn == null ? 0 : count(linkedIn.invitesAccepted()));
        counts.put("followUps", linkedIn == null ? 0 : count(linkedIn.linkedInFollowUpsSent()));
        counts.put("inMails", linkedIn == null ? 0 : count(linkedIn.inMailsSent()));
        counts.put("replies", general == null ? 0 : count(general.totalReplies()));
        counts.replaceAll((name, value) -> ((Number) value).longValue());
        return counts;
    }

    private static Map<String, Object> total(List<Map<String, Object>> campaigns) {
        Map<String, Object> total = new HashMap<>();
        COUNTS.forEach(name -> total.put(
                name,
                campaigns.stream()
                        .mapToLong(campaign -> (Long) campaign.get(name))
                        .sum()));
        return total;
    }

    /** All of the period, oldest first. The API is asked for more: it rounds to days of a time zone of its own. */
    private List<ReceivedMessage> replies(Period period) throws Exception {
        Map<String, Object> from = Map.of(SalesflowConstants.FROM, period.from().minusDays(1));
        List<ReceivedMessage> replies = new ArrayList<>();
        for (Object each : call("messages/incoming-by-account", from, List.class)) {
            Elements.MESSAGES.of((MemberMessages) each).stream()
                    .map(ReceivedMessage.class::cast)
                    .filter(reply -> period.has(reply.createdAt(), zone))
                    .forEach(replies::add);
        }
        replies.sort(Comparator.comparing(ReceivedMessage::createdAt));
        return replies;
    }

    private List<Map<String, Object>> shown(List<ReceivedMessage> replies) throws Exception {
        Map<Long, Contact> contacts = new HashMap<>();
        List<Map<String, Object>> shown = new ArrayList<>();
        for (ReceivedMessage reply : replies.subList(0, Math.min(mostReplies, replies.size()))) {
            Long member = reply.memberId();
            if (!contacts.containsKey(member)) {
                contacts.put(member, found("members/get", Map.of(SalesflowConstants.MEMBER_ID, member), Contact.class));
            }
            shown.add(ReplyValues.of(reply.with(contacts.get(member)), times));
        }
        return shown;
    }

    private <T> T found(String operation, Map<String, Object> arguments, Class<T> type) throws Exception {
        try {
            return call(operation, arguments, type);
        } catch (SalesflowNotFoundException e) {
            return null;
        }
    }

    private <T> T call(String operation, Map<String, Object> arguments, Class<T> type) throws Exception {
        try {
            return salesflow.requestBodyAndHeaders(component + ":" + operation, null, arguments, type);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static long count(Long number) {
        return number == null ? 0 : number;
    }

    private static void putUnlessNull(Map<String, Object> values, String name, Object value) {
        if (value != null) {
            values.put(name, value);
        }
    }
}
