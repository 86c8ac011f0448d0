package io.salesflow.sandbox.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.Profile;
import io.salesflow.sandbox.account.WebhookCall;
import io.salesflow.sandbox.time.ServerTimes;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** The body of a webhook call, as documented: {@code IsMuted} comes twice. */
final class WebhookJson {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int CUSTOM_FIELDS = 10;
    private static final long FIRST_LINKED_IN_MEMBER = 1_000_000_000L;

    private final ServerTimes times;

    WebhookJson(ServerTimes times) {
        this.times = times;
    }

    String of(WebhookCall call) {
        StringWriter text = new StringWriter(2048);
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            generator.writeStartObject();
            write(generator, call);
            generator.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private void write(JsonGenerator generator, WebhookCall call) throws IOException {
        Contact contact = call.contact();
        Profile profile = contact.profile();
        boolean replied = !call.conversation().received().isEmpty();
        generator.writeStringField("IntegrationType", "INTEGRATION_TYPE_WEBHOOK");
        generator.writeStringField("IntegrationRunOn", call.runOn().integrationName());
        generator.writeNumberField("MemberId", contact.memberId());
        generator.writeNumberField("LinkedInMemberId", FIRST_LINKED_IN_MEMBER + contact.memberId());
        generator.writeStringField("FirstName", profile.firstName());
        generator.writeStringField("LastName", profile.lastName());
        generator.writeStringField("Occupation", profile.occupation());
        generator.writeStringField("Company", profile.company());
        generator.writeStringField("Location", profile.location());
        generator.writeStringField("PhoneNumber", profile.phone());
        generator.writeStringField("Email", profile.email());
        generator.writeStringField("Address", "");
        generator.writeNullField("BirthdayYear");
        generator.writeNullField("BirthdayMonth");
        generator.writeNullField("BirthdayDay");
        generator.writeStringField("DateAdded", times.withOffset(contact.addedAt()));
        generator.writeStringField("ConnectedAt", times.withOffset(contact.connectedAt()));
        generator.writeStringField("MemberUrl", profile.memberUrl());
        generator.writeStringField("Industry", profile.industry());
        generator.writeStringField("Distance", contact.connectedAt() == null ? "DISTANCE_3" : "DISTANCE_1");
        generator.writeBooleanField("IsMuted", contact.muted());
        generator.writeStringField("CurrentPosition", profile.occupation());
        generator.writeStringField("Status", contact.status().text());
        generator.writeBooleanField("HasReply", replied);
        generator.writeBooleanField("IsMuted", contact.muted());
        generator.writeBooleanField("IsSeen", false);
        generator.writeNumberField("ConnectionsCount", 100 + contact.memberId() % 400);
        generator.writeNumberField("FollowersCount", 100 + contact.memberId() % 900);
        generator.writeBooleanField("IsSalesNavigator", false);
        generator.writeObjectFieldStart("LinkedInAccount");
        generator.writeStringField("FirstName", call.owner().firstName());
        generator.writeStringField("LastName", call.owner().lastName());
        generator.writeStringField("Username", call.owner().accountEmail());
        generator.writeEndObject();
        writeCustomFields(generator, contact.customFields());
        generator.writeStringField("MemberActionsFormatted", ConversationHtml.of(call, times));
        generator.writeArrayFieldStart("MemberCampaigns");
        generator.writeStartObject();
        generator.writeStringField("CampaignName", call.campaignName());
        generator.writeEndObject();
        generator.writeEndArray();
    }

    private static void writeCustomFields(JsonGenerator generator, List<String> values) throws IOException {
        for (int index = 0; index < CUSTOM_FIELDS; index++) {
            generator.writeStringField("Custom" + (index + 1), index < values.size() ? values.get(index) : null);
        }
    }
}
