package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.feed.MessageTexts;
import java.io.EOFException;
import java.net.ConnectException;
import java.util.List;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;
import org.junit.jupiter.api.Test;

/** Why a call to Salesforce failed is told to people, with what they can do. */
class CallFailureTest {
    private static final MessageTexts NOTHING = MessageTexts.in(null);

    @Test
    void aConnectionThatBreaksOffIsToldWithoutWhatTheClientLooksLikeInside() {
        SalesforceCallException failure = CallFailure.of(
                new SalesforceException(
                        "Unexpected error {HttpConnectionOverHTTP@b9d3691::SocketChannelEndPoint@61364e68[{l=/127.0.0.1:39408}]}",
                        new EOFException(
                                "HttpConnectionOverHTTP@b9d3691::SocketChannelEndPoint@61364e68[{l=/127.0.0.1:39408}]")),
                NOTHING);

        assertThat(failure)
                .isInstanceOf(SalesforceUnavailableException.class)
                .hasMessageStartingWith("Salesforce broke off the connection. It is called again.")
                .hasMessageContaining("camel.component.salesforce.loginUrl")
                .hasMessageNotContaining("@");
    }

    @Test
    void aConnectionThatIsRefusedIsToldWithWhatToDo() {
        assertThat(CallFailure.of(
                        new SalesforceException("Unexpected error", new ConnectException("refused")), NOTHING))
                .isInstanceOf(SalesforceUnavailableException.class)
                .hasMessageStartingWith("Salesforce refuses the connection. It is called again.");
    }

    @Test
    void aRefusalNamesTheFields() {
        SalesforceException refusal = new SalesforceException(
                List.of(new RestError("STRING_TOO_LONG", "data value too large", List.of("Title", "City"))), 400);

        assertThat(CallFailure.of(refusal, NOTHING))
                .hasMessage("Salesforce refused the call with status 400, data value too large (fields Title, City,"
                        + " STRING_TOO_LONG)");
    }
}
