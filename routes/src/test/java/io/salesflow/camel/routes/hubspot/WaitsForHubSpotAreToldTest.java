package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.targets.CallWait;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.standin.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** While a call waits, somebody can see until when, and what for. */
class WaitsForHubSpotAreToldTest {
    private static final String PATH = "/crm/v3/properties/contacts";

    private final List<CallWait> waits = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-05T08:00:00Z");
    private HubSpotApi api;

    @Test
    void whatHubSpotAsksForIsToldWithItsReasonUntilItIsOver() throws Exception {
        try (HubSpotSandbox hubSpot = HubSpotSandbox.builder().clock(() -> now).start();
                DefaultCamelContext camel = calling(hubSpot)) {
            api = camel.hasService(HubSpotApi.class);
            hubSpot.faults().next(1, PATH, Fault.rateLimited(Duration.ofSeconds(7)));

            api.get(PATH);

            assertThat(waits).singleElement().satisfies(wait -> {
                assertThat(wait.until()).isEqualTo("2026-01-05T08:00:07Z");
                assertThat(wait.reason()).contains("status 429", "limit").doesNotContain(hubSpot.token());
            });
            assertThat(api.callWait()).isNull();
        }
    }

    @Test
    void theLimitThatAllCallsShareIsToldInWords() throws Exception {
        try (HubSpotSandbox hubSpot = HubSpotSandbox.builder().clock(() -> now).start();
                DefaultCamelContext camel = calling(hubSpot)) {
            api = camel.hasService(HubSpotApi.class);
            while (waits.isEmpty()) {
                api.get(PATH);
            }

            assertThat(waits.get(0).reason()).isEqualTo("HubSpot takes 100 calls in 10s, and they are used up");
            assertThat(api.callWait()).isNull();
        }
    }

    private DefaultCamelContext calling(HubSpotSandbox hubSpot) throws Exception {
        Properties properties = new Properties();
        properties.setProperty("hubspot.token", hubSpot.token());
        properties.setProperty("hubspot.apiUrl", hubSpot.apiUrl());
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getPropertiesComponent().setInitialProperties(properties);
        HubSpotApi.added(camel, new HubSpotApi(camel, new Watched()));
        camel.start();
        return camel;
    }

    /** Does not wait, but looks what is told meanwhile, and makes it later. */
    private final class Watched implements Waiting {
        @Override
        public Instant now() {
            return now;
        }

        @Override
        public void await(Duration duration) {
            waits.add(api.callWait());
            now = now.plus(duration);
        }
    }
}
