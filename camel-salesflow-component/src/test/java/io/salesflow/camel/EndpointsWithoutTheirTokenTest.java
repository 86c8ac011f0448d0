package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsWithoutTheirTokenTest {
    @ParameterizedTest
    @CsvSource({"campaigns/list,token", "accounts/list-by-domain,domainToken"})
    void failAtStartAndSayWhereToSetIt(String operation, String option) throws Exception {
        CamelContext camel = context("salesflow:" + operation);
        assertThatThrownBy(camel::start)
                .hasStackTraceContaining("Salesflow operation " + operation)
                .hasStackTraceContaining("camel.component.salesflow." + option);
        camel.stop();
    }

    @Test
    void aDomainsEndpointNeedsNoTokenOfAnAccount() throws Exception {
        CamelContext camel = context("salesflow:accounts/list-by-domain?domainToken=secret");
        camel.start();
        assertThat(camel.getStatus().isStarted()).isTrue();
        camel.stop();
    }

    private static CamelContext context(String uri) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        });
        return camel;
    }
}
