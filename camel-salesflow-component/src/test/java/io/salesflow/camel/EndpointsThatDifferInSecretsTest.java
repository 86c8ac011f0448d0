package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EndpointsThatDifferInSecretsTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @Test
    void eachUseTheirOwnToken() throws Exception {
        salesflow.answers("[]");
        salesflow.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:dynamic").toD("salesflow:accounts/list?token=${header.which}");
            }
        });
        salesflow.send("salesflow:accounts/list?token=one-token", null, Map.of());
        salesflow.send("salesflow:accounts/list?token=two-token", null, Map.of());
        salesflow.send("direct:dynamic", null, Map.of("which", "three-token"));
        salesflow.send("direct:dynamic", null, Map.of("which", "four-token"));

        assertThat(salesflow.requests())
                .extracting(LoggedRequest::getUrl)
                .containsExactly(
                        "/api/accounts/list?token=one-token",
                        "/api/accounts/list?token=two-token",
                        "/api/accounts/list?token=three-token",
                        "/api/accounts/list?token=four-token");
    }
}
