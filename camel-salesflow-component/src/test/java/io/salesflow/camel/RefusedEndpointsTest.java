package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.api.SalesflowArgumentException;
import java.util.Map;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedEndpointsTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @ParameterizedTest
    @CsvSource({
        "members/imports,          members/import",
        "member/import,            members/import",
        "campaign/start,           campaigns/start",
        "campaigns/stat,           campaigns/start",
        "MEMBERS/GET,              members/get",
        "accounts,                 accounts/list",
        "webhook/atach,            webhooks/attach",
        "messages/by-campaign,     messages/incoming-by-campaign",
        "members/list-contacts,    members/list-by-account",
    })
    void anUnknownOperationFailsAtStartWithTheClosestNames(String unknown, String closest) {
        assertThatThrownBy(() -> start("salesflow:" + unknown))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .rootCause()
                .hasMessageContaining("'" + unknown + "'")
                .hasMessageContaining(closest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members/get?memberIdd=5", "accounts/list?tokn=x"})
    void anUnknownOptionFailsAtStart(String endpoint) {
        String option = endpoint.replaceAll(".*\\?(.*)=.*", "$1");
        assertThatThrownBy(() -> start("salesflow:" + endpoint))
                .hasStackTraceContaining("Unknown parameters")
                .hasStackTraceContaining(option);
    }

    @Test
    void anUnknownHttpOptionFailsAtStart() {
        assertThatThrownBy(() -> start("salesflow:accounts/list?http.nonsense=1"))
                .hasStackTraceContaining("http.*")
                .hasStackTraceContaining("nonsense");
    }

    @Test
    void anUnknownZoneFailsAtStart() {
        assertThatThrownBy(() -> start("salesflow:accounts/list?serverZone=Nowhere"))
                .rootCause()
                .hasStackTraceContaining("Nowhere");
        assertThatThrownBy(() -> start("salesflow:accounts/list?serverZone=Nowhere"))
                .hasStackTraceContaining("Option 'serverZone' must be a time zone such as UTC or Europe/Berlin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "campaignId=abc",
                "campaignId=5m",
                "memberId=1.5",
                "webhookId=10x",
                "webhookCampaignId=0x10",
                "accountId=x",
                "accountid=10s5",
                "disableForMutedContacts=perhaps"
            })
    void anOptionOfTheWrongTypeFailsAtStart(String option) {
        assertThatThrownBy(() -> start("salesflow:accounts/list?" + option))
                .isInstanceOf(Exception.class)
                .hasStackTraceContaining(option.split("=")[0]);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://mvc.salesflow.io/api",
                "mvc.salesflow.io/api",
                "/api",
                "https://",
                "https://user@mvc.salesflow.io/api",
                "https://mvc.salesflow.io/api%3Fa=b",
                "http://mvc.salesflow.io/api",
                "http://127.0.0.1.example.com/api",
                "http://localhost.example.com/api",
            })
    void aBaseUrlThatCouldLeakTheTokenFailsAtStart(String url) {
        assertThatThrownBy(() -> start("salesflow:accounts/list?apiUrl=RAW(" + url.replace("%3F", "?") + ")"))
                .hasStackTraceContaining("due to: apiUrl ")
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/api", "http://127.0.0.1:1/api", "http://[::1]:1/api", "HTTPS://example.com"})
    void plainHttpToThisMachineIsAllowed(String url) throws Exception {
        start("salesflow:accounts/list?apiUrl=RAW(" + url + ")");
    }

    @Test
    void plainHttpToAnotherMachineIsAllowedWhenAskedFor() throws Exception {
        start("salesflow:accounts/list?allowInsecureHttp=true&apiUrl=http://salesflow.test/api");
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aMissingTokenIsNamedWhenTheEndpointStarts(Example example) {
        salesflow.component().getConfiguration().setToken(null);
        salesflow.component().getConfiguration().setDomainToken(" ");

        assertThatThrownBy(() -> salesflow.context().getEndpoint(example.uriWithArguments()))
                .hasMessageContaining(example.operation())
                .hasMessageContaining(example.isForDomain() ? "'domainToken'" : "'token'");
        assertThat(salesflow.requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aMissingAccountIsNamedAndNothingIsSent(Example example) {
        salesflow.component().getConfiguration().setAccountId(null);
        salesflow.answers(Samples.of(example.operation()));
        Map<String, Object> headers = Map.of("CamelSalesflowAccountId", 321);

        if (example.operation().startsWith("accounts/")) {
            salesflow.answerOf(example.uriWithArguments(), null, headers);
        } else {
            assertThat(salesflow.failureOf(example.uriWithArguments(), null, headers))
                    .isInstanceOf(SalesflowArgumentException.class)
                    .hasMessageContaining(example.operation())
                    .hasMessageContaining("'accountId' is missing");
            assertThat(salesflow.requests()).isEmpty();
        }
    }

    @Test
    void anUnknownOperationIsAnErrorOfTheEndpointsUri() {
        assertThatThrownBy(() -> salesflow.context().getEndpoint("salesflow:nonsense"))
                .isInstanceOf(ResolveEndpointFailedException.class);
    }

    private void start(String uri) throws Exception {
        salesflow.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:start").to(uri);
            }
        });
    }
}
