package io.salesflow.camel.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Arguments;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Parameter;
import io.salesflow.camel.api.Parameter.Place;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.StringJoiner;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Makes the HTTP request of a call from the operation's row in the table; all but the token, which comes last. */
final class RequestBuilder {
    private final ZoneId zone;

    RequestBuilder(ZoneId zone) {
        this.zone = zone;
    }

    HttpUriRequestBase request(Arguments arguments, BaseUrl base) {
        Operation operation = arguments.operation();
        StringBuilder path = new StringBuilder(base.path()).append('/').append(operation.resource());
        StringJoiner query = new StringJoiner("&");
        ObjectNode body = Json.mapper().createObjectNode();
        operation.fixedQuery().forEach((name, value) -> query.add(name + "=" + value));
        for (Parameter parameter : operation.parameters()) {
            arguments.value(parameter.argument()).ifPresent(value -> {
                switch (parameter.place()) {
                    case PATH -> replace(path, parameter, value);
                    case QUERY -> addTo(query, parameter, value);
                    case BODY -> addTo(body, parameter, value);
                }
            });
        }
        String pathAndQuery = query.length() == 0 ? path.toString() : path + "?" + query;
        HttpUriRequestBase request = new HttpUriRequestBase(operation.verb().name(), URI.create(pathAndQuery));
        request.setHeader("Accept", "application/json");
        request.setHeader("Accept-Encoding", "gzip");
        if (hasBody(operation)) {
            request.setEntity(new StringEntity(body.toString(), ContentType.APPLICATION_JSON));
        }
        return request;
    }

    /** A POST without arguments in its body sends {@code {}}, as the reference does. */
    private static boolean hasBody(Operation operation) {
        return operation.verb() == Operation.Verb.POST
                || operation.parameters().stream().anyMatch(parameter -> parameter.place() == Place.BODY);
    }

    private void replace(StringBuilder path, Parameter parameter, Object value) {
        String placeholder = "{" + parameter.wireName() + "}";
        int start = path.indexOf(placeholder);
        path.replace(start, start + placeholder.length(), encoded(Arguments.sent(value, zone)));
    }

    private void addTo(StringJoiner query, Parameter parameter, Object value) {
        List<?> values = value instanceof List<?> list ? list : List.of(value);
        values.forEach(each -> query.add(parameter.wireName() + "=" + encoded(Arguments.sent(each, zone))));
    }

    private void addTo(ObjectNode body, Parameter parameter, Object value) {
        if (value instanceof Boolean flag) {
            body.put(parameter.wireName(), flag);
        } else if (value instanceof List<?> list) {
            ArrayNode array = body.putArray(parameter.wireName());
            list.forEach(each -> array.add(Arguments.sent(each, zone)));
        } else {
            body.put(parameter.wireName(), Arguments.sent(value, zone));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
