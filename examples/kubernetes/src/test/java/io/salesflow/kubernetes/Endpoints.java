package io.salesflow.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.catalog.SalesflowRuntimeProvider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.tooling.model.ComponentModel;

/** The endpoints and Kamelets of routes, and what is wrong with them. */
final class Endpoints {
    private static final Pattern SECRET_PLACEHOLDER = Pattern.compile("(?i)\\{\\{[^}]*(token|password|secret)[^}]*}}");
    private static final Set<String> SENDERS = Set.of("to", "toD", "wireTap", "enrich", "pollEnrich");
    private static final CamelCatalog CATALOG = new DefaultCamelCatalog(true);
    private static final Map<String, JsonNode> KAMELETS =
            ManifestFile.in("routes/src/main/resources/kamelets", ".kamelet.yaml").stream()
                    .map(ManifestFile::tree)
                    .collect(Collectors.toMap(
                            kamelet -> kamelet.at("/metadata/name").asText(), kamelet -> kamelet));

    private final List<String> problems = new ArrayList<>();

    static {
        CATALOG.setRuntimeProvider(new SalesflowRuntimeProvider());
    }

    /** What is wrong with those of a route, a list of routes, or a part of one; nothing if all is well. */
    static List<String> problemsIn(JsonNode routes) {
        Endpoints endpoints = new Endpoints();
        endpoints.walk(routes);
        return endpoints.problems;
    }

    /** What is wrong with a use of one of our Kamelets. */
    static List<String> problemsWithKamelet(String name, JsonNode parameters) {
        Endpoints endpoints = new Endpoints();
        endpoints.checkKamelet(name, parameters);
        return endpoints.problems;
    }

    /** Whether one of our Kamelets has that parameter. */
    static boolean hasParameter(String kamelet, String parameter) {
        return KAMELETS.get(kamelet).at("/spec/definition/properties").has(parameter);
    }

    private void walk(JsonNode node) {
        if (node.isTextual() && SECRET_PLACEHOLDER.matcher(node.asText()).find()) {
            problems.add("Dumps of the route would show " + node.asText() + ": refer to it as #property:");
        }
        node.properties().forEach(entry -> {
            JsonNode value = entry.getValue();
            if (entry.getKey().equals("from") && value.has("uri")) {
                check(value.path("uri").asText(), value.path("parameters"), true);
            } else if (SENDERS.contains(entry.getKey())) {
                JsonNode uri = value.isTextual() ? value : value.path("uri");
                if (uri.isTextual()) {
                    check(uri.asText(), value.path("parameters"), false);
                }
            }
        });
        node.forEach(this::walk);
    }

    private void check(String uri, JsonNode parameters, boolean isConsumer) {
        if (uri.startsWith("{{") || uri.contains("${")) {
            return;
        }
        String plain = uri.replaceFirst("^(master:[^:]+:|webhook:)", "");
        if (plain.startsWith("kamelet:")) {
            checkKamelet(
                    plain.substring("kamelet:".length()).replaceFirst("[?/].*", ""), parameters(plain, parameters));
            return;
        }
        checkSecrets(plain, parameters(plain, parameters));
        boolean isWebhook = uri.startsWith("webhook:");
        StringBuilder whole = new StringBuilder(plain);
        parameters.properties().stream()
                .filter(parameter -> !(isWebhook && isOptionOfWebhook(parameter.getKey())))
                .filter(parameter -> !isNamedScheduler(parameter.getKey(), parameter.getValue()))
                .forEach(parameter -> whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                        .append(parameter.getKey())
                        .append('=')
                        .append(parameter.getValue().asText().replace("&", "%26")));
        EndpointValidationResult result =
                CATALOG.validateEndpointProperties(whole.toString(), false, isConsumer, !isConsumer);
        if (!result.isSuccess() && !isMissingOnlyWhatTheComponentHas(result, plain)) {
            problems.add(result.summaryErrorMessage(false));
        }
        if (CATALOG.componentModel(plain.replaceFirst(":.*", "")) == null) {
            problems.add("No component for " + plain);
        }
    }

    private void checkSecrets(String uri, JsonNode parameters) {
        ComponentModel component = CATALOG.componentModel(uri.replaceFirst(":.*", ""));
        if (component == null) {
            return;
        }
        component.getEndpointOptions().stream()
                .filter(option -> option.isSecret() && parameters.has(option.getName()))
                .filter(option -> !parameters.path(option.getName()).asText().matches("#(property|bean):.*"))
                .forEach(option -> problems.add("Dumps of the route would show " + option.getName() + " of " + uri));
    }

    /** Camel knows these two by their names, but its catalog takes references only. */
    private static boolean isNamedScheduler(String option, JsonNode value) {
        return option.equals("scheduler") && Set.of("quartz", "spring").contains(value.asText());
    }

    private static boolean isOptionOfWebhook(String name) {
        return CATALOG.componentModel("webhook").getEndpointOptions().stream()
                .anyMatch(option -> option.getName().equals(name));
    }

    /** Such as the credentials of Salesforce, which are set once for all endpoints. */
    private static boolean isMissingOnlyWhatTheComponentHas(EndpointValidationResult result, String uri) {
        Set<String> missing = result.getRequired() == null ? Set.of() : result.getRequired();
        return result.getNumberOfErrors() == missing.size()
                && CATALOG.componentModel(uri.replaceFirst(":.*", "")).getComponentOptions().stream()
                        .map(option -> option.getName())
                        .collect(Collectors.toSet())
                        .containsAll(missing);
    }

    private static JsonNode parameters(String uri, JsonNode parameters) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        int query = uri.indexOf('?');
        if (query >= 0) {
            for (String parameter : uri.substring(query + 1).split("&")) {
                all.put(parameter.replaceFirst("=.*", ""), parameter.replaceFirst("[^=]*=", ""));
            }
        }
        parameters.properties().forEach(parameter -> all.set(parameter.getKey(), parameter.getValue()));
        return all;
    }

    private void checkKamelet(String name, JsonNode parameters) {
        JsonNode kamelet = KAMELETS.get(name);
        if (kamelet == null) {
            problems.add("There is no Kamelet " + name);
            return;
        }
        JsonNode definition = kamelet.at("/spec/definition");
        Map<String, JsonNode> declared = new HashMap<>();
        definition.path("properties").properties().forEach(each -> declared.put(each.getKey(), each.getValue()));
        parameters.properties().forEach(parameter -> {
            JsonNode declaration = declared.get(parameter.getKey());
            if (declaration == null) {
                problems.add(name + " has no parameter " + parameter.getKey());
            } else if (!fits(declaration, parameter.getValue())) {
                problems.add(name + " takes no " + parameter.getValue() + " for " + parameter.getKey());
            }
        });
        definition.path("required").forEach(required -> {
            if (!parameters.has(required.asText())) {
                problems.add(name + " needs " + required.asText());
            }
        });
    }

    /** A secret is a reference to a property: what is in a file, or comes by a placeholder, stands in dumps of the route. */
    private static boolean fits(JsonNode declaration, JsonNode value) {
        String text = value.asText();
        if (text.startsWith("#property:")) {
            return true;
        }
        if (declaration.path("format").asText().equals("password")) {
            return false;
        }
        if (text.contains("{{")) {
            return true;
        }
        if (declaration.has("enum") && !declaration.path("enum").toString().contains("\"" + text + "\"")) {
            return false;
        }
        return switch (declaration.path("type").asText()) {
            case "integer" -> text.matches("-?\\d+");
            case "boolean" -> text.matches("true|false");
            default -> true;
        };
    }
}
