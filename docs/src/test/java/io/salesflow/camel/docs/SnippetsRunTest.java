package io.salesflow.camel.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.docs.Snippets.Snippet;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README and the docs show is what runs: every route is started on a sandbox, and completes an exchange. */
class SnippetsRunTest {
    private static final Pattern JAVA_CLASS = Pattern.compile("public class (\\w+)");
    private static final Pattern LINK = Pattern.compile("(?:link:|xref:|\\]\\()([\\w./-]+\\.(?:adoc|md|sh|yaml|java))");

    /** Those in the jar of the routes are not looked at here. */
    private static final String ROUTES = "camel.main.routesIncludePattern";

    private static final String NO_ROUTES = "classpath:no-routes/*";

    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    @TempDir
    Path folder;

    static List<Snippet> routes() {
        return Stream.of("yaml", "java")
                .flatMap(language -> Snippets.in(language).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteCompletesAnExchange(Snippet snippet) throws Exception {
        SalesflowSandbox sandbox = SANDBOX.sandbox();
        SandboxContact ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada-lovelace");
        ada.invite("Hello");
        Main main = new Main();
        main.bind("database", JdbcConnectionPool.create("jdbc:h2:mem:docs", "docs", ""));
        Properties properties = properties(sandbox, ada);
        if (snippet.text().contains("webhook:")) {
            properties.putAll(server());
        }
        main.setOverrideProperties(properties);
        Completions completions = new Completions();
        try {
            main.start();
            CamelContext camel = main.getCamelContext();
            camel.getManagementStrategy().addEventNotifier(completions);
            PluginHelper.getRoutesLoader(camel).loadRoutes(resource(snippet));
            assertThat(camel.getRoutes()).isNotEmpty();
            kick(camel);
            ada.connect();
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(completions.completed)
                    .containsAll(camel.getRoutes().stream()
                            .map(route -> route.getRouteId())
                            .toList()));
            assertThat(completions.failures).isEmpty();
        } finally {
            main.stop();
        }
    }

    @ParameterizedTest
    @MethodSource("properties")
    void everyPropertyIsOneOfTheComponent(Snippet snippet) throws IOException {
        Properties shown = new Properties();
        shown.load(new StringReader(snippet.text()));
        assertThat(shown).isNotEmpty();
        Main main = new Main();
        shown.setProperty("camel.main.autoConfigurationFailFast", "true");
        shown.setProperty(ROUTES, NO_ROUTES);
        shown.replaceAll((name, value) -> value.toString().replaceAll("\\{\\{env:\\w+}}", "1"));
        main.setOverrideProperties(shown);
        main.start();
        main.stop();
    }

    static List<Snippet> properties() {
        return Snippets.in("properties");
    }

    @ParameterizedTest
    @MethodSource("projects")
    void everyProjectIsForTheCamelThatWeTest(Snippet snippet) {
        assertThat(snippet.text()).contains("<version>" + new DefaultCamelContext().getVersion() + "</version>");
    }

    static List<Snippet> projects() {
        return Snippets.in("xml").stream()
                .filter(snippet -> snippet.text().contains("<project"))
                .toList();
    }

    /** Where artifacts of that name lie, Maven and Camel JBang take them for installed, and do not find them. */
    @Test
    void noRepositoryIsNamedAsTheLocalOne() {
        assertThat(Snippets.pages())
                .allSatisfy(page -> assertThat(Snippets.text(page)).doesNotContain("altDeploymentRepository=local::"));
    }

    @Test
    void everyLinkLeadsSomewhere() {
        Snippets.pages().forEach(page -> {
            Matcher link = LINK.matcher(Snippets.text(page));
            while (link.find()) {
                Path target = (page.getParent() == null ? Path.of("") : page.getParent()).resolve(link.group(1));
                assertThat(Files.exists(target))
                        .as(page + " links to " + link.group(1))
                        .isTrue();
            }
        });
    }

    private Properties properties(SalesflowSandbox sandbox, SandboxContact contact) {
        Properties properties = new Properties();
        properties.setProperty("camel.component.salesflow.stateDirectory", folder.toString());
        properties.setProperty("lockDirectory", folder.resolve("lock").toString());
        properties.putAll(Map.of(
                "camel.component.salesflow.apiUrl",
                sandbox.apiUrl(),
                "camel.component.salesflow.statisticsApiUrl",
                sandbox.statisticsApiUrl(),
                "camel.component.salesflow.token",
                sandbox.token(),
                "camel.component.salesflow.accountId",
                "" + sandbox.accountId(),
                "campaign",
                "" + sandbox.campaign().id(),
                "member",
                "" + contact.id()));
        properties.putAll(kamelets(sandbox));
        properties.setProperty(ROUTES, NO_ROUTES);
        return properties;
    }

    /** What snippets of Kamelets ask for. */
    private Map<String, String> kamelets(SalesflowSandbox sandbox) {
        String source = "camel.kamelet.salesflow-contacts-source.";
        return Map.of(
                "salesflow.token",
                sandbox.token(),
                "salesflow.accountId",
                "" + sandbox.accountId(),
                source + "apiUrl",
                sandbox.apiUrl(),
                source + "stateDirectory",
                folder.resolve("kamelets").toString());
    }

    /** Where events come in. */
    private static Map<String, String> server() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            String port = "" + free.getLocalPort();
            return Map.of(
                    "camel.server.enabled", "true",
                    "camel.server.host", "127.0.0.1",
                    "camel.server.port", port,
                    "camel.component.salesflow.webhookSecret", "7f3a9c51e0d24b86af1c0e9d5b7a6234",
                    "hooks.url", "http://127.0.0.1:" + port);
        }
    }

    private static Resource resource(Snippet snippet) {
        if (snippet.language().equals("yaml")) {
            return ResourceHelper.fromString("snippet.yaml", snippet.text());
        }
        Matcher name = JAVA_CLASS.matcher(snippet.text());
        assertThat(name.find()).as("a public class").isTrue();
        return ResourceHelper.fromString(name.group(1) + ".java", snippet.text());
    }

    /** Routes that wait for a message get one. */
    private static void kick(CamelContext camel) throws IOException {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            for (Endpoint endpoint : camel.getEndpoints()) {
                if (endpoint instanceof DirectEndpoint) {
                    template.sendBody(endpoint, null);
                }
            }
        }
    }

    private static final class Completions extends EventNotifierSupport {
        private final ConcurrentSkipListSet<String> completed = new ConcurrentSkipListSet<>();
        private final Queue<String> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.ExchangeCompletedEvent done) {
                completed.add(String.valueOf(done.getExchange().getFromRouteId()));
            } else if (event instanceof CamelEvent.ExchangeFailedEvent failed) {
                failures.add(failed.getExchange().getException().toString());
            }
        }
    }
}
