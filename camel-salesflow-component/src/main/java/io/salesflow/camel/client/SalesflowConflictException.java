package io.salesflow.camel.client;

/** The state of the account does not allow it: HTTP 409, such as a campaign that is running already. */
public class SalesflowConflictException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    SalesflowConflictException(Failure failure) {
        super(failure, "Nothing needs to be sent again if the wanted state is there");
    }
}
