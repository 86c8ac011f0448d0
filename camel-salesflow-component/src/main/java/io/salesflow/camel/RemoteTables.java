package io.salesflow.camel;

import io.salesflow.camel.api.Account;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.AnswerForm;
import io.salesflow.camel.client.Call;
import io.salesflow.camel.client.SalesflowException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import javax.management.openmbean.TabularData;

/** What people look up in Salesflow itself, as tables for JMX. Each is a call, made while they wait. */
final class RemoteTables {
    /** What a page still shows at once. */
    private static final int MOST_ROWS = 1000;

    private RemoteTables() {}

    /** The accounts that those endpoints' tokens can see, with their status. */
    static TabularData accounts(Collection<SalesflowEndpoint> endpoints) {
        ManagedTable table =
                new ManagedTable(MOST_ROWS, "accounts", "accountId", "accountEmail", "status", "isActive", "userEmail");
        for (SalesflowEndpoint endpoint : endpoints) {
            try {
                records(endpoint, Operation.ACCOUNTS_LIST, Account.class)
                        .forEach(account -> table.add(
                                account.accountId(),
                                account.accountEmail(),
                                account.status(),
                                account.isActive(),
                                account.userEmail()));
            } catch (SalesflowException e) {
                table.add(account(endpoint), null, notRead(e), null, null);
            }
        }
        return table.data();
    }

    /** The campaigns of those endpoints' accounts. */
    static TabularData campaigns(Collection<SalesflowEndpoint> endpoints) {
        ManagedTable table = new ManagedTable(
                MOST_ROWS, "campaigns", "campaignId", "accountId", "campaignName", "status", "lastModifiedAt");
        for (SalesflowEndpoint endpoint : endpoints) {
            try {
                records(endpoint, Operation.CAMPAIGNS_LIST, Campaign.class)
                        .forEach(campaign -> table.add(
                                campaign.campaignId(),
                                account(endpoint),
                                campaign.campaignName(),
                                campaign.status(),
                                campaign.lastModifiedAt()));
            } catch (SalesflowException e) {
                table.add("of account " + account(endpoint), account(endpoint), null, notRead(e), null);
            }
        }
        return table.data();
    }

    private static Long account(SalesflowEndpoint endpoint) {
        return endpoint.getConfiguration().getAccountId();
    }

    /** One account that can't be read hides no other: that is when people look here. */
    private static String notRead(SalesflowException failure) {
        return "can't be read: " + failure.getMessage();
    }

    private static <T> List<T> records(SalesflowEndpoint endpoint, Operation operation, Class<T> type) {
        Arguments arguments = Arguments.of(
                operation,
                argument -> argument == Argument.ACCOUNT_ID
                        ? endpoint.getConfiguration().getAccountId()
                        : null,
                ZoneOffset.UTC);
        List<?> answer = (List<?>) endpoint.client().callOnce(new Call(arguments, AnswerForm.RECORDS));
        return answer.stream().map(type::cast).toList();
    }
}
