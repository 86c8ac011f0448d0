package io.salesflow.sandbox.account;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** All accounts of a sandbox, and who may see which. */
public final class AccountDirectory {

    private static final int FIRST_ACCOUNT_ID = 321;
    private static final String[] FIRST_NAMES = {"Bob", "Alice", "Chen", "Dana", "Emil"};
    private static final String[] LAST_NAMES = {"White", "Green", "Li", "Brown", "Berg"};

    private final List<SandboxAccount> accounts = new CopyOnWriteArrayList<>();
    private final AccountSettings settings;
    private final Consumer<WebhookCall> webhookCaller;

    /** A directory without accounts, whose accounts will have their webhooks called by the given caller. */
    public AccountDirectory(AccountSettings settings, Consumer<WebhookCall> webhookCaller) {
        this.settings = settings;
        this.webhookCaller = webhookCaller;
    }

    /** Adds an account of the given user. */
    public synchronized SandboxAccount add(String userEmail, AccountPopulation population) {
        int index = accounts.size();
        String firstName = FIRST_NAMES[index % FIRST_NAMES.length];
        String lastName = LAST_NAMES[index % LAST_NAMES.length];
        AccountOwner owner = new AccountOwner(
                FIRST_ACCOUNT_ID + index,
                token("account " + index),
                (firstName + "." + lastName).toLowerCase(Locale.ROOT) + index + "@example.com",
                firstName,
                lastName,
                UUID.nameUUIDFromBytes(userEmail.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                userEmail);
        AccountState state = new AccountState(owner, index, population, settings);
        SandboxAccount account = new SandboxAccount(state, settings, webhookCaller);
        accounts.add(account);
        return account;
    }

    /** All accounts. */
    public List<SandboxAccount> all() {
        return List.copyOf(accounts);
    }

    /** The account whose token this is. */
    public Optional<SandboxAccount> withToken(String token) {
        return accounts.stream()
                .filter(account -> account.token().equals(token))
                .findFirst();
    }

    /** The account of an id. */
    public Optional<SandboxAccount> withId(int accountId) {
        return accounts.stream().filter(account -> account.id() == accountId).findFirst();
    }

    /** All accounts of the user to whom an account belongs. */
    public List<SandboxAccount> ofUserOf(SandboxAccount one) {
        return accounts.stream()
                .filter(account -> account.owner().userDbId().equals(one.owner().userDbId()))
                .toList();
    }

    /** The domain's API token. */
    public String domainToken() {
        return token("domain");
    }

    /** The host name to which the domain's token belongs. */
    public String domainHostName() {
        return "outreach.example.com";
    }

    private String token(String subject) {
        SeededDice dice = settings.dice().of(subject.hashCode());
        return String.format(Locale.ROOT, "%016x%016x", dice.number(1), dice.number(2));
    }
}
