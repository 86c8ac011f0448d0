package io.salesflow.sandbox.account;

/** What an account holds when the sandbox starts: campaigns, and contacts spread evenly over them. */
public record AccountPopulation(int campaigns, int members) {

    private static final int MOST_MEMBERS = 9_000_000;

    /** Checks the numbers. */
    public AccountPopulation {
        if (campaigns < 0 || members < 0 || members > MOST_MEMBERS || members > 0 && campaigns == 0) {
            throw new IllegalArgumentException("An account can't hold " + members + " contacts in " + campaigns
                    + " campaigns: at most " + MOST_MEMBERS + " contacts, and none without a campaign");
        }
    }
}
