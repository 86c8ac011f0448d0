package io.salesflow.camel.api;

import static io.salesflow.camel.api.Argument.*;
import static io.salesflow.camel.api.Parameter.optional;
import static io.salesflow.camel.api.Parameter.required;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one table of what the Salesflow API can do. Requests, checks of arguments, reading of answers, retries and the
 * tables in the docs are derived from it; the OpenAPI document is held against it.
 */
public enum Operation {
    ACCOUNTS_LIST(
            "accounts/list",
            Verb.GET,
            "accounts/list",
            Effect.READ,
            Answer.listOf(Account.class).feeding(Elements.ACCOUNTS)),
    ACCOUNTS_LIST_BY_DOMAIN(
            "accounts/list-by-domain",
            Verb.GET,
            "accounts/list-by-domain",
            Effect.READ,
            Answer.listOf(DomainAccount.class),
            required(DOMAIN_HOST_NAME)),
    ANALYTICS_BY_ACCOUNT(
            "analytics/by-account",
            Verb.GET,
            "analytics/by-accountid",
            Effect.READ,
            Answer.listOf(CampaignAnalytics.class).feeding(Elements.ANALYTICS),
            required(ACCOUNT_ID),
            required(FROM),
            required(TO)),
    ANALYTICS_BY_CAMPAIGN(
            "analytics/by-campaign",
            Verb.GET,
            "analytics/by-campaignid",
            Effect.READ,
            Answer.oneOf(CampaignAnalytics.class),
            required(ACCOUNT_ID),
            required(CAMPAIGN_ID),
            required(FROM),
            required(TO)),
    CAMPAIGNS_LIST(
            "campaigns/list",
            Verb.GET,
            "campaigns/list-campaigns",
            Effect.READ,
            Answer.listOf(Campaign.class).feeding(Elements.CAMPAIGNS),
            required(ACCOUNT_ID),
            optional(UPDATED_FROM_DATE).named("UpdatedFromDate")),
    CAMPAIGNS_START(
            "campaigns/start",
            Verb.POST,
            "campaigns/start",
            Effect.CHANGE,
            Answer.oneOf(OperationResult.class),
            required(ACCOUNT_ID),
            required(CAMPAIGN_ID)),
    CAMPAIGNS_STATISTICS(
            "campaigns/statistics",
            Verb.GET,
            "statistics/GetCampaignStatistics",
            Effect.READ,
            Answer.oneOf(CampaignStatistics.class).feeding(Elements.STATISTICS),
            required(ACCOUNT_ID),
            required(CAMPAIGN_ID)),
    MEMBERS_IMPORT(
            "members/import",
            Verb.GET,
            "members/Import",
            Effect.CHANGE,
            Answer.oneOf(Contact.class),
            required(ACCOUNT_ID),
            required(CAMPAIGN_ID),
            required(LINKED_IN_URL),
            optional(FIRST_NAME),
            optional(LAST_NAME),
            optional(OCCUPATION),
            optional(LOCATION),
            optional(CUSTOM_FIELDS).atMost(10)),
    MEMBERS_GET(
            "members/get",
            Verb.GET,
            "members/{memberId}",
            Effect.READ,
            Answer.oneOf(Contact.class),
            required(ACCOUNT_ID),
            required(MEMBER_ID).inPath()),
    MEMBERS_FIND(
            "members/find",
            Verb.GET,
            "members",
            Effect.READ,
            Answer.oneOf(Contact.class),
            required(ACCOUNT_ID),
            required(PUBLIC_IDENTIFIER)),
    MEMBERS_UPDATE(
            "members/update",
            Verb.POST,
            "members/{memberId}",
            Effect.CHANGE,
            Answer.oneOf(Contact.class),
            required(ACCOUNT_ID),
            required(MEMBER_ID).inPath(),
            optional(FIRST_NAME).inBody().atMost(63),
            optional(LAST_NAME).inBody().atMost(63),
            optional(LOCATION).inBody().atMost(127),
            optional(OCCUPATION).inBody().atMost(1023),
            optional(INDUSTRY).inBody().atMost(1023),
            optional(EMAIL).inBody().atMost(1023),
            optional(PHONE).inBody().atMost(1023),
            optional(COMPANY).inBody().atMost(1023)),
    MEMBERS_DELETE(
            "members/delete",
            Verb.DELETE,
            "members/{memberId}",
            Effect.DELETE,
            Answer.oneOf(OperationResult.class),
            required(ACCOUNT_ID),
            required(MEMBER_ID).inPath()),
    MEMBERS_MUTE(
            "members/mute",
            Verb.PATCH,
            "members/{memberId}",
            Effect.SET,
            Answer.oneOf(OperationResult.class),
            required(ACCOUNT_ID),
            required(MEMBER_ID).inPath(),
            required(MUTED).inBody().named("IsMuted")),
    MEMBERS_LIST_BY_ACCOUNT(
            "members/list-by-account",
            Verb.GET,
            "members/list-contacts-by-accountid",
            Effect.READ,
            Answer.listOf(Contact.class).feeding(Elements.CONTACTS),
            required(ACCOUNT_ID),
            optional(UPDATED_FROM_DATE)),
    MEMBERS_LIST_BY_CAMPAIGN(
            "members/list-by-campaign",
            Verb.GET,
            "members/list-contacts",
            Effect.READ,
            Answer.listOf(Contact.class).feeding(Elements.CONTACTS),
            required(ACCOUNT_ID),
            required(CAMPAIGN_ID),
            optional(UPDATED_FROM_DATE)),
    MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS(
            "members/list-by-public-identifiers",
            Verb.POST,
            "members/list-contacts",
            Effect.READ,
            Answer.listOf(Contact.class),
            required(ACCOUNT_ID),
            required(PUBLIC_IDENTIFIERS).inBody(),
            optional(UPDATED_FROM_DATE).inBody()),
    MESSAGES_INCOMING_BY_ACCOUNT(
            "messages/incoming-by-account",
            Verb.GET,
            "messaging/incoming-messages-by-accountid",
            Effect.READ,
            Answer.listOf(MemberMessages.class).feeding(Elements.MESSAGES),
            required(ACCOUNT_ID),
            required(FROM)),
    MESSAGES_INCOMING_BY_CAMPAIGN(
            "messages/incoming-by-campaign",
            Verb.GET,
            "messaging/incoming-messages-by-campaignid",
            Effect.READ,
            Answer.listOf(MemberMessages.class).feeding(Elements.MESSAGES),
            required(ACCOUNT_ID),
            required(CAMPAIGN_ID),
            required(FROM)),
    WEBHOOKS_CREATE(
            "webhooks/create",
            Verb.POST,
            "webhooks/create",
            Effect.CHANGE,
            Answer.oneOf(Webhook.class),
            required(ACCOUNT_ID),
            required(WEBHOOK_NAME).inBody().named("Name").atMost(255),
            required(WEBHOOK_URL).inBody().named("Url").atMost(511),
            optional(DISABLE_FOR_MUTED_CONTACTS).inBody()),
    WEBHOOKS_DELETE(
            "webhooks/delete",
            Verb.DELETE,
            "webhooks/delete",
            Effect.DELETE,
            Answer.oneOf(OperationResult.class),
            required(ACCOUNT_ID),
            required(WEBHOOK_ID)),
    WEBHOOKS_LIST(
            "webhooks/list",
            Verb.GET,
            "webhooks/list",
            Effect.READ,
            Answer.listOf(Webhook.class).feeding(Elements.WEBHOOKS),
            required(ACCOUNT_ID)),
    WEBHOOKS_ATTACH(
            "webhooks/attach",
            Verb.POST,
            "webhooks/attach",
            Effect.CHANGE,
            Answer.oneOf(WebhookAttachment.class),
            required(ACCOUNT_ID),
            required(WEBHOOK_ID),
            required(CAMPAIGN_ID),
            required(RUN_ON)),
    WEBHOOKS_DETACH(
            "webhooks/detach",
            Verb.POST,
            "webhooks/detach",
            Effect.CHANGE,
            Answer.oneOf(OperationResult.class),
            required(ACCOUNT_ID),
            required(WEBHOOK_CAMPAIGN_ID));

