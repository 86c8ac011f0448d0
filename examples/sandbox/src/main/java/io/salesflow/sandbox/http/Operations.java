package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.AccountSettings;
import java.util.EnumMap;
import java.util.Map;

/** Which handler carries out which operation. */
final class Operations {

    private final Map<ApiOperation, OperationHandler> handlers = new EnumMap<>(ApiOperation.class);

    Operations(AccountSettings settings) {
        AccountOperations accounts = new AccountOperations();
        handlers.put(ApiOperation.ACCOUNTS_LIST, accounts::list);
        handlers.put(ApiOperation.ACCOUNTS_LIST_BY_DOMAIN, accounts::listByDomain);
        AnalyticsOperations analytics = new AnalyticsOperations();
        handlers.put(ApiOperation.ANALYTICS_BY_ACCOUNT, analytics::byAccount);
        handlers.put(ApiOperation.ANALYTICS_BY_CAMPAIGN, analytics::byCampaign);
        CampaignOperations campaigns = new CampaignOperations(settings);
        handlers.put(ApiOperation.CAMPAIGNS_LIST, campaigns::list);
        handlers.put(ApiOperation.CAMPAIGNS_START, campaigns::start);
        handlers.put(ApiOperation.CAMPAIGNS_STATISTICS, campaigns::statistics);
        MemberOperations members = new MemberOperations(settings);
        handlers.put(ApiOperation.MEMBERS_IMPORT, members::importMember);
        handlers.put(ApiOperation.MEMBERS_GET, members::get);
        handlers.put(ApiOperation.MEMBERS_FIND, members::find);
        handlers.put(ApiOperation.MEMBERS_UPDATE, members::update);
        handlers.put(ApiOperation.MEMBERS_DELETE, members::delete);
        handlers.put(ApiOperation.MEMBERS_MUTE, members::mute);
        handlers.put(ApiOperation.MEMBERS_LIST_BY_ACCOUNT, members.lists()::byAccount);
        handlers.put(ApiOperation.MEMBERS_LIST_BY_CAMPAIGN, members.lists()::byCampaign);
        handlers.put(ApiOperation.MEMBERS_LIST_BY_PUBLIC_IDENTIFIERS, members::listByPublicIdentifiers);
        MessageOperations messages = new MessageOperations(settings);
        handlers.put(ApiOperation.MESSAGES_INCOMING_BY_ACCOUNT, messages::incomingByAccount);
        handlers.put(ApiOperation.MESSAGES_INCOMING_BY_CAMPAIGN, messages::incomingByCampaign);
        WebhookOperations webhooks = new WebhookOperations(settings);
        handlers.put(ApiOperation.WEBHOOKS_CREATE, webhooks::create);
        handlers.put(ApiOperation.WEBHOOKS_DELETE, webhooks::delete);
        handlers.put(ApiOperation.WEBHOOKS_LIST, webhooks::list);
        handlers.put(ApiOperation.WEBHOOKS_ATTACH, webhooks::attach);
        handlers.put(ApiOperation.WEBHOOKS_DETACH, webhooks::detach);
    }

    OperationHandler of(ApiOperation operation) {
        return handlers.get(operation);
    }
}
