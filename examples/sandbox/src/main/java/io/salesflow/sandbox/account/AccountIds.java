package io.salesflow.sandbox.account;

/** The ids of one account. They are its own: no two accounts of a sandbox share one. */
final class AccountIds {

    private static final int SCRAMBLE = 0x2545F491;
    private static final int THIRTY_BITS = 0x3FFFFFFF;

    private final int accountIndex;
    private int campaigns;
    private int webhooks;
    private int attachments;
    private int messages;

    AccountIds(int accountIndex) {
        this.accountIndex = accountIndex;
    }

    int firstMemberId() {
        return 46_875_434 + accountIndex * 10_000_000;
    }

    int nextCampaignId() {
        return 29_854 + accountIndex * 1_000_000 + campaigns++;
    }

    int nextWebhookId() {
        return 8_984 + accountIndex * 1_000_000 + webhooks++;
    }

    int nextWebhookCampaignId() {
        return 17_745 + accountIndex * 1_000_000 + attachments++;
    }

    /** Unique, but in no order: multiplying by an odd number shuffles the numbers of thirty bits. */
    int nextConversationMessageId() {
        messages++;
        return (accountIndex << 23 | messages) * SCRAMBLE & THIRTY_BITS;
    }
}
