package io.salesflow.camel.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may log in, and what is kept of passwords. */
class UserFileTest {
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    Path folder;

    @Test
    void aPasswordIsRightForItsUserOnly() throws Exception {
        UserFile users = new UserFile(folder.resolve("users"));
        users.put("ada", PASSWORD.toCharArray());
        users.put("grace", "another long password".toCharArray());

        assertThat(users.isRight("ada", PASSWORD.toCharArray())).isTrue();
        assertThat(users.isRight("grace", PASSWORD.toCharArray())).isFalse();
        assertThat(users.isRight("nobody", PASSWORD.toCharArray())).isFalse();
    }

    @Test
    void theFileHasNoPasswordAndIsForItsOwner() throws Exception {
        Path file = folder.resolve("new/users");
        new UserFile(file).put("ada", PASSWORD.toCharArray());

        assertThat(Files.readString(file)).contains("ada = pbkdf2:600000:").doesNotContain(PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatCannotBeAPasswordOrAUserIsRefused() {
        UserFile users = new UserFile(folder.resolve("users"));

        assertThatThrownBy(() -> users.put("ada", "short".toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 characters")
                .hasMessageNotContaining("short");
        assertThatThrownBy(() -> users.put("ada = x", PASSWORD.toCharArray()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineThatIsNoneIsToldWithoutWhatItHas() throws Exception {
        Path file = folder.resolve("users");
        Files.writeString(file, "ada = plain text password\n");

        assertThatThrownBy(() -> new UserFile(file).isRight("ada", PASSWORD.toCharArray()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ada")
                .hasMessageNotContaining("plain text");
    }
}
