package io.salesflow.camel.client;

import io.salesflow.camel.api.Operation;

/**
 * What is known of a failed call.
 *
 * @param operation the operation
 * @param httpStatus the status, 0 if there was none
 * @param problem what went wrong, without secrets
 * @param outcomeUnknown whether the call may have taken effect
 */
record Failure(Operation operation, int httpStatus, String problem, boolean outcomeUnknown) {}
