package io.salesflow.sandbox.http;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of the API. */
public enum ApiOperation {
    ACCOUNTS_LIST("accounts/list", "GET", "accounts/list"),
    ACCOUNTS_LIST_BY_DOMAIN("accounts/list-by-domain", "GET", "accounts/list-by-domain"),
    ANALYTICS_BY_ACCOUNT("analytics/by-account", "GET", "analytics/by-accountid"),
    ANALYTICS_BY_CAMPAIGN("analytics/by-campaign", "GET", "analytics/by-campaignid"),
    CAMPAIGNS_LIST("campaigns/list", "GET", "campaigns/list-campaigns"),
    CAMPAIGNS_START("campaigns/start", "POST", "campaigns/start"),
    CAMPAIGNS_STATISTICS("campaigns/statistics", "GET", "statistics/getcampaignstatistics", Host.APP),
    MEMBERS_IMPORT("members/import", "GET", "members/import"),
    MEMBERS_GET("members/get", "GET", "members/{memberId}"),
    MEMBERS_FIND("members/find", "GET", "members"),
    MEMBERS_UPDATE("members/update", "POST", "members/{memberId}"),
    MEMBERS_DELETE("members/delete", "DELETE", "members/{memberId}"),
    MEMBERS_MUTE("members/mute", "PATCH", "members/{memberId}"),
    MEMBERS_LIST_BY_ACCOUNT("members/list-by-account", "GET", "members/list-contacts-by-accountid"),
    MEMBERS_LIST_BY_CAMPAIGN("members/list-by-campaign", "GET", "members/list-contacts"),
    MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS("members/list-by-public-identifiers", "POST", "members/list-contacts"),
    MESSAGES_INCOMING_BY_ACCOUNT("messages/incoming-by-account", "GET", "messaging/incoming-messages-by-accountid"),
    MESSAGES_INCOMING_BY_CAMPAIGN("messages/incoming-by-campaign", "GET", "messaging/incoming-messages-by-campaignid"),
    WEBHOOKS_CREATE("webhooks/create", "POST", "webhooks/create"),
    WEBHOOKS_DELETE("webhooks/delete", "DELETE", "webhooks/delete"),
    WEBHOOKS_LIST("webhooks/list", "GET", "webhooks/list"),
    WEBHOOKS_ATTACH("webhooks/attach", "POST", "webhooks/attach"),
    WEBHOOKS_DETACH("webhooks/detach", "POST", "webhooks/detach");

    static final String MEMBER_PREFIX = "members/";
    private static final String MEMBER_RESOURCE = "members/{memberId}";

    private final String operationName;
    private final String method;
    private final String resource;
    private final Host host;

    ApiOperation(String operationName, String method, String resource) {
        this(operationName, method, resource, Host.MVC);
    }

    ApiOperation(String operationName, String method, String resource, Host host) {
        this.operationName = operationName;
        this.method = method;
        this.resource = resource;
        this.host = host;
    }

    /** The name by which faults and the journal know the operation. */
    public String operationName() {
        return operationName;
    }

    /** The names of all operations. */
    public static Set<String> names() {
        return Arrays.stream(values()).map(ApiOperation::operationName).collect(Collectors.toUnmodifiableSet());
    }

    String method() {
        return method;
    }

    boolean isAt(Host requestedHost, String lowerCaseResource) {
        return host == requestedHost
                && (resource.equals(lowerCaseResource)
                        || resource.equals(MEMBER_RESOURCE) && isMember(lowerCaseResource));
    }

    private static boolean isMember(String lowerCaseResource) {
        return lowerCaseResource.startsWith(MEMBER_PREFIX)
                && lowerCaseResource.length() > MEMBER_PREFIX.length()
                && lowerCaseResource
                        .chars()
                        .skip(MEMBER_PREFIX.length())
                        .allMatch(character -> character >= '0' && character <= '9');
    }
}
