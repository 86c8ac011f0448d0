package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void withoutAnythingNothingIsReal() {
        Settings settings = settings(Map.of());

        assertThat(settings.salesflow()).isEmpty();
        assertThat(settings.hubSpot()).isEmpty();
        assertThat(settings.isImporting()).isTrue();
    }

    @Test
    void realServicesAreWhereTheyAreByDefault() {
        Settings settings = settings(Map.of("SALESFLOW_TOKEN", "t", "SALESFLOW_ACCOUNT_ID", "7", "HUBSPOT_TOKEN", "h"));

        assertThat(settings.salesflow().orElseThrow().apiUrl()).isEqualTo("https://mvc.salesflow.io/api");
        assertThat(settings.salesflow().orElseThrow().statisticsApiUrl()).isEqualTo("https://app.salesflow.io/api");
        assertThat(settings.hubSpot().orElseThrow().apiUrl()).isEqualTo("https://api.hubapi.com");
        assertThat(settings.toString()).doesNotContain("token=");
    }

    @Test
    void withoutAHubSpotTokenHubSpotIsTheStandIn() {
        assertThat(settings(Map.of("SALESFLOW_TOKEN", "t", "SALESFLOW_ACCOUNT_ID", "7"))
                        .hubSpot())
                .isEmpty();
    }

    @Test
    void inventedPeopleDoNotGoToARealHubSpot() {
        assertRefused(Map.of("HUBSPOT_TOKEN", "h"), "SALESFLOW_TOKEN is not");
    }

    @Test
    void tokenAndAccountGoTogether() {
        assertRefused(Map.of("SALESFLOW_TOKEN", "t"), "go together");
        assertRefused(Map.of("SALESFLOW_ACCOUNT_ID", "7"), "go together");
    }

    @Test
    void aCampaignIsOneOfARealAccount() {
        assertRefused(Map.of("SALESFLOW_CAMPAIGN_ID", "7"), "real account");
    }

    @Test
    void urlAndSecretOfTheWebhookGoTogetherAndAreForARealAccount() {
        String url = "https://hooks.example.com";
        assertRefused(Map.of("SALESFLOW_WEBHOOK_URL", url), "go together");
        assertRefused(Map.of("SALESFLOW_WEBHOOK_URL", url, "SALESFLOW_WEBHOOK_SECRET", "s"), "real account");

        Settings settings = settings(Map.of(
                "SALESFLOW_TOKEN", "t",
                "SALESFLOW_ACCOUNT_ID", "7",
                "SALESFLOW_WEBHOOK_URL", url,
                "SALESFLOW_WEBHOOK_SECRET", "canary"));
        assertThat(settings.webhook().orElseThrow().url()).isEqualTo(url);
        assertThat(settings.toString()).doesNotContain("canary");
    }

    @Test
    void idsAreNumbers() {
        assertRefused(Map.of("SALESFLOW_TOKEN", "t", "SALESFLOW_ACCOUNT_ID", "seven"), "must be a number");
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.of(environment, Optional.empty());
    }

    private static void assertRefused(Map<String, String> environment, String reason) {
        assertThatThrownBy(() -> settings(environment))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(reason);
    }
}
