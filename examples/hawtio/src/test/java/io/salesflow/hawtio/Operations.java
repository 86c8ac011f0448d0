package io.salesflow.hawtio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls all operations of an MBean, each with arguments that make it tell most, but those that end what is looked at. */
final class Operations {
    /** The type of an MBean and its operations, and why they are not called. None of these answers anything of its own. */
    private static final Map<Pattern, String> LEFT_OUT = leftOut();

    /** Afterwards there is less to be told. */
    private static final List<String> LAST = List.of("purge", "clear", "discard", "reset", "forget");

    private static final Pattern TYPE = Pattern.compile("[:,]type=([^,]+)");

    private final JolokiaClient jolokia;
    private final Set<String> leftOut = new HashSet<>();

    Operations(JolokiaClient jolokia) {
        this.jolokia = jolokia;
    }

    /** An answer of an operation, as it came. */
    record Called(String operation, String what, String answer) {}

    /** Calls them: those with a switch among their arguments both ways. */
    List<Called> call(String name) throws Exception {
        List<Called> called = new ArrayList<>();
        List<Map.Entry<String, List<JsonNode>>> operations =
                new ArrayList<>(jolokia.operations(name).entrySet());
        operations.sort(Comparator.comparingInt(operation -> LAST.indexOf(operation.getKey())));
        for (Map.Entry<String, List<JsonNode>> operation : operations) {
            if (!isLeftOut(name, operation.getKey())) {
                for (JsonNode overloaded : operation.getValue()) {
                    call(name, operation.getKey(), overloaded.path("args"), called);
                }
            }
        }
        return called;
    }

    /** What is left out although no MBean has it. */
    List<String> leftOutInVain() {
        return LEFT_OUT.keySet().stream()
                .map(Pattern::pattern)
                .filter(pattern -> !leftOut.contains(pattern))
                .toList();
    }

    private void call(String name, String operation, JsonNode arguments, List<Called> called) throws Exception {
        String signature = signature(operation, arguments);
        for (boolean is : hasSwitch(arguments) ? new boolean[] {true, false} : new boolean[] {true}) {
            called.add(new Called(
                    operation,
                    name + " " + signature,
                    jolokia.execute(name, signature, arguments(operation, arguments, is))));
        }
    }

    private boolean isLeftOut(String name, String operation) {
        Matcher type = TYPE.matcher(name);
        String what = (type.find() ? type.group(1) : "") + " " + operation;
        List<String> patterns = LEFT_OUT.keySet().stream()
                .filter(pattern -> pattern.matcher(what).matches())
                .map(Pattern::pattern)
                .toList();
        leftOut.addAll(patterns);
        return !patterns.isEmpty();
    }

    private static Map<Pattern, String> leftOut() {
        Map<Pattern, String> leftOut = new LinkedHashMap<>();
        leftOut.put(
                Pattern.compile("context (stop|restart|suspend)"), "ends all that is looked at, and answers nothing");
        leftOut.put(
                Pattern.compile("routes (stop|stopAndFail|restart|suspend|remove)"),
                "ends a route, and answers nothing or whether it did");
        leftOut.put(
                Pattern.compile("(consumers|producers|processors|services|errorhandlers) (stop|suspend|disable)"),
                "ends a part of a route, and answers nothing");
        return leftOut;
    }

    private static String signature(String operation, JsonNode arguments) {
        List<String> types = new ArrayList<>();
        arguments.forEach(argument -> types.add(argument.path("type").asText()));
        return operation + "(" + String.join(",", types) + ")";
    }

    private static boolean hasSwitch(JsonNode arguments) {
        for (JsonNode argument : arguments) {
            if (argument.path("type").asText().toLowerCase().endsWith("boolean")) {
                return true;
            }
        }
        return false;
    }

    private static List<Object> arguments(String operation, JsonNode arguments, boolean is) {
        List<Object> given = new ArrayList<>();
        arguments.forEach(argument -> given.add(
                switch (argument.path("type").asText()) {
                    case "boolean", "java.lang.Boolean" -> is;
                    case "int", "java.lang.Integer", "long", "java.lang.Long" -> 10;
                    case "java.util.Map" -> Map.of();
                    default -> text(operation, given.size());
                }));
        return given;
    }

    /** Of a text nobody knows more than what the operation is called: a route, an endpoint, or all. */
    private static String text(String operation, int place) {
        return switch (operation) {
            case "reset" -> "all";
            case "removeEndpoints" -> "direct:none";
            case "createEndpoint" -> "direct:made";
            case "dumpRoutes" -> "yaml";
            case "dumpTracedMessages", "dumpTracedMessagesAsXml", "dumpTracedMessagesAsJSon" ->
                "salesflow-contacts-to-hubspot";
            case "canSendToEndpoint",
                    "sendBody",
                    "sendStringBody",
                    "sendBodyAndHeaders",
                    "requestBody",
                    "requestStringBody",
                    "requestBodyAndHeaders" -> place == 0 ? "salesflow:accounts/list?rawJson=true" : "";
            default -> "*";
        };
    }
}
