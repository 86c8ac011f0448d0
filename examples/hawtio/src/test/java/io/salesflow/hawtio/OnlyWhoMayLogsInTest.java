package io.salesflow.hawtio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.hawtio.HawtioServer;
import io.salesflow.camel.hawtio.HawtioSettings;
import io.salesflow.camel.hawtio.UserFile;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hawtio is for who has logged in, or else for this machine, and never for other sites in the same browser. */
class OnlyWhoMayLogsInTest {
    private static final Path WAR = Path.of("target", "hawtio", "hawtio.war");
    private static final String VERSION = "{\"type\":\"version\"}";

    @TempDir
    Path folder;

    @Test
    void withALoginJolokiaIsForThoseOfTheFileOnly() throws Exception {
        Path users = folder.resolve("users.properties");
        new UserFile(users).put("oncall", "correct horse battery".toCharArray());

        try (HawtioServer hawtio = HawtioServer.start(settings(users))) {
            assertThat(status(hawtio, "oncall", "correct horse battery")).isEqualTo(200);
            assertThat(status(hawtio, "oncall", "correct horse batters")).isEqualTo(403);
            assertThat(status(hawtio, "nobody", "correct horse battery")).isEqualTo(403);

            new UserFile(users).put("oncall", "another horse battery".toCharArray());
            assertThat(status(hawtio, "oncall", "correct horse battery")).isEqualTo(403);
            assertThat(status(hawtio, "oncall", "another horse battery")).isEqualTo(200);
        }
    }

    @Test
    void anotherSiteInTheSameBrowserMayNotCallJolokia() throws Exception {
        try (HawtioServer hawtio = HawtioServer.start(settings(null))) {
            JolokiaClient anybody = new JolokiaClient(hawtio.url(), "any", "body");
            String own = hawtio.url().replaceFirst("/hawtio/$", "");

            assertThat(anybody.post(VERSION).statusCode()).isEqualTo(200);
            assertThat(anybody.post(VERSION, "Origin", own).statusCode()).isEqualTo(200);
            assertThat(anybody.post(VERSION, "Origin", "http://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(anybody.get("jolokia/version", "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    /** A name of somebody else that leads to this machine. */
    @Test
    void withoutALoginHawtioAnswersToThisMachinesNamesOnly() throws Exception {
        try (HawtioServer hawtio = HawtioServer.start(settings(null))) {
            assertThat(firstLine(hawtio, "elsewhere.example")).contains("404");
            assertThat(firstLine(hawtio, "localhost")).contains("200");
        }
    }

    @Test
    void withoutALoginItIsForThisMachineOnly() {
        assertThatThrownBy(() -> new HawtioSettings(WAR, "0.0.0.0", 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0.0.0.0")
                .hasMessageContaining("who may log in");
    }

    private static HawtioSettings settings(Path users) {
        return new HawtioSettings(WAR, HawtioSettings.THIS_MACHINE, 0, users);
    }

    private static int status(HawtioServer hawtio, String user, String password) throws Exception {
        return new JolokiaClient(hawtio.url(), user, password).post(VERSION).statusCode();
    }

    private static String firstLine(HawtioServer hawtio, String host) throws IOException {
        int port = java.net.URI.create(hawtio.url()).getPort();
        try (Socket socket = new Socket(HawtioSettings.THIS_MACHINE, port)) {
            socket.getOutputStream()
                    .write(("GET /hawtio/index.html HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
