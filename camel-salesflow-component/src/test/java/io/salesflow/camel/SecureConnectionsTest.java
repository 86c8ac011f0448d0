package io.salesflow.camel;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.sandbox.standin.ServerCertificate;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecureConnectionsTest {
    @RegisterExtension
    final SalesflowStub salesflow = new SalesflowStub();

    @RegisterExtension
    static final WireMockExtension SECURE = WireMockExtension.newInstance()
            .options(options()
                    .httpDisabled(true)
                    .dynamicHttpsPort()
                    .keystorePath(ServerCertificate.keyStore().toString())
                    .keystoreType("PKCS12")
                    .keystorePassword(ServerCertificate.PASSWORD)
                    .keyManagerPassword(ServerCertificate.PASSWORD))
            .build();

    @Test
    void aCertificateThatNobodyTrustsIsAConnectionFailureAndTheTokenIsNotSent() {
        SECURE.stubFor(any(anyUrl()).willReturn(okJson("[]")));
        useSecureServer();

        Exchange done = salesflow.send("salesflow:accounts/list?retries=0", null, Map.of());

        assertThat(done.getException())
                .isInstanceOfSatisfying(
                        SalesflowConnectionException.class,
                        failure -> assertThat(failure.isOutcomeUnknown()).isFalse());
        assertThat(SECURE.getAllServeEvents()).isEmpty();
    }

    @Test
    void theTrustedCertificatesAreThoseOfTheSslContextParameters() throws Exception {
        SECURE.stubFor(any(anyUrl()).willReturn(okJson("[]")));
        useSecureServer();
        salesflow.component().getConfiguration().setSslContextParameters(trustingTheServer());

        Exchange done = salesflow.send("salesflow:accounts/list", null, Map.of());

        assertThat(done.getException()).isNull();
        assertThat(SECURE.getAllServeEvents())
                .singleElement()
                .satisfies(event -> assertThat(event.getRequest().getUrl()).contains("token=" + SalesflowStub.TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://salesflow.example.com/api", "http://10.0.0.1/api", "http://127.0.0.1.example.com/api"})
    void plainHttpToAnotherMachineIsRefused(String url) {
        salesflow.component().getConfiguration().setApiUrl(url);

        assertThatThrownBy(() -> salesflow.context().getEndpoint("salesflow:accounts/list"))
                .hasMessageContaining("apiUrl")
                .hasMessageContaining("allowInsecureHttp=true");
    }

    @Test
    void plainHttpToAnotherMachineCanBeAllowed() {
        salesflow.component().getConfiguration().setApiUrl("http://salesflow.example.com/api");

        assertThat(salesflow.context().getEndpoint("salesflow:accounts/list?allowInsecureHttp=true"))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "salesflow",
                "ftp://example.com",
                "https://",
                "https://user:secret@example.com/api",
                "https://x/api?token=a"
            })
    void aBaseUrlThatIsNoneIsRefused(String url) {
        salesflow.component().getConfiguration().setApiUrl(url);

        assertThatThrownBy(() -> salesflow.context().getEndpoint("salesflow:accounts/list"))
                .hasMessageContaining("apiUrl")
                .hasMessageNotContaining("user:secret");
    }

    @Test
    void aCertificateOfAnotherNameIsRefusedAlsoWhereItIsTrusted() throws Exception {
        SECURE.stubFor(any(anyUrl()).willReturn(okJson("[]")));
        salesflow.component().getConfiguration().setApiUrl("https://127.0.0.1:" + SECURE.getHttpsPort() + "/api");
        salesflow.component().getConfiguration().setSslContextParameters(trustingTheServer());

        Exchange done = salesflow.send("salesflow:accounts/list?retries=0", null, Map.of());

        assertThat(done.getException())
                .isInstanceOf(SalesflowConnectionException.class)
                .hasMessageContaining("127.0.0.1");
        assertThat(SECURE.getAllServeEvents()).isEmpty();
    }

    private void useSecureServer() {
        salesflow.component().getConfiguration().setApiUrl("https://localhost:" + SECURE.getHttpsPort() + "/api");
    }

    private static SSLContextParameters trustingTheServer() {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + ServerCertificate.keyStore());
        store.setPassword(ServerCertificate.PASSWORD);
        store.setType("PKCS12");
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trusted);
        return parameters;
    }
}
