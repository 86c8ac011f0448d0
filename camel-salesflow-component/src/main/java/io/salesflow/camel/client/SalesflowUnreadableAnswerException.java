package io.salesflow.camel.client;

/** An answer came that is not what the API promises: no JSON, or JSON that breaks off. */
public class SalesflowUnreadableAnswerException extends SalesflowException {
    private static final long serialVersionUID = 1L;

    SalesflowUnreadableAnswerException(Failure failure) {
        super(failure, "Something between here and Salesflow may have answered in its place");
    }
}
