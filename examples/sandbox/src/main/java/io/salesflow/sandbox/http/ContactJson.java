package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.account.Campaign;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.Profile;
import io.salesflow.sandbox.account.Quirk;
import io.salesflow.sandbox.account.StatusFlags;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Contacts as the operations write them: each form has its own fields in its own order. */
final class ContactJson {

    private static final SerializableString MEMBER_ID = new SerializedString("MemberId");
    private static final SerializableString FIRST_NAME = new SerializedString("FirstName");
    private static final SerializableString LAST_NAME = new SerializedString("LastName");
    private static final SerializableString LOCATION = new SerializedString("Location");
    private static final SerializableString OCCUPATION = new SerializedString("Occupation");
    private static final SerializableString INDUSTRY = new SerializedString("Industry");
    private static final SerializableString EMAIL = new SerializedString("Email");
    private static final SerializableString PHONE = new SerializedString("Phone");
    private static final SerializableString PUBLIC_IDENTIFIER = new SerializedString("PublicIdentifier");
    private static final SerializableString STATUS = new SerializedString("Status");
    private static final SerializableString CAMPAIGN_ID = new SerializedString("CampaignId");
    private static final SerializableString CAMPAIGN_NAME = new SerializedString("CampaignName");
    private static final SerializableString COMPANY = new SerializedString("Company");
    private static final SerializableString MEMBER_URL = new SerializedString("MemberUrl");
    private static final SerializableString LAST_MODIFIED_AT = new SerializedString("LastModifiedAt");
    private static final SerializableString ADDED_AT = new SerializedString("AddedAt");
    private static final int TICKS_BELOW_A_MILLISECOND = 10_000;

    private final AccountSettings settings;

    ContactJson(AccountSettings settings) {
        this.settings = settings;
    }

    /** The answer to an import: exact time, status, everything else as far as it is known. */
    void imported(JsonGenerator generator, Contact contact) throws IOException {
        Profile profile = contact.profile();
        generator.writeStartObject();
        number(generator, MEMBER_ID, contact.memberId());
        text(generator, PUBLIC_IDENTIFIER, profile.publicIdentifier());
        text(generator, FIRST_NAME, profile.firstName());
        text(generator, LAST_NAME, profile.lastName());
        text(generator, LOCATION, profile.location());
        text(generator, OCCUPATION, profile.occupation());
        text(generator, INDUSTRY, profile.industry());
        text(generator, COMPANY, profile.company());
        text(generator, EMAIL, profile.email());
        text(generator, PHONE, profile.phone());
        text(generator, MEMBER_URL, profile.memberUrl());
        text(generator, LAST_MODIFIED_AT, settings.times().nameless(contact.lastModifiedAt()));
        text(generator, ADDED_AT, settings.times().exact(withTicks(contact)));
        status(generator, contact.status());
        generator.writeEndObject();
    }

    /** One contact with its status and its campaign, which may be null. */
    void withCampaign(JsonGenerator generator, Contact contact, Campaign campaign) throws IOException {
        start(generator, contact);
        text(generator, PUBLIC_IDENTIFIER, contact.profile().publicIdentifier());
        status(generator, contact.status());
        campaignId(generator, contact);
        text(generator, CAMPAIGN_NAME, campaign == null ? null : campaign.name());
        end(generator, contact);
    }

    /** An element of an account's list. */
    void inAccount(JsonGenerator generator, Contact contact) throws IOException {
        start(generator, contact);
        text(generator, PUBLIC_IDENTIFIER, contact.profile().publicIdentifier());
        status(generator, contact.status());
        campaignId(generator, contact);
        end(generator, contact);
    }

    /** An element of a campaign's list: neither status, nor campaign, nor public identifier. */
    void inCampaign(JsonGenerator generator, Contact contact) throws IOException {
        start(generator, contact);
        end(generator, contact);
    }

    /** A contact without its status and campaign. */
    void plain(JsonGenerator generator, Contact contact) throws IOException {
        start(generator, contact);
        text(generator, PUBLIC_IDENTIFIER, contact.profile().publicIdentifier());
        end(generator, contact);
    }

    private void start(JsonGenerator generator, Contact contact) throws IOException {
        Profile profile = contact.profile();
        generator.writeStartObject();
        number(generator, MEMBER_ID, contact.memberId());
        text(generator, FIRST_NAME, profile.firstName());
        text(generator, LAST_NAME, profile.lastName());
        text(generator, LOCATION, profile.location());
        text(generator, OCCUPATION, profile.occupation());
        text(generator, INDUSTRY, profile.industry());
        text(generator, EMAIL, profile.email());
        text(generator, PHONE, profile.phone());
    }

    private void end(JsonGenerator generator, Contact contact) throws IOException {
        text(generator, COMPANY, contact.profile().company());
        text(generator, MEMBER_URL, contact.profile().memberUrl());
        text(generator, LAST_MODIFIED_AT, settings.times().nameless(contact.lastModifiedAt()));
        text(generator, ADDED_AT, settings.times().nameless(contact.addedAt()));
        generator.writeEndObject();
    }

    private void status(JsonGenerator generator, StatusFlags status) throws IOException {
        if (settings.has(Quirk.STATUS_AS_NUMBER)) {
            number(generator, STATUS, status.bits());
        } else {
            text(generator, STATUS, status.text());
        }
    }

    private static void campaignId(JsonGenerator generator, Contact contact) throws IOException {
        if (contact.campaignId() == null) {
            generator.writeFieldName(CAMPAIGN_ID);
            generator.writeNull();
        } else {
            number(generator, CAMPAIGN_ID, contact.campaignId());
        }
    }

    private static Instant withTicks(Contact contact) {
        int ticks = Math.floorMod(contact.memberId() * 7919, TICKS_BELOW_A_MILLISECOND);
        return contact.addedAt().plus(Duration.ofNanos(100L * ticks));
    }

    private static void number(JsonGenerator generator, SerializableString name, int value) throws IOException {
        generator.writeFieldName(name);
        generator.writeNumber(value);
    }

    private static void text(JsonGenerator generator, SerializableString name, String value) throws IOException {
        generator.writeFieldName(name);
        generator.writeString(value);
    }
}
