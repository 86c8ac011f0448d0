package io.salesflow.camel.routes.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.sandbox.standin.Fault;
import org.junit.jupiter.api.Test;

/** What is wrong with the org or the login costs no contact an attempt; what is wrong with a call does. */
class SalesforceSetupTest extends SalesforceRoutesTest {
    private static final String MOST_ATTEMPTS = "salesflow.contacts-to-salesforce.maxAttempts";

    @Test
    void fieldsThatWereNotDeployedParkNothingAndItGoesOnWhenTheyAreThere() {
        restart("salesforce.mapping", "classpath:mapping/with-an-unknown-field.yaml", MOST_ATTEMPTS, "1");
        addContacts(1);

        assertThatNothingIsTakenAndNothingParked();

        restart();
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
    }

    @Test
    void aRefusedLoginParksNothingAndItGoesOnWhenItIsCorrected() {
        restart("camel.component.salesforce.client-secret", "wrong", MOST_ATTEMPTS, "1");
        addContacts(1);

        assertThatNothingIsTakenAndNothingParked();

        restart();
        assertThat(running.contacts()).containsExactly(new SalesforceTotals(1, 1, 0, 0));
    }

    @Test
    void aCallThatSalesforceRefusesForAnotherReasonCountsAsAnAttempt() {
        restart(MOST_ATTEMPTS, "1");
        addContacts(1);
        salesforce.faults().next(1, UPSERT, Fault.status(400));

        running.contacts();

        assertThat(SalesflowFeeds.of(running.camel()).parked(RunningRoutes.CONTACTS_FEED))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("status 400"));
    }

    private void assertThatNothingIsTakenAndNothingParked() {
        for (int poll = 0; poll < 3; poll++) {
            assertThat(running.contacts()).isEmpty();
            assertThat(running.failures()).singleElement().isInstanceOf(SalesforceSetupException.class);
        }
        assertThat(SalesflowFeeds.of(running.camel()).parked(RunningRoutes.CONTACTS_FEED))
                .isEmpty();
    }
}
