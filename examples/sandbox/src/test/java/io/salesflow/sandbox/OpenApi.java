package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.SimpleValidationReportFormat;
import com.atlassian.oai.validator.report.ValidationReport;
import io.salesflow.sandbox.http.QueryPair;
import io.salesflow.sandbox.http.RecordedRequest;
import java.nio.file.Path;

/** Holds requests and answers against the OpenAPI document of the API. */
final class OpenApi {

    private static final Path DOCUMENT =
            Path.of("../../camel-salesflow-component/src/main/resources/salesflow-openapi.yaml");

    private final OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(
                    DOCUMENT.toAbsolutePath().normalize().toString())
            .withBasePathOverride("/api")
            .build();

    void assertConforms(RecordedRequest request, ApiClient.Reply reply) {
        SimpleRequest.Builder sent = new SimpleRequest.Builder(request.method(), pathOf(request));
        for (QueryPair pair : request.query()) {
            sent.withQueryParam(pair.name(), request.parameters(pair.name()));
        }
        if (!request.body().isEmpty()) {
            sent.withContentType("application/json").withBody(request.body());
        }
        SimpleResponse received = SimpleResponse.Builder.status(reply.status())
                .withContentType(
                        reply.response().headers().firstValue("Content-Type").orElseThrow())
                .withBody(reply.body())
                .build();
        ValidationReport report = validator.validate(sent.build(), received);
        assertThat(report.hasErrors())
                .as(
                        "%s answered %d %s%n%s",
                        request.operation(),
                        reply.status(),
                        reply.body(),
                        SimpleValidationReportFormat.getInstance().apply(report))
                .isFalse();
    }

    private static String pathOf(RecordedRequest request) {
        return request.path().startsWith("/app/") ? request.path().substring("/app".length()) : request.path();
    }
}
