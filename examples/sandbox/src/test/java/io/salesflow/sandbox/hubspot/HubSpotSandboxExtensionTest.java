package io.salesflow.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.salesflow.sandbox.standin.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class HubSpotSandboxExtensionTest {

    private static Caller endedTest;

    @Nested
    @ExtendWith(HubSpotSandboxExtension.class)
    class Declared {

        @RepeatedTest(2)
        void resetsTheStateBeforeEachTest(HubSpotSandbox sandbox) throws IOException {
            assertThat(sandbox.contacts().count()).isZero();
            assertThat(sandbox.journal().count()).isZero();
            assertThat(sandbox.properties().find("key")).isEmpty();
            assertThat(Caller.of(sandbox).get("/crm/v3/objects/contacts").status())
                    .isEqualTo(200);

            sandbox.properties().addText("key", true);
            sandbox.contacts().add(Map.of("firstname", "Ann", "key", "1"));
            sandbox.faults().next(1, Fault.status(500));
        }
    }

    @Nested
    class Configured {

        @RegisterExtension
        final HubSpotSandboxExtension hubSpot =
                new HubSpotSandboxExtension(HubSpotSandbox.builder().token("another"));

        @Test
        void usesTheGivenSettings(HubSpotSandbox parameter) {
            assertThat(hubSpot.sandbox()).isSameAs(parameter);
            assertThat(parameter.token()).isEqualTo("another");
        }
    }

    @Nested
    class OnePerTest {

        @RegisterExtension
        final HubSpotSandboxExtension hubSpot = new HubSpotSandboxExtension();

        @RepeatedTest(2)
        void stopsTheServerAfterTheTest() throws IOException {
            if (endedTest != null) {
                assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> endedTest.get("/"));
            }
            endedTest = Caller.of(hubSpot.sandbox());
            assertThat(endedTest.get("/").status()).isEqualTo(404);
        }
    }

    @Test
    void hasNoSandboxOutsideOfATest() {
        assertThatIllegalStateException().isThrownBy(() -> new HubSpotSandboxExtension().sandbox());
    }
}
