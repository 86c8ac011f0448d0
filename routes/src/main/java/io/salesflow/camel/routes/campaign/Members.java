package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.api.Contact;
import java.util.Collection;
import java.util.Map;

/** The contacts of an account, as far as an import has to do with them. */
interface Members {

    /**
     * A contact that is there.
     *
     * @param memberId its number
     * @param campaignId its campaign's number; null if it is in none
     * @param isDuplicate whether Salesflow holds it for a duplicate
     */
    record Known(Long memberId, Long campaignId, boolean isDuplicate) {
        boolean isIn(long campaign) {
            return campaignId != null && campaignId == campaign;
        }
    }

    /**
     * Looks for people among all contacts of the account.
     *
     * @param campaignId of several contacts of one person, that of this campaign counts
     * @param profiles the names of their profiles
     * @return those who are there
     * @throws io.salesflow.camel.client.SalesflowException if the list can't be read to its end
     */
    Map<String, Known> look(long campaignId, Collection<String> profiles);

    /**
     * Imports somebody.
     *
     * @throws io.salesflow.camel.client.SalesflowException if it failed, or if it may have
     * @throws io.salesflow.camel.api.SalesflowArgumentException if nothing was sent, since it could not be
     */
    Contact add(long campaignId, Profile profile, PersonToImport person);

    /**
     * Whether the account has the campaign.
     *
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be asked
     */
    boolean hasCampaign(long campaignId);
}
