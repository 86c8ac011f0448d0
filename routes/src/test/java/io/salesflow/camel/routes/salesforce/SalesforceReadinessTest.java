package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.sandbox.standin.Fault;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While Salesforce is away a delivery waits in its route, and the program is not ready. */
class SalesforceReadinessTest extends SalesforceRoutesTest {
    @AfterEach
    void mendSalesforce() {
        salesforce.faults().clear();
    }

    @Test
    void itIsNotReadyFromTheFirstAttemptOnThatIsRepeatedUntilSalesforceIsBack() throws Exception {
        restart("camel.health.exposureLevel", "full");
        addContacts(1);
        running.contacts();
        assertThat(contacts()).map(HealthCheck.Result::getState).contains(HealthCheck.State.UP);
        member("person-0").edit(contact -> contact.phone("2"));
        salesforce.faults().all(Fault.status(503));
        CompletableFuture<?> poll = CompletableFuture.runAsync(running::contacts);

        await().untilAsserted(() -> assertThat(contacts()).hasValueSatisfying(result -> {
            assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
            assertThat(result.getMessage().orElse(""))
                    .startsWith("Target Salesforce contacts: away since ")
                    .contains("503");
        }));
        assertThat(poll).isNotDone();

        salesforce.faults().clear();
        poll.get(30, TimeUnit.SECONDS);

        assertThat(contacts()).map(HealthCheck.Result::getState).contains(HealthCheck.State.UP);
        assertThat(lead("person-0").values()).containsEntry("Phone", "2");
    }

    private Optional<HealthCheck.Result> contacts() {
        return HealthCheckHelper.invokeReadiness(running.camel()).stream()
                .filter(result -> result.getCheck().getId().equals("salesflow-target:Salesforce contacts"))
                .findFirst();
    }
}
