package io.salesflow.camel.client;

import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Operation;

/**
 * A call to be made.
 *
 * @param arguments the operation's checked arguments
 * @param form the form of the answer
 */
public record Call(Arguments arguments, AnswerForm form) {
    Operation operation() {
        return arguments.operation();
    }
}
