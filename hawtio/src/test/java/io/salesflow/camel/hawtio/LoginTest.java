package io.salesflow.camel.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hawtio's own settings, where somebody has made them, and ours where nobody has. */
class LoginTest {
    private static final String ENABLED = "hawtio.authenticationEnabled";
    private static final String CONFIGURATION = "java.security.auth.login.config";

    @TempDir
    private Path folder;

    @AfterEach
    void takeBack() {
        System.clearProperty(ENABLED);
        System.clearProperty(CONFIGURATION);
    }

    @Test
    void whatNobodyHasSetIsSetAndTakenBackAtTheEnd() throws Exception {
        Login login = Login.configure(settings(true));
        assertThat(System.getProperty(ENABLED)).isEqualTo("true");
        assertThat(System.getProperty("hawtio.realm")).isEqualTo("hawtio");
        login.close();

        assertThat(System.getProperty(ENABLED)).isNull();
        assertThat(System.getProperty("hawtio.realm")).isNull();
    }

    @Test
    void aLoginThatSomebodyHasConfiguredIsLeftAlone() throws Exception {
        System.setProperty(ENABLED, "true");

        Login login = Login.configure(settings(false));
        assertThat(System.getProperty(ENABLED)).isEqualTo("true");
        login.close();

        assertThat(System.getProperty(ENABLED)).isEqualTo("true");
    }

    @Test
    void whereALoginIsWantedItIsNotLeftOutForASettingThatIsThere() {
        System.setProperty(ENABLED, "false");

        assertThatThrownBy(() -> Login.configure(settings(true)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(ENABLED);
    }

    @Test
    void whereJavaHasALoginConfigurationNoFileOfUsersIsNeeded() throws Exception {
        Path war = Files.writeString(folder.resolve("hawtio.war"), "");
        Path none = folder.resolve("none");
        System.setProperty(CONFIGURATION, "login.conf");

        Login.configure(new HawtioSettings(war, HawtioSettings.THIS_MACHINE, 0, none))
                .close();

        System.clearProperty(CONFIGURATION);
        assertThatThrownBy(() -> new HawtioSettings(war, HawtioSettings.THIS_MACHINE, 0, none))
                .hasMessageContaining("There is no file " + none);
    }

    private HawtioSettings settings(boolean isLoginNeeded) throws Exception {
        Path war = Files.writeString(folder.resolve("hawtio.war"), "");
        Path users = Files.writeString(folder.resolve("users"), "");
        return new HawtioSettings(war, HawtioSettings.THIS_MACHINE, 0, isLoginNeeded ? users : null);
    }
}
