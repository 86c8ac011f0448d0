package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.fault.Fault;
import io.salesflow.sandbox.time.SandboxClock;
import java.time.Duration;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SalesflowSandboxExtension.class)
class SandboxExtensionTest {

    private static Integer portOfTheFirstTest;
    private static String tokenOfTheFirstTest;

    @RepeatedTest(2)
    void eachTestGetsAFreshSandboxOnTheSamePortWithTheSameToken(SalesflowSandbox sandbox) {
        portOfTheFirstTest = portOfTheFirstTest == null ? sandbox.port() : portOfTheFirstTest;
        tokenOfTheFirstTest = tokenOfTheFirstTest == null ? sandbox.token() : tokenOfTheFirstTest;

        assertThat(sandbox.port()).isEqualTo(portOfTheFirstTest);
        assertThat(sandbox.token()).isEqualTo(tokenOfTheFirstTest);
        assertThat(sandbox.account().contacts()).isEmpty();
        assertThat(sandbox.requests()).isEmpty();
        assertThat(sandbox.clock().instant()).isEqualTo(SandboxClock.START);
        assertThat(new ApiClient(sandbox).get("accounts/list").status()).isEqualTo(200);

        sandbox.campaign().addContact("https://www.linkedin.com/in/left-over");
        sandbox.faults().onAll(Fault.serverError(500));
        sandbox.clock().advance(Duration.ofDays(1));
    }
}
