package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.AccountState;
import io.salesflow.sandbox.account.Campaign;
import io.salesflow.sandbox.account.Rejection;
import io.salesflow.sandbox.account.SandboxAccount;
import java.time.LocalDate;
import java.util.List;

/** The operations on analytics. Both days count: {@code from} and {@code to} are inclusive. */
final class AnalyticsOperations {

    private record Period(LocalDate from, LocalDate to) {}

    Answer byAccount(ApiRequest request) {
        SandboxAccount account = request.account();
        Period period = period(request);
        List<CampaignAnalytics> analytics = account.read(state -> {
            int running = state.campaigns().running();
            return state.campaigns().all().stream()
                    .map(campaign -> of(campaign, state, period, running))
                    .toList();
        });
        return Answer.json(generator -> Json.array(generator, analytics.iterator(), AnalyticsJson::write));
    }

    Answer byCampaign(ApiRequest request) {
        SandboxAccount account = request.account();
        int campaignId = request.query().number("campaignId");
        Period period = period(request);
        CampaignAnalytics analytics = account.read(state -> of(
                state.campaigns().get(campaignId),
                state,
                period,
                state.campaigns().running()));
        return Answer.json(generator -> AnalyticsJson.write(generator, analytics));
    }

    private static Period period(ApiRequest request) {
        Period period = new Period(request.query().day("from"), request.query().day("to"));
        if (period.from().isAfter(period.to())) {
            throw Rejection.badRequest("Parameter 'from' must not be after parameter 'to'");
        }
        return period;
    }

    private static CampaignAnalytics of(Campaign campaign, AccountState state, Period period, int running) {
        int campaignId = campaign.campaignId();
        return new CampaignAnalytics(
                campaignId,
                state.activityBetween(campaignId, period.from(), period.to()),
                state.contacts().tally(campaignId).total(),
                state.campaigns().count(),
                running);
    }
}
