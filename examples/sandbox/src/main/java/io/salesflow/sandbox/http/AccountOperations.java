package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.salesflow.sandbox.account.AccountOwner;
import io.salesflow.sandbox.account.AccountStatus;
import io.salesflow.sandbox.account.Rejection;
import io.salesflow.sandbox.account.SandboxAccount;
import java.io.IOException;
import java.util.List;

/** The operations on accounts. */
final class AccountOperations {

    private static final int EMAIL_INTEGRATION_ACTIVE = 2;
    private static final int EMAIL_INTEGRATION_ERROR = 5;

    Answer list(ApiRequest request) {
        List<SandboxAccount> accounts = request.accounts().ofUserOf(request.tokenHolder());
        return Answer.json(generator -> Json.array(generator, accounts.iterator(), AccountOperations::write));
    }

    Answer listByDomain(ApiRequest request) {
        boolean known = request.query()
                .optional("domainToken")
                .filter(request.accounts().domainToken()::equals)
                .isPresent();
        if (!known) {
            throw Rejection.forbidden();
        }
        if (!request.query()
                .required("domainHostName")
                .equalsIgnoreCase(request.accounts().domainHostName())) {
            throw Rejection.forbidden();
        }
        List<SandboxAccount> accounts = request.accounts().all();
        return Answer.json(generator -> Json.array(generator, accounts.iterator(), AccountOperations::writeOfDomain));
    }

    private static void write(JsonGenerator generator, SandboxAccount account) throws IOException {
        generator.writeStartObject();
        writeFields(generator, account);
        generator.writeEndObject();
    }

    private static void writeOfDomain(JsonGenerator generator, SandboxAccount account) throws IOException {
        generator.writeStartObject();
        writeFields(generator, account);
        generator.writeNumberField(
                "EmailIntegrationStatus",
                account.status() == AccountStatus.ACTIVE ? EMAIL_INTEGRATION_ACTIVE : EMAIL_INTEGRATION_ERROR);
        generator.writeEndObject();
    }

    private static void writeFields(JsonGenerator generator, SandboxAccount account) throws IOException {
        AccountOwner owner = account.owner();
        generator.writeNumberField("AccountId", owner.accountId());
        generator.writeStringField("AccountEmail", owner.accountEmail());
        generator.writeStringField("Status", account.status().text());
        generator.writeStringField("UserDbId", owner.userDbId());
        generator.writeStringField("UserEmail", owner.userEmail());
    }
}
