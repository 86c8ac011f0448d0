package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.client.AnswerForm;
import io.salesflow.camel.client.Call;
import io.salesflow.camel.client.SalesflowNotFoundException;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads single contacts for a feed. */
final class MemberReader {
    private final SalesflowEndpoint endpoint;

    MemberReader(SalesflowEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The contact of that number as it is now; empty if there is none. */
    Optional<Contact> read(Long memberId) {
        Arguments arguments = Arguments.of(
                Operation.MEMBERS_GET,
                argument -> argument == Argument.MEMBER_ID
                        ? memberId
                        : endpoint.getConfiguration().getAccountId(),
                ZoneOffset.UTC);
        try {
            return Optional.of((Contact) endpoint.client().callOnce(new Call(arguments, AnswerForm.RECORDS)));
        } catch (SalesflowNotFoundException e) {
            return Optional.empty();
        }
    }
}