    /** At most so many public identifiers go into one call (contract, 6). */
    public static final int PUBLIC_IDENTIFIERS_A_CALL = 20;

    private static final int NAMES_SUGGESTED = 3;

    private final String operationName;
    private final Verb verb;
    private final String resource;
    private final Effect effect;
    private final Answer answer;
    private final List<Parameter> parameters;

    Operation(String operationName, Verb verb, String resource, Effect effect, Answer answer, Parameter... parameters) {
        this.operationName = operationName;
        this.verb = verb;
        this.resource = resource;
        this.effect = effect;
        this.answer = answer;
        this.parameters = List.of(parameters);
    }

    /** The HTTP method. */
    public enum Verb {
        GET,
        POST,
        PATCH,
        DELETE
    }

    /** What a call does to the account, and so whether it may be sent again when its outcome is unknown. */
    public enum Effect {
        /** Nothing. */
        READ,
        /** Sets a value: the same call twice leaves the same. */
        SET,
        /** Takes something away. */
        DELETE,
        /** Makes or changes something: sent again it could do so twice. */
        CHANGE;

        /** Whether the connector may send the call again by itself. */
        public boolean isRepeatable() {
            return this != CHANGE;
        }
    }

    /** The service that answers: two base URLs, of which none follows from the other. */
    public enum Host {
        API,
        STATISTICS
    }

