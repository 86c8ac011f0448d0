package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.standin.ServerCertificate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class EncryptedMailTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @TempDir
    private Path folder;

    private GreenMail server;

    @BeforeAll
    static void useCertificate() {
        System.setProperty(
                DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY,
                ServerCertificate.keyStore().toString());
        System.setProperty(
                DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY, ServerCertificate.PASSWORD);
    }

    @AfterAll
    static void forgetCertificate() {
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_FILE_PROPERTY);
        System.clearProperty(DummySSLServerSocketFactory.GREENMAIL_KEYSTORE_PASSWORD_PROPERTY);
    }

    @BeforeEach
    void startServer() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        server.start();
        server.setUser("salesflow@example.com", Mailbox.LOGIN, Mailbox.PASSWORD);
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @Test
    void aMailGoesOverTlsToAServerThatIsTrusted() {
        assertThat(sent("localhost", true)).isNull();
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatIsNotTrustedGetsNothing() {
        assertThat(sent("localhost", false)).isInstanceOf(MailUnavailableException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWithTheCertificateOfAnotherGetsNothing() {
        assertThat(sent("127.0.0.1", true)).isInstanceOf(MailUnavailableException.class);
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    /** Sends a reply; what that failed with. */
    private Throwable sent(String host, boolean isTrusted) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "mail.protocol",
                "smtps",
                "mail.host",
                host,
                "mail.port",
                String.valueOf(server.getSmtps().getPort()),
                "camel.component.smtps.username",
                Mailbox.LOGIN,
                "camel.component.smtps.password",
                Mailbox.PASSWORD));
        if (isTrusted) {
            properties.put("camel.component.smtps.ssl-context-parameters", "#tls");
        }
        try (SmtpGate unused = new SmtpGate(0);
                RunningMails running = new RunningMails(
                        Language.YAML,
                        new MemoryFeedStore(),
                        SALESFLOW.sandbox(),
                        unused,
                        folder,
                        properties,
                        Map.of("tls", trusted()))) {
            running.pollReplies();
            SALESFLOW
                    .sandbox()
                    .campaign()
                    .addContact("linkedin.com/in/ada")
                    .addMessage(Instant.parse("2026-01-05T08:30:00Z"), "Hi");
            running.pollReplies();
            return running.failures().stream().findFirst().orElse(null);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SSLContextParameters trusted() {
        KeyStoreParameters certificates = new KeyStoreParameters();
        certificates.setResource("file:" + ServerCertificate.keyStore());
        certificates.setType("PKCS12");
        certificates.setPassword(ServerCertificate.PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(certificates);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        return tls;
    }
}
