package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.account.Quirk;
import io.salesflow.sandbox.account.Rejection;
import io.salesflow.sandbox.account.RunOn;
import io.salesflow.sandbox.account.SandboxAccount;
import io.salesflow.sandbox.account.Webhook;
import io.salesflow.sandbox.account.WebhookAttachment;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** The operations on webhooks. */
final class WebhookOperations {

    private final AccountSettings settings;

    WebhookOperations(AccountSettings settings) {
        this.settings = settings;
    }

    Answer create(ApiRequest request) {
        SandboxAccount account = request.account();
        JsonBody body = request.body();
        String name = body.requiredText("Name", TextLimit.WEBHOOK_NAME);
        String url = body.requiredText("Url", TextLimit.WEBHOOK_URL);
        Boolean disableForMutedContacts = body.truth("DisableForMutedContacts");
        if (!isHttp(url)) {
            throw Rejection.badRequest("Parameter 'Url' must be an http or https URL");
        }
        Webhook webhook = account.change(state -> state.webhooks().create(name, url, disableForMutedContacts));
        return Answer.json(generator -> write(generator, webhook));
    }

    Answer delete(ApiRequest request) {
        SandboxAccount account = request.account();
        int webhookId = request.query().number("webhookId");
        account.change(state -> {
            state.webhooks().delete(webhookId);
            return webhookId;
        });
        return Answer.envelope(204, null);
    }

    Answer list(ApiRequest request) {
        List<Webhook> webhooks = request.account().webhooks();
        return Answer.json(generator -> Json.array(generator, webhooks.iterator(), this::write));
    }

    Answer attach(ApiRequest request) {
        SandboxAccount account = request.account();
        int webhookId = request.query().number("webhookId");
        int campaignId = request.query().number("campaignId");
        RunOn runOn = RunOn.of(request.query().number("runOn"))
                .orElseThrow(() -> Rejection.badRequest("Parameter 'runOn' must be one of 1, 2, 3, 7"));
        WebhookAttachment attachment = account.change(state -> {
            state.campaigns().get(campaignId);
            return state.webhooks().attach(webhookId, campaignId, runOn);
        });
        return Answer.json(generator -> write(generator, attachment));
    }

    Answer detach(ApiRequest request) {
        SandboxAccount account = request.account();
        int webhookCampaignId = request.query().number("webhookCampaignId");
        account.change(state -> {
            state.webhooks().detach(webhookCampaignId);
            return webhookCampaignId;
        });
        return Answer.envelope(204, null);
    }

    private void write(JsonGenerator generator, Webhook webhook) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("WebhookId", webhook.webhookId());
        generator.writeStringField("Name", webhook.name());
        generator.writeStringField("Url", webhook.url());
        Json.nullableBoolean(generator, "DisableForMutedContacts", webhook.disableForMutedContacts());
        generator.writeFieldName("AttachedWebhookCampaigns");
        Json.array(generator, webhook.attachments().iterator(), this::write);
        generator.writeEndObject();
    }

    private void write(JsonGenerator generator, WebhookAttachment attachment) throws IOException {
        generator.writeStartObject();
        generator.writeNumberField("WebhookCampaignId", attachment.webhookCampaignId());
        generator.writeNumberField("CampaignId", attachment.campaignId());
        if (settings.has(Quirk.RUN_ON_AS_NAME)) {
            generator.writeStringField("RunOn", attachment.runOn().name());
        } else {
            generator.writeNumberField("RunOn", attachment.runOn().number());
        }
        generator.writeEndObject();
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return http && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
