package io.salesflow.camel.routes.kamelets;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Parameter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Takes what an operation has to know from the JSON in the body. The Kamelet's own parameter beats what the body says, since records
 * tell their own campaign and number by nature, and the body beats headers, which may tell of what a Kamelet before was about. What
 * no record tells, such as the days of a list, may be asked for by a parameter or by the body: if they differ, that is an error.
 */
public final class ArgumentsFromJson implements Processor {
    private Operation operation;
    private Argument argument;
    private String value = "";
    private Map<String, Object> fixed = new HashMap<>();

    /** The operation, such as {@code members/get}. */
    public void setOperation(String operation) {
        this.operation = Operation.named(operation);
    }

    /** The argument that the Kamelet has a parameter for, such as {@code campaignId}. */
    public void setArgument(String argument) {
        this.argument = argument(argument);
    }

    /** The value of that parameter; blank if it is not set. */
    public void setValue(String value) {
        this.value = value == null ? "" : value.strip();
    }

    /** The arguments that parameters of these names fix, with their values. */
    public Map<String, Object> getFixed() {
        return fixed;
    }

    /** The arguments that parameters of these names fix, with their values. */
    public void setFixed(Map<String, Object> fixed) {
        this.fixed = fixed;
    }

    /**
     * Sets headers.
     *
     * @throws IllegalArgumentException if the body is broken JSON, or an array, or differs from what parameters fix
     */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        JsonNode tree = ChangeJson.tree(message);
        if (tree != null && tree.isArray() && operation.effect() != Operation.Effect.READ) {
            throw new IllegalArgumentException(
                    "Salesflow operation " + operation.operationName()
                            + ": the body is an array, but must be one JSON object. Split it first, or set batchSize=1 on the source");
        }
        if (tree != null && tree.isObject()) {
            Map<String, JsonNode> fields = new HashMap<>();
            tree.properties().forEach(field -> fields.put(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
            operation.parameters().stream()
                    .map(Parameter::argument)
                    .filter(Argument::isSetByMessages)
                    .forEach(each -> said(each, fields).ifPresent(said -> set(each, said, message)));
        }
        fixed.forEach((name, fix) -> message.setHeader(argument(name).headerName(), fix));
        if (argument != null
                && !value.isEmpty()
                && operation.parameter(argument).isPresent()) {
            message.setHeader(argument.headerName(), value);
        }
    }

    private void set(Argument told, Object said, Message message) {
        Object fix = fixed.get(told.optionName());
        if (fix != null && !fix.toString().strip().equals(said.toString().strip())) {
            throw new IllegalArgumentException(
                    "Salesflow operation " + operation.operationName() + ": the body asks for "
                            + told.optionName() + " " + said + ", but parameter " + told.optionName()
                            + " of the Kamelet is " + fix
                            + ". Leave one of them out");
        }
        message.setHeader(told.headerName(), said);
    }

    private static Argument argument(String name) {
        return Arrays.stream(Argument.values())
                .filter(each -> each.optionName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no argument " + name));
    }

    private static Optional<Object> said(Argument argument, Map<String, JsonNode> fields) {
        return argument.namesInBodies().stream()
                .map(name -> fields.get(name.toLowerCase(Locale.ROOT)))
                .filter(found -> found != null && !found.isNull())
                .findFirst()
                .map(found -> Json.mapper().convertValue(found, Object.class));
    }
}