    /** The secret that a call is signed with. */
    public enum Credential {
        TOKEN("token"),
        DOMAIN_TOKEN("domainToken");

        private final String wireName;

        Credential(String wireName) {
            this.wireName = wireName;
        }

        /** The name of the query parameter, and of the option. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * What a call answers.
     *
     * @param type the record of one element
     * @param isList whether a JSON array of them comes
     * @param elements what a change feed makes of it; empty if it can't be consumed
     */
    public record Answer(Class<? extends SalesflowRecord> type, boolean isList, Optional<Elements> elements) {
        static Answer oneOf(Class<? extends SalesflowRecord> type) {
            return new Answer(type, false, Optional.empty());
        }

        static Answer listOf(Class<? extends SalesflowRecord> type) {
            return new Answer(type, true, Optional.empty());
        }

        /** The answer's changes can be fed. */
        Answer feeding(Elements changing) {
            return new Answer(type, isList, Optional.of(changing));
        }
    }

    /** The name in an endpoint's URI, such as {@code members/import}. */
    public String operationName() {
        return operationName;
    }

    public Verb verb() {
        return verb;
    }

    /** The path below the base URL; {@code {memberId}} stands for the member. */
    public String resource() {
        return resource;
    }

    public Effect effect() {
        return effect;
    }

    public Answer answer() {
        return answer;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    public Host host() {
        return this == CAMPAIGNS_STATISTICS ? Host.STATISTICS : Host.API;
    }

    public Credential credential() {
        return this == ACCOUNTS_LIST_BY_DOMAIN ? Credential.DOMAIN_TOKEN : Credential.TOKEN;
    }

    /** Query parameters that always have the same value (reference, GetCampaignStatistics). */
    public Map<String, String> fixedQuery() {
        return this == CAMPAIGNS_STATISTICS ? Map.of("isForceRequest", "true") : Map.of();
    }

    /** The parameter for an argument, if this operation takes it. */
    public Optional<Parameter> parameter(Argument argument) {
        return parameters.stream()
                .filter(parameter -> parameter.argument() == argument)
                .findFirst();
    }

    /** Whether the arguments may come as the message's body. */
    public boolean isTakingArgumentsFromBody() {
        return this == MEMBERS_IMPORT || this == MEMBERS_UPDATE || this == MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS;
    }

    /**
     * The operation of that name.
     *
     * @throws IllegalArgumentException if there is none; the message has the closest names
     */
    public static Operation named(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.operationName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown Salesflow operation '" + name
                        + "'. Did you mean " + String.join(", ", closestTo(name)) + "?"));
    }

    private static List<String> closestTo(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .map(Operation::operationName)
                .sorted(Comparator.comparingInt(candidate -> distance(wanted, candidate)))
                .limit(NAMES_SUGGESTED)
                .toList();
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        Arrays.setAll(previous, index -> index);
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[other.length() + 1];
            current[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int replaced = previous[column - 1] + (one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
