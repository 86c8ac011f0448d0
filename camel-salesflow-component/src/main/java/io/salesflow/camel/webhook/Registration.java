package io.salesflow.camel.webhook;

import io.salesflow.camel.api.Webhook;
import io.salesflow.camel.api.WebhookAttachment;
import io.salesflow.camel.client.SalesflowConflictException;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowNotFoundException;
import io.salesflow.camel.client.SalesflowRejectedException;
import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.client.SalesflowUnreadableAnswerException;
import io.salesflow.camel.webhook.RegistrationPlan.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes Salesflow have the one webhook that is wanted, attached to what is wanted. It looks first, does only what is missing,
 * and looks again until nothing is, so it can be repeated, interrupted, and done by several at once. Webhooks that are not
 * ours are never touched. Not safe for use by several threads.
 */
public final class Registration {
    private static final int MOST_ROUNDS = 6;
    private static final int MOST_UNLISTED = 3;

    private final WebhookCalls calls;
    private final WantedWebhook wanted;
    private Long created;
    private int unlisted;
    /** Those of the last reconcile that came to an end. */
    private Set<Long> knownCampaigns = Set.of();

    /** The registration of that webhook. */
    public Registration(WebhookCalls calls, WantedWebhook wanted) {
        this.calls = calls;
        this.wanted = wanted;
    }

    /**
     * Compares and mends.
     *
     * @throws SalesflowException if Salesflow can't be asked, or not as this account; what was done so far stays
     */
    public Reconciled reconcile() {
        Run run = new Run();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!run.round()) {
                knownCampaigns = run.campaigns;
                return run.result("the webhook was created " + unlisted + " times, but Salesflow does not list it");
            }
        }
        return run.result("somebody else changes the webhook at the same time");
    }

    /**
     * Deletes all webhooks that are ours.
     *
     * @throws SalesflowException if one can't be deleted
     */
    public void unregister() {
        for (Webhook webhook : calls.webhooks()) {
            if (wanted.isOurs(webhook.url()) || webhook.webhookId().equals(created)) {
                try {
                    calls.delete(webhook.webhookId());
                } catch (SalesflowNotFoundException e) {
                    continue; // somebody else was faster
                }
            }
        }
    }

    /** One reconcile. What fails for its own sake is not tried twice in it; what concerns all calls ends it. */
    private final class Run {
        private static final String CREATION = "create";

        private final Map<Object, SalesflowException> failed = new HashMap<>();
        private final Set<Object> open = new LinkedHashSet<>();
        private Set<Long> campaigns = Set.of();
        private int creations;
        private int attachments;
        private int attachmentsToNew;
        private int detachments;
        private int deletions;

        Reconciled result(String otherwise) {
            List<String> failures = new ArrayList<>();
            open.forEach(step -> failures.add(
                    failed.containsKey(step) ? step + ": " + failed.get(step).getMessage() : otherwise));
            return new Reconciled(creations, attachments, attachmentsToNew, detachments, deletions, failures);
        }

        /** Looks, and does what is to do; false if there is nothing, or nothing that has not failed. */
        boolean round() {
            List<Long> campaignIds = wanted.isForAllCampaigns() ? calls.campaignIds() : wanted.campaignIds();
            campaigns = Set.copyOf(campaignIds);
            RegistrationPlan plan = RegistrationPlan.of(wanted, calls.webhooks(), campaignIds, created);
            open.clear();
            if (plan.adopted().isEmpty()) {
                open.add(CREATION);
                return creations == 0 && unlisted < MOST_UNLISTED && step(CREATION, this::create);
            }
            unlisted = 0;
            boolean isReplaced = plan.missing().stream().allMatch(this::isAboutNothing);
            boolean isBusy = attach(plan.adopted().get().webhookId(), plan.missing());
            for (WebhookAttachment attachment : plan.unwanted()) {
                isBusy |= step("detach " + attachment.webhookCampaignId(), () -> {
                    calls.detach(attachment.webhookCampaignId());
                    detachments++;
                });
            }
            for (Webhook webhook : isReplaced ? plan.superfluous() : List.<Webhook>of()) {
                isBusy |= step("delete webhook " + webhook.webhookId(), () -> {
                    calls.delete(webhook.webhookId());
                    deletions++;
                });
            }
            return isBusy;
        }

        /** It failed in an earlier round because its campaign is gone: the webhook was there afterwards. */
        private boolean isAboutNothing(Target target) {
            return failed.get(target) instanceof SalesflowNotFoundException;
        }

        private void create() {
            created = calls.create(wanted.name(), wanted.url(), wanted.disableForMutedContacts())
                    .webhookId();
            creations++;
            unlisted++;
        }

        private boolean attach(long webhookId, Set<Target> targets) {
            boolean isBusy = false;
            for (Target target : targets) {
                isBusy |= step(target, () -> {
                    calls.attach(webhookId, target.campaignId(), target.runOn());
                    attachments++;
                    attachmentsToNew += knownCampaigns.contains(target.campaignId()) ? 0 : 1;
                });
            }
            return isBusy;
        }

        /** Does a step unless it has failed before; whether there may be something else to see afterwards. */
        private boolean step(Object identity, Runnable call) {
            open.add(identity);
            if (failed.containsKey(identity)) {
                return false;
            }
            try {
                call.run();
            } catch (SalesflowNotFoundException
                    | SalesflowConflictException
                    | SalesflowRejectedException
                    | SalesflowServerException
                    | SalesflowUnreadableAnswerException e) {
                failed.put(identity, e);
            }
            return true;
        }
    }
}
