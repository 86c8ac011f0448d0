package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.AccountDirectory;
import io.salesflow.sandbox.account.Rejection;
import io.salesflow.sandbox.account.SandboxAccount;
import java.util.List;

/** A request for an operation, seen by the operation. */
final class ApiRequest {

    private final ApiContext context;
    private final String resource;
    private final QueryParameters query;
    private final String body;

    ApiRequest(ApiContext context, String resource, List<QueryPair> query, String body) {
        this.context = context;
        this.resource = resource;
        this.query = new QueryParameters(query, context.settings().times());
        this.body = body;
    }

    AccountDirectory accounts() {
        return context.accounts();
    }

    QueryParameters query() {
        return query;
    }

    JsonBody body() {
        return JsonBody.read(body);
    }

    /** The account whose token was sent, whatever account the request is about. */
    SandboxAccount tokenHolder() {
        return query.optional("token").flatMap(context.accounts()::withToken).orElseThrow(Rejection::forbidden);
    }

    /** The account that the request is about; it must be the token's. */
    SandboxAccount account() {
        SandboxAccount holder = tokenHolder();
        if (query.number("accountId") != holder.id()) {
            throw Rejection.forbidden();
        }
        return holder;
    }

    /** The member in the path. */
    int memberId() {
        try {
            return Integer.parseInt(resource.substring(ApiOperation.MEMBER_PREFIX.length()));
        } catch (NumberFormatException tooLong) {
            throw Rejection.notFound("Member");
        }
    }
}
