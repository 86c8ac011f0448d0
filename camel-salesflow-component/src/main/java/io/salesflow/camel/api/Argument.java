package io.salesflow.camel.api;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a caller can say to an operation. The name of an argument is the name of its endpoint option, and with the
 * prefix {@code CamelSalesflow} the name of its header.
 */
public enum Argument {
    ACCOUNT_ID("accountId", ArgumentType.ID),
    CAMPAIGN_ID("campaignId", ArgumentType.ID),
    MEMBER_ID("memberId", ArgumentType.ID),
    PUBLIC_IDENTIFIER("publicIdentifier", ArgumentType.TEXT),
    PUBLIC_IDENTIFIERS("publicIdentifiers", ArgumentType.NAMES),
    LINKED_IN_URL("linkedInUrl", ArgumentType.URL, "memberUrl"),
    FIRST_NAME("firstName", ArgumentType.TEXT),
    LAST_NAME("lastName", ArgumentType.TEXT),
    OCCUPATION("occupation", ArgumentType.TEXT),
    LOCATION("location", ArgumentType.TEXT),
    INDUSTRY("industry", ArgumentType.TEXT),
    COMPANY("company", ArgumentType.TEXT),
    EMAIL("email", ArgumentType.TEXT),
    PHONE("phone", ArgumentType.TEXT),
    CUSTOM_FIELDS("customFields", ArgumentType.TEXTS),
    FROM("from", ArgumentType.DAY),
    TO("to", ArgumentType.DAY),
    UPDATED_FROM_DATE("updatedFromDate", ArgumentType.TIME),
    DOMAIN_HOST_NAME("domainHostName", ArgumentType.TEXT),
    WEBHOOK_ID("webhookId", ArgumentType.ID),
    WEBHOOK_CAMPAIGN_ID("webhookCampaignId", ArgumentType.ID),
    WEBHOOK_NAME("webhookName", ArgumentType.TEXT),
    WEBHOOK_URL("webhookUrl", ArgumentType.URL),
    DISABLE_FOR_MUTED_CONTACTS("disableForMutedContacts", ArgumentType.YES_OR_NO),
    RUN_ON("runOn", ArgumentType.RUN_ON),
    MUTED("muted", ArgumentType.YES_OR_NO);

    private static final String HEADER_PREFIX = "CamelSalesflow";

    private final String optionName;
    private final ArgumentType type;
    private final List<String> namesInBodies;

    Argument(String optionName, ArgumentType type, String... otherNamesInBodies) {
        this.optionName = optionName;
        this.type = type;
        this.namesInBodies = Stream.concat(Stream.of(optionName), Stream.of(otherNamesInBodies))
                .toList();
    }

    /** The name of the endpoint option, in camel case. */
    public String optionName() {
        return optionName;
    }

    public ArgumentType type() {
        return type;
    }

    /**
     * The name of the exchange header.
     *
     * @throws UnsupportedOperationException for the account, which belongs to the token and is never taken from a
     *     message
     */
    public String headerName() {
        if (!isSetByMessages()) {
            throw new UnsupportedOperationException(optionName + " can't be set by a header");
        }
        return HEADER_PREFIX + capitalisedName();
    }

    /**
     * The names that the argument can have in a message's body, in camel case; case does not count. A contact that was read
     * can be imported elsewhere because its {@code MemberUrl} is taken for the {@code linkedInUrl}.
     */
    public List<String> namesInBodies() {
        return namesInBodies;
    }

    /** Whether a message may set it. The account may not be chosen by a message: it belongs to the token. */
    public boolean isSetByMessages() {
        return this != ACCOUNT_ID;
    }

    /** The name in the API's bodies: the option's name with a capital. */
    String capitalisedName() {
        return Character.toUpperCase(optionName.charAt(0)) + optionName.substring(1);
    }
}
