package io.salesflow.sandbox.http;

/** Carries out one operation. */
@FunctionalInterface
interface OperationHandler {

    /**
     * Answers a request.
     *
     * @throws io.salesflow.sandbox.account.Rejection if the service refuses it
     */
    Answer handle(ApiRequest request);
}
