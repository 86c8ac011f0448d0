package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * What a webhook was called about: something happened to a contact (reference, Webhooks, Data sample). The call names
 * neither account nor campaign number; what is not told is null.
 *
 * @param kind what happened
 * @param integrationRunOn what happened, as the call names it
 * @param memberId the contact's number
 * @param linkedInMemberId the contact's number at LinkedIn
 * @param firstName the first name
 * @param lastName the last name
 * @param occupation the headline of the profile
 * @param company the company
 * @param location where the contact lives
 * @param phoneNumber the telephone number
 * @param email the e-mail address
 * @param address the address
 * @param birthdayYear the year of birth
 * @param birthdayMonth the month of birth, from 1
 * @param birthdayDay the day of birth, from 1
 * @param dateAdded when the contact came into the campaign
 * @param connectedAt when the contact accepted
 * @param memberUrl the LinkedIn profile
 * @param industry the industry
 * @param distance how far away the contact is in the network, such as DISTANCE_3
 * @param isMuted whether the contact is muted
 * @param currentPosition the position
 * @param status the status, a set of flags
 * @param hasReply whether the contact has written
 * @param isSeen whether the conversation was seen
 * @param connectionsCount how many connections the contact has
 * @param followersCount how many followers the contact has
 * @param isSalesNavigator whether the contact comes from Sales Navigator
 * @param linkedInAccount the account that the contact belongs to: first name, last name, user name
 * @param customFields the custom fields 1 to 10; those that are not set are null
 * @param memberActionsFormatted the conversation in HTML, as it came: not to be shown before it is cleaned
 * @param conversation the conversation, message by message
 * @param conversationText the conversation as plain text, without HTML
 * @param campaignNames the names of the contact's campaigns
 * @param contact the contact as Salesflow knows it now, where it was read back; otherwise null
 * @param other the fields that the reference does not know
 */
@JsonNaming(PropertyNamingStrategies.UpperCamelCaseStrategy.class)
public record MemberEvent(
        EventKind kind,
        String integrationRunOn,
        Long memberId,
        Long linkedInMemberId,
        String firstName,
        String lastName,
        String occupation,
        String company,
        String location,
        String phoneNumber,
        String email,
        String address,
        Integer birthdayYear,
        Integer birthdayMonth,
        Integer birthdayDay,
        @ApiTime Instant dateAdded,
        @ApiTime Instant connectedAt,
        String memberUrl,
        String industry,
        String distance,
        Boolean isMuted,
        String currentPosition,
        MemberStatus status,
        Boolean hasReply,
        Boolean isSeen,
        Long connectionsCount,
        Long followersCount,
        Boolean isSalesNavigator,
        Map<String, Object> linkedInAccount,
        List<String> customFields,
        String memberActionsFormatted,
        List<ConversationMessage> conversation,
        String conversationText,
        List<String> campaignNames,
        Contact contact,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements SalesflowRecord {

    public MemberEvent {
        linkedInAccount = KeptFields.of(linkedInAccount);
        customFields = customFields == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(customFields));
        conversation = conversation == null ? List.of() : List.copyOf(conversation);
        campaignNames = campaignNames == null ? List.of() : List.copyOf(campaignNames);
        other = KeptFields.of(other);
    }

    /** Words that may quote the conversation, such as the reason of a failure, with an ellipsis in the place of what they quote. */
    public String withoutText(String words) {
        return new QuotedText(memberActionsFormatted).removedFrom(new QuotedText(conversationText).removedFrom(words));
    }

    /** The same event beside the contact as it is now. */
    public MemberEvent with(Contact itsContact) {
        return new MemberEvent(
                kind,
                integrationRunOn,
                memberId,
                linkedInMemberId,
                firstName,
                lastName,
                occupation,
                company,
                location,
                phoneNumber,
                email,
                address,
                birthdayYear,
                birthdayMonth,
                birthdayDay,
                dateAdded,
                connectedAt,
                memberUrl,
                industry,
                distance,
                isMuted,
                currentPosition,
                status,
                hasReply,
                isSeen,
                connectionsCount,
                followersCount,
                isSalesNavigator,
                linkedInAccount,
                customFields,
                memberActionsFormatted,
                conversation,
                conversationText,
                campaignNames,
                itsContact,
                other);
    }
}
