package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.StandInCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** One HTTP call, read completely. The path is decoded; {@code query} is decoded, {@code rawQuery} is not. */
record Call(
        String method,
        String path,
        String rawQuery,
        Map<String, List<String>> query,
        String authorization,
        String contentType,
        String body)
        implements StandInCall {

    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    static Call read(Request request) throws IOException {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (Fields.Field field : Request.extractQueryParameters(request)) {
            query.put(field.getName(), field.getValues());
        }
        return new Call(
                request.getMethod(),
                Request.getPathInContext(request),
                request.getHttpURI().getQuery(),
                query,
                request.getHeaders().get(HttpHeader.AUTHORIZATION),
                request.getHeaders().get(HttpHeader.CONTENT_TYPE),
                Content.Source.asString(request, StandardCharsets.UTF_8));
    }

    @Override
    public String journalQuery() {
        return rawQuery == null ? "" : rawQuery;
    }

    @Override
    public String journalBody() {
        return body;
    }

    Optional<String> queryValue(String name) {
        return query.getOrDefault(name, List.of()).stream().findFirst().filter(value -> !value.isEmpty());
    }

    long number(String name, long otherwise) {
        try {
            return queryValue(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Refusal.validation(
                    name + " must be a number: " + queryValue(name).orElse(""));
        }
    }

    /** The names in the query parameter {@code properties}: repeated, separated by commas, or both. */
    Set<String> requestedProperties() {
        return names(query.getOrDefault("properties", List.of()).stream());
    }

    ObjectNode json() {
        if (contentType == null || !contentType.startsWith("application/json")) {
            throw Refusal.unsupportedMediaType();
        }
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.invalidJson("an object is expected");
        } catch (JsonProcessingException e) {
            throw Refusal.invalidJson(e.getOriginalMessage());
        }
    }

    static Set<String> names(Stream<String> commaSeparated) {
        return commaSeparated
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }
}
