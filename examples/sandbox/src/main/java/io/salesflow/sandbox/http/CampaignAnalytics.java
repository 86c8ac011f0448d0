package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.ActivityCounts;

/** The numbers of one campaign over a period, and those of its account. */
record CampaignAnalytics(
        int campaignId, ActivityCounts activity, int members, int campaignsOfAccount, int runningCampaignsOfAccount) {

    private static final double PERCENT = 100.0;
    private static final int ONE_PREMIUM_MEMBER_IN = 86;

    static double percentage(int part, int whole) {
        return whole == 0 ? 0.0 : part * PERCENT / whole;
    }

    int premiumMembers() {
        return members / ONE_PREMIUM_MEMBER_IN;
    }
}
