package io.salesflow.camel;

import java.util.List;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/**
 * The arguments of the operation as options of the endpoint. A header or a field of the body beats them. Held against
 * {@link io.salesflow.camel.api.Argument} by a test.
 */
@UriParams
public class SalesflowArguments {
    @UriParam(label = "arguments", displayName = "Campaign ID")
    private Long campaignId;

    @UriParam(label = "arguments", displayName = "Contact (Member) ID")
    private Long memberId;

    @UriParam(label = "arguments")
    private String publicIdentifier;

    @UriParam(label = "arguments")
    private List<String> publicIdentifiers;

    @UriParam(label = "arguments", displayName = "LinkedIn URL")
    private String linkedInUrl;

    @UriParam(label = "arguments")
    private String firstName;

    @UriParam(label = "arguments")
    private String lastName;

    @UriParam(label = "arguments")
    private String occupation;

    @UriParam(label = "arguments")
    private String location;

    @UriParam(label = "arguments")
    private String industry;

    @UriParam(label = "arguments")
    private String company;

    @UriParam(label = "arguments")
    private String email;

    @UriParam(label = "arguments")
    private String phone;

    @UriParam(label = "arguments")
    private List<String> customFields;

    @UriParam(label = "arguments")
    private String from;

    @UriParam(label = "arguments")
    private String to;

    @UriParam(label = "arguments")
    private String updatedFromDate;

    @UriParam(label = "arguments")
    private String domainHostName;

    @UriParam(label = "arguments", displayName = "Webhook ID")
    private Long webhookId;

    @UriParam(label = "arguments", displayName = "Webhook Campaign ID")
    private Long webhookCampaignId;

    @UriParam(label = "arguments")
    private String webhookName;

    @UriParam(label = "arguments", displayName = "Webhook URL")
    private String webhookUrl;

    @UriParam(label = "arguments")
    private Boolean disableForMutedContacts;

    @UriParam(label = "arguments")
    private String runOn;

    @UriParam(label = "arguments")
    private Boolean muted;

    public Long getCampaignId() {
        return campaignId;
    }

    /**
     * The id of the campaign: a number.
     */
    public void setCampaignId(Long campaignId) {
        this.campaignId = campaignId;
    }

    public Long getMemberId() {
        return memberId;
    }

    /**
     * The id of the contact, in the API called a member: a number.
     */
    public void setMemberId(Long memberId) {
        this.memberId = memberId;
    }

    public String getPublicIdentifier() {
        return publicIdentifier;
    }

    /**
     * The public identifier of a contact: the end of the LinkedIn profile's URL.
     */
    public void setPublicIdentifier(String publicIdentifier) {
        this.publicIdentifier = publicIdentifier;
    }

    public List<String> getPublicIdentifiers() {
        return publicIdentifiers;
    }

    /**
     * The public identifiers of contacts, with commas between them or each in an option of its own. More than 20 are
     * asked for in several calls, and the answers are joined.
     */
    public void setPublicIdentifiers(List<String> publicIdentifiers) {
        this.publicIdentifiers = publicIdentifiers;
    }

    public String getLinkedInUrl() {
        return linkedInUrl;
    }

    /**
     * The URL of the LinkedIn profile to import.
     */
    public void setLinkedInUrl(String linkedInUrl) {
        this.linkedInUrl = linkedInUrl;
    }

    public String getFirstName() {
        return firstName;
    }

    /**
     * The first name of the contact. At most 63 characters in an update.
     */
    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }

    public String getLastName() {
        return lastName;
    }

    /**
     * The last name of the contact. At most 63 characters in an update.
     */
    public void setLastName(String lastName) {
        this.lastName = lastName;
    }

    public String getOccupation() {
        return occupation;
    }

    /**
     * The occupation of the contact: the headline of the profile. At most 1023 characters in an update.
     */
    public void setOccupation(String occupation) {
        this.occupation = occupation;
    }

    public String getLocation() {
        return location;
    }

    /**
     * Where the contact lives. At most 127 characters in an update.
     */
    public void setLocation(String location) {
        this.location = location;
    }

    public String getIndustry() {
        return industry;
    }

    /**
     * The industry of the contact. At most 1023 characters.
     */
    public void setIndustry(String industry) {
        this.industry = industry;
    }

    public String getCompany() {
        return company;
    }

    /**
     * The company of the contact. At most 1023 characters.
     */
    public void setCompany(String company) {
        this.company = company;
    }

    public String getEmail() {
        return email;
    }

    /**
     * The e-mail address of the contact. At most 1023 characters.
     */
    public void setEmail(String email) {
        this.email = email;
    }

    public String getPhone() {
        return phone;
    }

    /**
     * The telephone number of the contact. At most 1023 characters.
     */
    public void setPhone(String phone) {
        this.phone = phone;
    }

    public List<String> getCustomFields() {
        return customFields;
    }

    /**
     * The custom fields of the contact, at most 10, in their order, with commas between them or each in an option of its
     * own.
     */
    public void setCustomFields(List<String> customFields) {
        this.customFields = customFields;
    }

    public String getFrom() {
        return from;
    }

    /**
     * The first day, such as 2026-01-31. A time is taken as its day in the zone of the server.
     */
    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    /**
     * The last day, such as 2026-01-31. Whether the API counts it in is not documented.
     */
    public void setTo(String to) {
        this.to = to;
    }

    public String getUpdatedFromDate() {
        return updatedFromDate;
    }

    /**
     * Only what changed after this time, such as 2026-01-31T12:00:00Z; without a zone it is in that of the
     * server. Very likely hides what never changed since it was made.
     */
    public void setUpdatedFromDate(String updatedFromDate) {
        this.updatedFromDate = updatedFromDate;
    }

    public String getDomainHostName() {
        return domainHostName;
    }

    /**
     * The host name of the domain that the domain token belongs to.
     */
    public void setDomainHostName(String domainHostName) {
        this.domainHostName = domainHostName;
    }

    public Long getWebhookId() {
        return webhookId;
    }

    /**
     * The id of the webhook: a number.
     */
    public void setWebhookId(Long webhookId) {
        this.webhookId = webhookId;
    }

    public Long getWebhookCampaignId() {
        return webhookCampaignId;
    }

    /**
     * The tie of a webhook to a campaign and an event, which detach takes away.
     */
    public void setWebhookCampaignId(Long webhookCampaignId) {
        this.webhookCampaignId = webhookCampaignId;
    }

    public String getWebhookName() {
        return webhookName;
    }

    /**
     * The name of the webhook to create. At most 255 characters.
     */
    public void setWebhookName(String webhookName) {
        this.webhookName = webhookName;
    }

    public String getWebhookUrl() {
        return webhookUrl;
    }

    /**
     * The URL that the webhook to create calls. At most 511 characters.
     */
    public void setWebhookUrl(String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public Boolean getDisableForMutedContacts() {
        return disableForMutedContacts;
    }

    /**
     * Whether the webhook to create is not called for muted contacts.
     */
    public void setDisableForMutedContacts(Boolean disableForMutedContacts) {
        this.disableForMutedContacts = disableForMutedContacts;
    }

    public String getRunOn() {
        return runOn;
    }

    /**
     * The event to attach the webhook to: MEMBER_CONNECTED, REPLY_DETECTED, INVITATION_WITHDRAWN, or the number
     * of an event.
     */
    public void setRunOn(String runOn) {
        this.runOn = runOn;
    }

    public Boolean getMuted() {
        return muted;
    }

    /**
     * Whether to mute the contact, or to unmute it.
     */
    public void setMuted(Boolean muted) {
        this.muted = muted;
    }
}
