package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.AccountDirectory;
import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.fault.FaultPlan;

/** Everything that requests are answered from. A reset of the sandbox makes another. */
public final class ApiContext {

    private final AccountDirectory accounts;
    private final AccountSettings settings;
    private final FaultPlan faults;
    private final RequestJournal journal = new RequestJournal();
    private final Operations operations;

    /** A context of these accounts, without faults and with an empty journal. */
    public ApiContext(AccountDirectory accounts, AccountSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
        this.faults = new FaultPlan(ApiOperation.names());
        this.operations = new Operations(settings);
    }

    /** The accounts. */
    public AccountDirectory accounts() {
        return accounts;
    }

    /** The faults. */
    public FaultPlan faults() {
        return faults;
    }

    /** The requests that arrived. */
    public RequestJournal journal() {
        return journal;
    }

    AccountSettings settings() {
        return settings;
    }

    Operations operations() {
        return operations;
    }
}
