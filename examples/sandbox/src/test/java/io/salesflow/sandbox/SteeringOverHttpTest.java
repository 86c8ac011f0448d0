package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.ApiClient.Reply;
import io.salesflow.sandbox.account.SandboxContact;
import org.junit.jupiter.api.Test;

class SteeringOverHttpTest extends ApiTest {

    @Test
    void movesTheClockAndLetsLifeGoOn() {
        SandboxContact anna = contact("anna");
        sandbox.campaign().start();

        assertThat(steer("POST", "clock", "{\"advance\":\"PT1H\"}")
                        .json()
                        .get("now")
                        .textValue())
                .isEqualTo("2026-01-05T09:00:00Z");
        assertThat(steer("POST", "life", "{\"run\":\"P1D\"}")
                        .json()
                        .get("happened")
                        .intValue())
                .isPositive();
        assertThat(anna.now().lastModifiedAt()).isNotNull();
        assertThat(steer("GET", "clock", null).json().get("now").textValue()).isEqualTo("2026-01-06T09:00:00Z");
    }

    @Test
    void plansFaults() {
        String fault = "{\"operation\":\"accounts/list\",\"kind\":\"serverError\",\"status\":503,\"times\":1}";
        assertThat(steer("POST", "faults", fault).json()).hasSize(1);

        assertThat(api.get("accounts/list").status()).isEqualTo(503);
        assertThat(api.get("accounts/list").status()).isEqualTo(200);
        assertThat(steer("GET", "faults", null).json().get(0).get("hits").intValue())
                .isEqualTo(1);
        assertThat(steer("DELETE", "faults", null).json()).isEmpty();
    }

    @Test
    void makesThingsHappen() {
        SandboxContact anna = contact("anna");
        String reply = "{\"kind\":\"reply\",\"memberId\":" + anna.id() + ",\"text\":\"Hi\"}";

        assertThat(steer("POST", "happenings", reply).status()).isEqualTo(200);

        assertThat(anna.conversation().received().get(0).text()).isEqualTo("Hi");
        assertThat(steer("POST", "happenings", "{\"kind\":\"reply\",\"memberId\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void tellsTheStateWithoutTheToken() {
        contact("anna");
        api.get("campaigns/list-campaigns");

        Reply state = steer("GET", "state", null);

        assertThat(state.json().at("/accounts/0/campaigns/0/contacts").intValue())
                .isEqualTo(1);
        assertThat(state.body()).doesNotContain(sandbox.token());
        assertThat(steer("GET", "requests", null).json().get("campaigns/list").intValue())
                .isEqualTo(1);
        assertThat(steer("GET", "webhook-deliveries", null)
                        .json()
                        .get("attempts")
                        .intValue())
                .isZero();
    }

    @Test
    void putsEverythingBack() {
        contact("anna");
        assertThat(steer("POST", "reset", null).status()).isEqualTo(200);

        assertThat(sandbox.account().contacts()).isEmpty();
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThat(steer("POST", "faults", "{\"kind\":\"earthquake\"}").status())
                .isEqualTo(400);
        assertThat(steer("POST", "clock", "{\"advance\":\"soon\"}").status()).isEqualTo(400);
        assertThat(steer("POST", "clock", "{").status()).isEqualTo(400);
        assertThat(steer("GET", "nothing", null).status()).isEqualTo(404);
    }

    private Reply steer(String method, String command, String body) {
        return api.raw(method, "http://127.0.0.1:" + sandbox.port() + "/sandbox/" + command, body);
    }
}
