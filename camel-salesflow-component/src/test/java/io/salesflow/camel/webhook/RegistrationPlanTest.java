package io.salesflow.camel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.api.RunOn;
import io.salesflow.camel.api.Webhook;
import io.salesflow.camel.api.WebhookAttachment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RegistrationPlanTest {
    private static final String URL = "https://hooks.example.com/salesflow/aaaa1111";
    private static final WantedWebhook WANTED = new WantedWebhook(
            "camel-salesflow", URL, List.of("aaaa1111"), null, Map.of(EventKind.CONNECTED, 1), null, List.of(7L));

    @Test
    void whatHasNoNumberInTheAnswerIsLeftAlone() {
        RegistrationPlan plan = RegistrationPlan.of(
                WANTED,
                List.of(
                        webhook(null),
                        webhook(12L, new WebhookAttachment(null, 7L, RunOn.MEMBER_CONNECTED, Map.of())),
                        webhook(14L, new WebhookAttachment(5L, null, RunOn.of(99), Map.of()))),
                List.of(7L),
                null);

        assertThat(plan.adopted()).map(Webhook::webhookId).contains(12L);
        assertThat(plan.missing()).isEmpty();
        assertThat(plan.unwanted()).isEmpty();
        assertThat(plan.superfluous()).extracting(Webhook::webhookId).containsExactly(14L);
    }

    private static Webhook webhook(Long number, WebhookAttachment... attachments) {
        return new Webhook(number, "ours", URL, null, List.of(attachments), Map.of());
    }
}
