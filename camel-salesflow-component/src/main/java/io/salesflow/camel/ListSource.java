package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.api.Times;
import io.salesflow.camel.client.AnswerForm;
import io.salesflow.camel.client.AnswerIterator;
import io.salesflow.camel.client.Call;
import io.salesflow.camel.feed.ElementSource;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;

/** The list of an endpoint, as its feed reads it: by the endpoint's options and, of messages and changes, since a time. */
final class ListSource implements ElementSource {
    private static final LocalDate BEFORE_SALESFLOW = LocalDate.of(2000, 1, 1);

    private final SalesflowEndpoint endpoint;
    private final MemberReader members;
    private final Operation operation;

    ListSource(SalesflowEndpoint endpoint) {
        this.endpoint = endpoint;
        this.members = new MemberReader(endpoint);
        this.operation = endpoint.operation();
    }

    /** The contact of that number as this list of contacts has it now; null if it is not there. */
    Contact contact(Long memberId) {
        return members.read(memberId).map(this::listed).orElse(null);
    }

    /**
     * A contact that was read by its number as this list of contacts has it (contract, 14 and 15); null if it is none of the
     * list's campaign.
     */
    Contact listed(Contact contact) {
        boolean isOfAccount = operation == Operation.MEMBERS_LIST_BY_ACCOUNT;
        Object campaignId = endpoint.option(Argument.CAMPAIGN_ID);
        if (!isOfAccount && !String.valueOf(contact.campaignId()).equals(String.valueOf(campaignId))) {
            return null;
        }
        return new Contact(
                contact.memberId(),
                isOfAccount ? contact.publicIdentifier() : null,
                contact.firstName(),
                contact.lastName(),
                contact.location(),
                contact.occupation(),
                contact.industry(),
                contact.company(),
                contact.email(),
                contact.phone(),
                contact.memberUrl(),
                contact.lastModifiedAt(),
                contact.addedAt(),
                isOfAccount ? contact.status() : null,
                isOfAccount ? contact.campaignId() : null,
                null,
                contact.other());
    }

    @Override
    public boolean isFilterable() {
        return filter() != null;
    }

    @Override
    public Elements read(Instant from) {
        Call call = new Call(endpoint.arguments(argument -> value(argument, from)), AnswerForm.RECORD_STREAM);
        Object answer = endpoint.client().callOnce(call);
        return answer instanceof AnswerIterator list ? new ListElements(list) : new OneElement(answer);
    }

    /** The argument by which the server leaves out what is old, or null. */
    private Argument filter() {
        if (operation.parameter(Argument.UPDATED_FROM_DATE).isPresent()) {
            return Argument.UPDATED_FROM_DATE;
        }
        boolean isMessages = operation
                .answer()
                .elements()
                .filter(io.salesflow.camel.api.Elements.MESSAGES::equals)
                .isPresent();
        return isMessages ? Argument.FROM : null;
    }

    private Object value(Argument argument, Instant from) {
        if (argument != filter()) {
            return endpoint.option(argument);
        }
        if (argument == Argument.UPDATED_FROM_DATE) {
            return from;
        }
        Object option = endpoint.option(argument);
        if (from == null) {
            return option == null ? BEFORE_SALESFLOW : option;
        }
        Instant filtered = from.minus(Duration.ofDays(1));
        Instant earliest = option == null ? null : Times.read(option, endpoint.zone());
        return earliest != null && earliest.isAfter(filtered) ? option : filtered;
    }

    private record ListElements(AnswerIterator list) implements Elements {
        @Override
        public boolean hasNext() {
            return list.hasNext();
        }

        @Override
        public SalesflowRecord next() {
            return list.next();
        }

        @Override
        public void close() throws IOException {
            list.close();
        }
    }

    private static final class OneElement implements Elements {
        private final Iterator<SalesflowRecord> element;

        OneElement(Object answer) {
            element = List.of((SalesflowRecord) answer).iterator();
        }

        @Override
        public boolean hasNext() {
            return element.hasNext();
        }

        @Override
        public SalesflowRecord next() {
            return element.next();
        }

        @Override
        public void close() {
            // nothing is held
        }
    }
}
