package io.salesflow.camel.webhook;

import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.RunOn;
import io.salesflow.camel.api.Webhook;
import io.salesflow.camel.api.WebhookAttachment;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be done so that Salesflow has the webhook that is wanted, and nothing else of ours.
 *
 * @param adopted the webhook that stays: the oldest with the wanted URL; empty if one must be created
 * @param missing what it must be attached to yet
 * @param unwanted what it must be detached from
 * @param superfluous our other webhooks: duplicates, and those with a URL of the past
 */
record RegistrationPlan(
        Optional<Webhook> adopted, Set<Target> missing, List<WebhookAttachment> unwanted, List<Webhook> superfluous) {

    /** A campaign and the number of an event. */
    record Target(long campaignId, int runOn) {
        @Override
        public String toString() {
            return "attach to campaign " + campaignId + ", runOn " + runOn;
        }
    }

    /**
     * Compares what is there with what is wanted.
     *
     * @param created the number of the webhook that was created last, which is ours whatever became of its URL; or null
     */
    static RegistrationPlan of(WantedWebhook wanted, List<Webhook> there, List<Long> campaignIds, Long created) {
        List<Webhook> ours = there.stream()
                .filter(webhook -> webhook.webhookId() != null)
                .filter(webhook ->
                        wanted.isOurs(webhook.url()) || webhook.webhookId().equals(created))
                .sorted(Comparator.comparing(Webhook::webhookId))
                .toList();
        Optional<Webhook> adopted = ours.stream()
                .filter(webhook ->
                        wanted.isCurrent(webhook.url()) || webhook.webhookId().equals(created))
                .findFirst();
        List<Webhook> superfluous = ours.stream()
                .filter(webhook -> adopted.isEmpty() || webhook != adopted.get())
                .toList();
        List<WebhookAttachment> attached = adopted.map(Webhook::attachedWebhookCampaigns).orElse(List.of()).stream()
                .filter(attachment -> attachment.campaignId() != null)
                .toList();
        return new RegistrationPlan(
                adopted,
                missing(wanted, campaignIds, attached, superfluous),
                attached.stream()
                        .filter(attachment -> isUnwanted(wanted, campaignIds, attachment))
                        .toList(),
                superfluous);
    }

    private static Set<Target> missing(
            WantedWebhook wanted, List<Long> campaignIds, List<WebhookAttachment> attached, List<Webhook> superfluous) {
        Set<Target> missing = new LinkedHashSet<>();
        for (Long campaignId : campaignIds) {
            wanted.events().values().stream().sorted().forEach(runOn -> missing.add(new Target(campaignId, runOn)));
        }
        // What a person attached to an event that has no known number goes over from the webhook that goes.
        superfluous.stream()
                .flatMap(webhook -> webhook.attachedWebhookCampaigns().stream())
                .filter(attachment -> wanted.event(attachment.runOn()).isEmpty())
                .filter(attachment -> attachment.campaignId() != null
                        && attachment.runOn() != null
                        && attachment.runOn().number() != null)
                .forEach(attachment -> missing.add(
                        new Target(attachment.campaignId(), attachment.runOn().number())));
        Set<Target> there = new HashSet<>();
        attached.forEach(attachment -> number(wanted, attachment.runOn())
                .ifPresent(number -> there.add(new Target(attachment.campaignId(), number))));
        missing.removeAll(there);
        return missing;
    }

    /** In all campaigns, a campaign that is not listed is one that is gone or new, and no reason to detach. */
    private static boolean isUnwanted(WantedWebhook wanted, List<Long> campaignIds, WebhookAttachment attachment) {
        Optional<EventKind> event = wanted.event(attachment.runOn());
        return event.isPresent()
                && attachment.webhookCampaignId() != null
                && (!wanted.events().containsKey(event.get())
                        || !wanted.isForAllCampaigns() && !campaignIds.contains(attachment.campaignId()));
    }

    private static Optional<Integer> number(WantedWebhook wanted, RunOn runOn) {
        Optional<Integer> known = wanted.event(runOn).map(wanted.events()::get);
        return known.isPresent() || runOn == null ? known : Optional.ofNullable(runOn.number());
    }
}
