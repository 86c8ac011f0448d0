package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> REAL_ACCOUNT =
            Map.of("SALESFLOW_TOKEN", "t-canary", "SALESFLOW_ACCOUNT_ID", "7");
    private static final Map<String, String> SALESFORCE = Map.of(
            "SALESFORCE_LOGIN_URL", "https://example.my.salesforce.com",
            "SALESFORCE_CLIENT_ID", "id",
            "SALESFORCE_CLIENT_SECRET", "s-canary");
    private static final Map<String, String> MAIL = Map.of(
            "MAIL_HOST", "smtp.example.com",
            "MAIL_FROM", "salesflow@example.com",
            "MAIL_TO", "sales@example.com");

    @Test
    void withoutAnythingNothingIsReal() {
        Settings settings = settings(Map.of());

        assertThat(settings.salesflow()).isEmpty();
        assertThat(settings.isTargetGiven()).isFalse();
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
    void withoutATargetOfTheirOwnUsersLookAtStandIns() {
        assertThat(settings(REAL_ACCOUNT).isTargetGiven()).isFalse();
    }

    @Test
    void aTargetOfTheirOwnIsEnough() {
        assertThat(settings(with(REAL_ACCOUNT, SALESFORCE)).isAllReal()).isTrue();
        assertThat(settings(with(REAL_ACCOUNT, MAIL)).isAllReal()).isTrue();
    }

    @Test
    void inventedPeopleDoNotGoToRealSystems() {
        assertRefused(Map.of("HUBSPOT_TOKEN", "h"), "HUBSPOT_TOKEN: set, but SALESFLOW_TOKEN is not");
        assertRefused(SALESFORCE, "SALESFORCE_LOGIN_URL: set, but SALESFLOW_TOKEN is not");
        assertRefused(MAIL, "MAIL_HOST: set, but SALESFLOW_TOKEN is not");
    }

    @Test
    void whatGoesTogetherIsNamed() {
        assertRefused(
                Map.of("SALESFORCE_LOGIN_URL", "https://example.my.salesforce.com"), "Not set: SALESFORCE_CLIENT_ID");
        assertRefused(Map.of("MAIL_HOST", "smtp.example.com"), "Not set: MAIL_FROM, MAIL_TO");
        assertRefused(with(MAIL, Map.of("MAIL_USERNAME", "u")), "Not set: MAIL_PASSWORD");
    }

    @Test
    void secretsStayUnseen() {
        Settings settings = settings(with(
                REAL_ACCOUNT, with(SALESFORCE, with(MAIL, Map.of("MAIL_USERNAME", "u", "MAIL_PASSWORD", "canary")))));

        assertThat(settings.toString()).contains("smtp.example.com").doesNotContain("canary");
    }

    @Test
    void mailsAreOfTodayAndWithTlsUnlessToldOtherwise() {
        MailAccess mail = settings(with(REAL_ACCOUNT, MAIL)).mail().orElseThrow();

        assertThat(mail.protocol()).isEqualTo("smtps");
        assertThat(mail.port()).isEqualTo(465);
        assertThat(mail.since()).isBetween(LocalDate.now(ZoneOffset.UTC).minusDays(1), LocalDate.now(ZoneOffset.UTC));
        assertThat(settings(with(REAL_ACCOUNT, with(MAIL, Map.of("MAIL_PORT", "587"))))
                        .mail()
                        .orElseThrow()
                        .isTurnedToTls())
                .isTrue();
    }

    @Test
    void aMailboxWantsALogin() {
        assertRefused(with(REAL_ACCOUNT, with(MAIL, Map.of("IMAP_HOST", "imap.example.com"))), "MAIL_USERNAME");
    }

    @Test
    void passwordsAreNotSentInTheClear() {
        assertRefused(
                with(REAL_ACCOUNT, with(SALESFORCE, Map.of("SALESFORCE_LOGIN_URL", "http://example.com"))),
                "must be an https URL");
    }

    @Test
    void aDayIsADate() {
        assertRefused(with(REAL_ACCOUNT, with(MAIL, Map.of("MAIL_SINCE", "yesterday"))), "such as 2026-01-31");
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

    private static Map<String, String> with(Map<String, String> variables, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return all;
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.of(new Environment(environment), Optional.empty());
    }

    private static void assertRefused(Map<String, String> environment, String reason) {
        assertThatThrownBy(() -> settings(environment))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(reason);
    }
}
