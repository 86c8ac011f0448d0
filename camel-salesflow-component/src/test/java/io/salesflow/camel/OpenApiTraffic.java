package io.salesflow.camel;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.github.tomakehurst.wiremock.common.Gzip;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Holds requests and answers against the OpenAPI document of the API. */
final class OpenApiTraffic {
    private static final OpenApiInteractionValidator VALIDATOR = OpenApiInteractionValidator.createFor(
                    "salesflow-openapi.yaml")
            .withBasePathOverride("/api")
            .withLevelResolver(LevelResolver.create()
                    .withLevel("validation.request.parameter.query.unexpected", ValidationReport.Level.ERROR)
                    .build())
            .build();

    private final List<String> problems = new CopyOnWriteArrayList<>();

    /** What did not fit so far. */
    List<String> problems() {
        return problems;
    }

    void check(Request request) {
        note(request, VALIDATOR.validateRequest(simple(request)));
    }

    void check(Request request, Response response) {
        SimpleRequest asked = simple(request);
        SimpleResponse.Builder answered =
                new SimpleResponse.Builder(response.getStatus()).withContentType("application/json");
        if (response.getBody().length > 0) {
            answered.withBody(text(response));
        }
        note(request, VALIDATOR.validateResponse(asked.getPath(), asked.getMethod(), answered.build()));
    }

    private void note(Request request, ValidationReport report) {
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .forEach(message -> problems.add(request.getMethod() + " " + request.getUrl() + ": " + message));
    }

    private static String text(Response response) {
        boolean isCompressed =
                response.getHeaders().getHeader("Content-Encoding").isPresent();
        byte[] body = isCompressed ? Gzip.unGzip(response.getBody()) : response.getBody();
        return new String(body, StandardCharsets.UTF_8);
    }

    private static SimpleRequest simple(Request request) {
        URI uri = URI.create(request.getUrl());
        SimpleRequest.Builder builder =
                new SimpleRequest.Builder(request.getMethod().getName(), pathFrom(uri.getRawPath()));
        for (HttpHeader header : request.getHeaders().all()) {
            builder.withHeader(header.key(), header.values());
        }
        for (String pair : uri.getRawQuery().split("&")) {
            String[] nameAndValue = pair.split("=", 2);
            builder.withQueryParam(nameAndValue[0], URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
        }
        if (request.getBody().length > 0) {
            builder.withBody(request.getBodyAsString());
        }
        return builder.build();
    }

    /** Both hosts end in /api; what stands before tells them apart in tests. */
    private static String pathFrom(String path) {
        return path.substring(path.indexOf("/api/"));
    }
}
