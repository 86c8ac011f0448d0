package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.StandInCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** One HTTP call, read completely. Path and parameters are decoded; those of a form are among the parameters. */
record Call(
        String method,
        String path,
        Map<String, String> parameters,
        String authorization,
        String contentType,
        String body)
        implements StandInCall {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final ObjectReader READER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    static Call read(Request request) throws IOException {
        String contentType = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        String body = Content.Source.asString(request, StandardCharsets.UTF_8);
        Map<String, String> parameters = new LinkedHashMap<>();
        addAll(parameters, Request.extractQueryParameters(request));
        if (contentType != null && contentType.startsWith(FORM)) {
            Fields form = new Fields();
            UrlEncoded.decodeTo(body, form::add, StandardCharsets.UTF_8);
            addAll(parameters, form);
        }
        return new Call(
                request.getMethod(),
                Request.getPathInContext(request),
                parameters,
                request.getHeaders().get(HttpHeader.AUTHORIZATION),
                contentType,
                body);
    }

    private static void addAll(Map<String, String> parameters, Fields fields) {
        fields.forEach(field -> parameters.put(field.getName(), field.getValue()));
    }

    @Override
    public String journalQuery() {
        return parameter("q").orElse("");
    }

    /** A login has secrets. */
    @Override
    public String journalBody() {
        return isForm() ? "" : body;
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    boolean isForm() {
        return hasType(FORM);
    }

    ObjectNode json() {
        if (!hasType("application/json")) {
            throw Refusal.unsupportedMediaType(contentType);
        }
        try {
            if (READER.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw Refusal.unreadable("an object is expected");
        } catch (JsonProcessingException e) {
            throw Refusal.unreadable(e.getOriginalMessage());
        }
    }

    private boolean hasType(String type) {
        return contentType != null && contentType.startsWith(type);
    }
}
