package io.salesflow.camel.api;

/** An argument that can't be sent. Nothing was. */
public class SalesflowArgumentException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Operation operation;
    private final Argument argument;

    SalesflowArgumentException(Operation operation, Argument argument, String problem) {
        super("Salesflow operation " + operation.operationName() + ": argument '" + argument.optionName() + "' "
                + problem + "." + ways(operation, argument));
        this.operation = operation;
        this.argument = argument;
    }

    public Operation operation() {
        return operation;
    }

    public Argument argument() {
        return argument;
    }

    private static String ways(Operation operation, Argument argument) {
        if (!argument.isSetByMessages()) {
            return " Set it on the component or the endpoint.";
        }
        String body = operation.isTakingArgumentsFromBody() ? "a body with '" + argument.optionName() + "' or " : "";
        return " Give it by header " + argument.headerName() + ", " + body + "endpoint option " + argument.optionName()
                + ".";
    }
}
