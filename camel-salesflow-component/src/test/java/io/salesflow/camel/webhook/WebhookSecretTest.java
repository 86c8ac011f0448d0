package io.salesflow.camel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebhookSecretTest {
    private static final String SECRET = "7f3a9c51e0d24b86af1c0e9d5b7a6234";

    /** As the docs make it with openssl. */
    @Test
    void theSegmentIsTheOneThatOpensslMakes() {
        assertThat(WebhookSecret.of("webhookSecret", SECRET).segment(321, "camel-salesflow"))
                .isEqualTo("3dac6ff5aab10ab2d259631ed1fc695c917924ffd04fabd8d9794224a452e54e");
    }

    @Test
    void everyAccountAndNameHasASegmentOfItsOwn() {
        WebhookSecret secret = WebhookSecret.of("webhookSecret", SECRET);

        assertThat(secret.segment(321, "a"))
                .isNotEqualTo(secret.segment(322, "a"))
                .isNotEqualTo(secret.segment(321, "b"));
        assertThat(secret).hasToString("xxxxxx");
    }
}
