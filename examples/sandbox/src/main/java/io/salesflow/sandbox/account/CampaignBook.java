package io.salesflow.sandbox.account;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The campaigns of one account. The account's lock guards it. */
public final class CampaignBook {

    private final Map<Integer, Campaign> campaigns = new LinkedHashMap<>();
    private final AccountIds ids;

    CampaignBook(AccountIds ids) {
        this.ids = ids;
    }

    /** Adds a stopped campaign that nobody has touched. */
    public Campaign add(String name) {
        Campaign campaign = new Campaign(ids.nextCampaignId(), name, CampaignStatus.STOPPED, null, null);
        campaigns.put(campaign.campaignId(), campaign);
        return campaign;
    }

    /**
     * The campaign of an id.
     *
     * @throws Rejection 404 if there is none
     */
    public Campaign get(int campaignId) {
        return find(campaignId).orElseThrow(() -> Rejection.notFound("Campaign"));
    }

    /** The campaign of an id, if there is one. */
    public Optional<Campaign> find(int campaignId) {
        return Optional.ofNullable(campaigns.get(campaignId));
    }

    /** All campaigns in the order in which they were added. */
    public List<Campaign> all() {
        return List.copyOf(campaigns.values());
    }

    /** How many there are. */
    public int count() {
        return campaigns.size();
    }

    /** How many run. */
    public int running() {
        return (int) campaigns.values().stream()
                .filter(campaign -> campaign.status() == CampaignStatus.RUNNING)
                .count();
    }

    void replace(int campaignId, UnaryOperator<Campaign> change) {
        campaigns.put(campaignId, change.apply(get(campaignId)));
    }

    /** Takes the campaign away; its contacts stay, without a campaign. */
    void remove(int campaignId) {
        get(campaignId);
        campaigns.remove(campaignId);
    }

    void pauseAll(Instant now) {
        campaigns.replaceAll((id, campaign) ->
                campaign.status() == CampaignStatus.RUNNING ? campaign.as(CampaignStatus.PAUSED, null, now) : campaign);
    }
}
