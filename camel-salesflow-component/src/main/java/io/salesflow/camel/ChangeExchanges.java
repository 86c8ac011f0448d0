package io.salesflow.camel;

import io.salesflow.camel.api.Account;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.CampaignAnalytics;
import io.salesflow.camel.api.CampaignStatistics;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Makes exchanges of changes. */
final class ChangeExchanges {
    private static final int CONTACTS_REMEMBERED = 10_000;

    private final SalesflowEndpoint endpoint;
    private final MemberReader members;
    private final Map<Long, Optional<Contact>> contacts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Optional<Contact>> eldest) {
            return size() > CONTACTS_REMEMBERED;
        }
    };

    ChangeExchanges(SalesflowEndpoint endpoint) {
        this.endpoint = endpoint;
        this.members = new MemberReader(endpoint);
    }

    /** Contacts are read anew from now on. */
    void forgetContacts() {
        contacts.clear();
    }

    void fill(Exchange exchange, List<Change> batch) {
        Message message = exchange.getMessage();
        message.setHeader(SalesflowConstants.FEED_ID, endpoint.feedId());
        setUnlessNull(
                message,
                SalesflowConstants.ACCOUNT_ID,
                endpoint.getConfiguration().getAccountId());
        List<Change> changes = batch.stream().map(this::enriched).toList();
        if (endpoint.getFeed().getBatchSize() > 1) {
            message.setBody(changes);
            setUnlessNull(message, SalesflowConstants.CAMPAIGN_ID, endpoint.option(Argument.CAMPAIGN_ID));
            return;
        }
        Change change = changes.get(0);
        message.setBody(change.element());
        describe(message, change);
        if (change.element() instanceof Account account) {
            message.setHeader(SalesflowConstants.ACCOUNT_ID, account.accountId());
        }
        setUnlessNull(message, SalesflowConstants.MEMBER_ID, memberId(change.element()));
        setUnlessNull(message, SalesflowConstants.CAMPAIGN_ID, campaignId(change.element()));
    }

    /** Tells in headers what happened. */
    static void describe(Message message, Change change) {
        message.setHeader(SalesflowConstants.CHANGE, change.kind());
        message.setHeader(SalesflowConstants.IDENTITY, change.identity());
        message.setHeader(SalesflowConstants.ATTEMPT, change.attempt());
        setUnlessNull(message, SalesflowConstants.TIME, change.time());
        if (change.kind() == Change.Kind.UPDATED) {
            message.setHeader(SalesflowConstants.CHANGED_FIELDS, change.changedFields());
            setUnlessNull(message, SalesflowConstants.PREVIOUS, change.previous());
        }
    }

    private Change enriched(Change change) {
        if (!endpoint.getFeed().isEnrichContact() || !(change.element() instanceof ReceivedMessage message)) {
            return change;
        }
        Optional<Contact> contact = contacts.computeIfAbsent(message.memberId(), members::read);
        return new Change(
                change.kind(),
                change.identity(),
                change.time(),
                message.with(contact.orElse(null)),
                change.changedFields(),
                change.previous(),
                change.attempt());
    }

    private static Long memberId(SalesflowRecord element) {
        if (element instanceof Contact contact) {
            return contact.memberId();
        }
        return element instanceof ReceivedMessage message ? message.memberId() : null;
    }

    private Object campaignId(SalesflowRecord element) {
        Long own = null;
        if (element instanceof Contact contact) {
            own = contact.campaignId();
        } else if (element instanceof ReceivedMessage message && message.contact() != null) {
            own = message.contact().campaignId();
        } else if (element instanceof Campaign campaign) {
            own = campaign.campaignId();
        } else if (element instanceof CampaignAnalytics analytics) {
            own = analytics.campaignId();
        } else if (element instanceof CampaignStatistics statistics) {
            own = statistics.campaignId();
        }
        return own != null ? own : endpoint.option(Argument.CAMPAIGN_ID);
    }

    private static void setUnlessNull(Message message, String header, Object value) {
        if (value != null) {
            message.setHeader(header, value);
        }
    }
}
