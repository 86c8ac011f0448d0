package io.salesflow.camel;

import org.apache.camel.spi.Metadata;

/** The headers of messages to and from Salesflow. */
public final class SalesflowConstants {
    @Metadata(label = "producer", javaType = "Long", description = "The id of the campaign: a number.")
    public static final String CAMPAIGN_ID = "CamelSalesflowCampaignId";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The id of the contact, in the API called a member: a number.")
    public static final String MEMBER_ID = "CamelSalesflowMemberId";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The public identifier of a contact: the end of the LinkedIn profile's URL.")
    public static final String PUBLIC_IDENTIFIER = "CamelSalesflowPublicIdentifier";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The public identifiers of contacts, with commas between them or each in an option of its "
                    + "own. More than 20 are asked for in several calls, and the answers are joined.")
    public static final String PUBLIC_IDENTIFIERS = "CamelSalesflowPublicIdentifiers";

    @Metadata(label = "producer", javaType = "String", description = "The URL of the LinkedIn profile to import.")
    public static final String LINKED_IN_URL = "CamelSalesflowLinkedInUrl";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The first name of the contact. At most 63 characters in an update.")
    public static final String FIRST_NAME = "CamelSalesflowFirstName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The last name of the contact. At most 63 characters in an update.")
    public static final String LAST_NAME = "CamelSalesflowLastName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The occupation of the contact: the headline of the profile. At most 1023 characters in "
                    + "an update.")
    public static final String OCCUPATION = "CamelSalesflowOccupation";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Where the contact lives. At most 127 characters in an update.")
    public static final String LOCATION = "CamelSalesflowLocation";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The industry of the contact. At most 1023 characters.")
    public static final String INDUSTRY = "CamelSalesflowIndustry";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The company of the contact. At most 1023 characters.")
    public static final String COMPANY = "CamelSalesflowCompany";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The e-mail address of the contact. At most 1023 characters.")
    public static final String EMAIL = "CamelSalesflowEmail";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The telephone number of the contact. At most 1023 characters.")
    public static final String PHONE = "CamelSalesflowPhone";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description = "The custom fields of the contact, at most 10, in their order, with commas between them "
                    + "or each in an option of its own.")
    public static final String CUSTOM_FIELDS = "CamelSalesflowCustomFields";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The first day, such as 2026-01-31. A time is taken as its day in the zone of the server.")
    public static final String FROM = "CamelSalesflowFrom";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The last day, such as 2026-01-31. Whether the API counts it in is not documented.")
    public static final String TO = "CamelSalesflowTo";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "Only what changed after this time, such as 2026-01-31T12:00:00Z; without a zone it is in "
                    + "that of the server. Very likely hides what never changed since it was made.")
    public static final String UPDATED_FROM_DATE = "CamelSalesflowUpdatedFromDate";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The host name of the domain that the domain token belongs to.")
    public static final String DOMAIN_HOST_NAME = "CamelSalesflowDomainHostName";

    @Metadata(label = "producer", javaType = "Long", description = "The id of the webhook: a number.")
    public static final String WEBHOOK_ID = "CamelSalesflowWebhookId";

    @Metadata(
            label = "producer",
            javaType = "Long",
            description = "The tie of a webhook to a campaign and an event, which detach takes away.")
    public static final String WEBHOOK_CAMPAIGN_ID = "CamelSalesflowWebhookCampaignId";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The name of the webhook to create. At most 255 characters.")
    public static final String WEBHOOK_NAME = "CamelSalesflowWebhookName";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The URL that the webhook to create calls. At most 511 characters.")
    public static final String WEBHOOK_URL = "CamelSalesflowWebhookUrl";

    @Metadata(
            label = "producer",
            javaType = "Boolean",
            description = "Whether the webhook to create is not called for muted contacts.")
    public static final String DISABLE_FOR_MUTED_CONTACTS = "CamelSalesflowDisableForMutedContacts";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "The event to attach the webhook to: MEMBER_CONNECTED, REPLY_DETECTED, "
                    + "INVITATION_WITHDRAWN, or the number of an event.")
    public static final String RUN_ON = "CamelSalesflowRunOn";

    @Metadata(label = "producer", javaType = "Boolean", description = "Whether to mute the contact, or to unmute it.")
    public static final String MUTED = "CamelSalesflowMuted";

    @Metadata(
            label = "producer",
            javaType = "java.util.List<String>",
            description =
                    "After members/list-by-public-identifiers: the identifiers that the answer has no contact for.")
    public static final String MISSING_IDENTIFIERS = "CamelSalesflowMissingIdentifiers";

    @Metadata(
            label = "consumer",
            javaType = "io.salesflow.camel.feed.Change.Kind",
            description = "What happened: NEW, UPDATED or DELETED.")
    public static final String CHANGE = "CamelSalesflowChange";

    @Metadata(label = "consumer", javaType = "String", description = "The feed that the change comes from.")
    public static final String FEED_ID = "CamelSalesflowFeedId";

    @Metadata(
            label = "consumer",
            javaType = "String",
            description = "The identity of the element within the account, such as the number of the contact.")
    public static final String IDENTITY = "CamelSalesflowIdentity";

    @Metadata(label = "consumer", javaType = "Long", description = "The LinkedIn account that the element belongs to.")
    public static final String ACCOUNT_ID = "CamelSalesflowAccountId";

    @Metadata(
            label = "consumer",
            javaType = "java.time.Instant",
            description = "The time of the change in the data, where it has one.")
    public static final String TIME = "CamelSalesflowTime";

    @Metadata(
            label = "consumer",
            javaType = "Integer",
            description = "The number of this attempt to deliver the change, from 1.")
    public static final String ATTEMPT = "CamelSalesflowAttempt";

    @Metadata(
            label = "consumer",
            javaType = "java.util.List<String>",
            description = "For an update the names of the fields that changed, as the API writes them.")
    public static final String CHANGED_FIELDS = "CamelSalesflowChangedFields";

    @Metadata(
            label = "consumer",
            javaType = "Object",
            description = "For an update the element as it was, with keepPrevious=true.")
    public static final String PREVIOUS = "CamelSalesflowPrevious";

    @Metadata(
            label = "consumer",
            javaType = "java.util.Map<String, String>",
            description = "Set by the route: the changes of a batch whose delivery failed, with the reason of each "
                    + "by its identity. The others count as delivered.")
    public static final String FAILURES = "CamelSalesflowFailures";

    @Metadata(
            label = "consumer",
            javaType = "io.salesflow.camel.api.EventKind",
            description = "Of events: what happened: CONNECTED, REPLIED, WITHDRAWN, FOLLOW_UP or OTHER.")
    public static final String EVENT = "CamelSalesflowEvent";

    @Metadata(
            label = "consumer",
            javaType = "io.salesflow.camel.api.MemberEvent",
            description = "Of events that go through a feed, where the body is the contact: the event.")
    public static final String MEMBER_EVENT = "CamelSalesflowMemberEvent";

    @Metadata(
            label = "consumer",
            javaType = "Boolean",
            description = "Set by the route that fails: the failure is not that of the changes, such as a target that "
                    + "is down. It does not count as an attempt; the poll ends, and the changes come again.")
    public static final String POSTPONED = "CamelSalesflowPostponed";

    @Metadata(
            label = "consumer",
            javaType = "Boolean",
            description =
                    "Set by the route that fails, beside CamelSalesflowPostponed: only the changes of this exchange "
                            + "wait, such as a mail that the server takes later, and the poll goes on with the others.")
    public static final String POSTPONED_ALONE = "CamelSalesflowPostponedAlone";

    private SalesflowConstants() {}
}
