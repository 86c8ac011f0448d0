package io.salesflow.camel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A call of an operation as the contract has it, written down by hand and not derived from the code.
 *
 * @param operation the operation's name
 * @param said the arguments, {@code name=value} with blanks between them
 * @param requestLine the method and the path that must be sent
 * @param query the query that must be sent, {@code name=value} with blanks between them, without a token
 * @param body the JSON body that must be sent, or null for none
 * @param effect what the call does
 * @param isList whether a JSON array is answered
 */
record Example(
        String operation, String said, String requestLine, String query, String body, Effect effect, boolean isList) {

    /** What a call does, and so whether it may be sent twice. */
    enum Effect {
        READS,
        DELETES,
        MUTES,
        CREATES
    }

    String uri() {
        return "salesflow:" + operation;
    }

    String uri(String options) {
        return uri() + "?" + options;
    }

    /** The URI with the arguments as options. */
    String uriWithArguments() {
        return said.isEmpty() ? uri() : uri(said.replace(' ', '&'));
    }

    /** The arguments as headers. */
    Map<String, Object> headers() {
        return arguments().entrySet().stream().collect(Collectors.toMap(e -> header(e.getKey()), Map.Entry::getValue));
    }

    Map<String, String> arguments() {
        Map<String, String> arguments = new LinkedHashMap<>();
        split(said).forEach(argument -> arguments.put(argument.split("=", 2)[0], argument.split("=", 2)[1]));
        return arguments;
    }

    static String header(String argument) {
        return "CamelSalesflow" + Character.toUpperCase(argument.charAt(0)) + argument.substring(1);
    }

    String method() {
        return requestLine.split(" ")[0];
    }

    String path() {
        return requestLine.split(" ")[1];
    }

    /** The query that must be sent, with the token. */
    List<String> queryWithToken() {
        String token = isForDomain() ? "domainToken=" + SalesflowStub.DOMAIN_TOKEN : "token=" + SalesflowStub.TOKEN;
        return Stream.concat(split(query), Stream.of(token)).toList();
    }

    boolean isForDomain() {
        return operation.equals("accounts/list-by-domain");
    }

    boolean mayBeSentAgain() {
        return effect != Effect.CREATES;
    }

    boolean changesSomething() {
        return effect != Effect.READS;
    }

    /** Whether the answer is an envelope, or nothing in particular. */
    boolean answersNoRecord() {
        return Samples.of(operation).contains("\"Message\"") || operation.equals("members/mute");
    }

    @Override
    public String toString() {
        return operation;
    }

    private static Stream<String> split(String text) {
        return Arrays.stream(text.split(" ")).filter(part -> !part.isEmpty());
    }
}
