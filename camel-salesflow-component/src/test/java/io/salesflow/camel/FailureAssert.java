package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.client.SalesflowException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.camel.http.base.HttpOperationFailedException;

/** What every failed call has in common. */
final class FailureAssert {
    private FailureAssert() {}

    /** The failure is of that type, says which operation and status, whether it took effect, and no secret. */
    static SalesflowException assertFailure(
            Throwable failure,
            Example example,
            Class<? extends SalesflowException> type,
            int status,
            boolean outcomeUnknown) {
        assertThat(failure).isExactlyInstanceOf(type);
        SalesflowException exception = (SalesflowException) failure;
        assertThat(exception.operation().operationName()).isEqualTo(example.operation());
        assertThat(exception.getHttpResponseCode()).isEqualTo(status);
        assertThat(exception.isOutcomeUnknown()).as("outcome unknown").isEqualTo(outcomeUnknown);
        assertThat(exception).hasMessageStartingWith("Salesflow operation " + example.operation() + ": ");
        if (outcomeUnknown) {
            assertThat(exception).hasMessageContaining("unknown");
        }
        assertHoldsNoSecret(failure);
        return exception;
    }

    /** No token and no URL with a query stands anywhere in the failure, its causes and its stack traces. */
    static void assertHoldsNoSecret(Throwable failure) {
        StringWriter everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything, true));
        assertThat(everything.toString())
                .doesNotContainIgnoringCase(SalesflowStub.TOKEN, SalesflowStub.DOMAIN_TOKEN, "canary");
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause).isNotInstanceOf(HttpOperationFailedException.class);
            assertThat(cause.toString()).doesNotContainIgnoringCase("canary", "accountId=");
        }
    }
}
