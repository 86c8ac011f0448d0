package io.salesflow.camel.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a list read holds, as something that can change: who is who, when, and what counts as a change. */
public enum Elements {
    ACCOUNTS(Account.class, Account::accountId, account -> null),
    CAMPAIGNS(Campaign.class, Campaign::campaignId, Campaign::lastModifiedAt),
    CONTACTS(Contact.class, Contact::memberId, Contact::lastModifiedAt) {
        @Override
        public Instant time(SalesflowRecord element) {
            Contact contact = (Contact) element;
            return Stream.of(contact.addedAt(), contact.lastModifiedAt())
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElse(null);
        }
    },
    MESSAGES(ReceivedMessage.class, ReceivedMessage::memberId, ReceivedMessage::createdAt) {
        @Override
        public List<? extends SalesflowRecord> of(SalesflowRecord answered) {
            MemberMessages messages = (MemberMessages) answered;
            return messages.incomingMessages().stream()
                    .map(message -> new ReceivedMessage(
                            messages.memberId(),
                            messages.memberUrl(),
                            message.conversationMessageId(),
                            message.createdAt(),
                            message.text(),
                            message.interested(),
                            null,
                            message.other()))
                    .toList();
        }

        @Override
        public String identity(SalesflowRecord element) {
            ReceivedMessage message = (ReceivedMessage) element;
            return message.memberId() + ":" + message.conversationMessageId();
        }
    },
    WEBHOOKS(Webhook.class, Webhook::webhookId, webhook -> null),
    ANALYTICS(CampaignAnalytics.class, CampaignAnalytics::campaignId, analytics -> null),
    STATISTICS(CampaignStatistics.class, CampaignStatistics::campaignId, CampaignStatistics::updatedAt) {
        @Override
        public Set<String> fieldsOfNoAccount() {
            return Set.of("updatedAt", "elapsed");
        }
    };

    private final Class<? extends SalesflowRecord> type;
    private final Function<SalesflowRecord, Long> number;
    private final Function<SalesflowRecord, Instant> modified;

    <T extends SalesflowRecord> Elements(Class<T> type, Function<T, Long> number, Function<T, Instant> modified) {
        this.type = type;
        this.number = element -> number.apply(type.cast(element));
        this.modified = element -> modified.apply(type.cast(element));
    }

    /** The record of one element. */
    public Class<? extends SalesflowRecord> type() {
        return type;
    }

    /** The elements in one entry of the answer. */
    public List<? extends SalesflowRecord> of(SalesflowRecord answered) {
        return List.of(answered);
    }

    /** The text by which an element is recognised, within the account. */
    public String identity(SalesflowRecord element) {
        return String.valueOf(number.apply(element));
    }

    /** The time of the element's newest change as the data tell it, or null if they don't. */
    public Instant time(SalesflowRecord element) {
        return modified(element);
    }

    /** The time that the server's own filter goes by, or null; at times earlier than {@link #time}. */
    public Instant modified(SalesflowRecord element) {
        return modified.apply(element);
    }

    /** The components of the record that change without anything having happened. */
    public Set<String> fieldsOfNoAccount() {
        return Set.of();
    }
}
