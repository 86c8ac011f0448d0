package io.salesflow.camel.routes.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Settings settings = new Settings(camel, "hubspot.");

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void whatIsNotSetIsWhatItIsOtherwise() {
        assertThat(settings.text("token", "")).isEmpty();
        assertThat(settings.number("retries", 5, 0, 100)).isEqualTo(5);
        assertThat(settings.flag("createProperties", true)).isTrue();
        assertThat(settings.word("edits.doNotContact", List.of("mute", "delete"), "mute"))
                .isEqualTo("mute");
    }

    @Test
    void whatIsSetIsReadWithoutBlanks() {
        set("token", " secret ");
        set("retries", "100 ");
        set("createProperties", " false");
        set("edits.doNotContact", "delete");

        assertThat(settings.text("token", "")).isEqualTo("secret");
        assertThat(settings.number("retries", 5, 0, 100)).isEqualTo(100);
        assertThat(settings.flag("createProperties", true)).isFalse();
        assertThat(settings.word("edits.doNotContact", List.of("mute", "delete"), "mute"))
                .isEqualTo("delete");
    }

    @Test
    void whatAnAccountHasOfItsOwnGoesBeforeTheProperties() {
        set("token", "of all");
        set("retries", "7");
        Settings ofAccount = new Settings(camel, "hubspot.", Map.of("token", " its own "));

        assertThat(ofAccount.text("token", "")).isEqualTo("its own");
        assertThat(ofAccount.number("retries", 5, 0, 100)).isEqualTo(7);
    }

    @Test
    void whatIsWrongIsToldWithTheNameOfItsProperty() {
        for (String wrong : List.of("101", "-1", "many", "99999999999999999999")) {
            set("retries", wrong);
            assertThatThrownBy(() -> settings.number("retries", 5, 0, 100))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Property hubspot.retries must be a number from 0 to 100: " + wrong);
        }
        set("createProperties", "yes");
        assertThatThrownBy(() -> settings.flag("createProperties", true))
                .hasMessage("Property hubspot.createProperties must be true or false: yes");
        set("edits.doNotContact", "forget");
        assertThatThrownBy(() -> settings.word("edits.doNotContact", List.of("mute", "delete"), "mute"))
                .hasMessage("Property hubspot.edits.doNotContact must be mute or delete: forget");
    }

    private void set(String name, String value) {
        camel.getPropertiesComponent().addOverrideProperty("hubspot." + name, value);
    }
}
