package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.feed.FeedStatus;
import io.salesflow.camel.feed.FeedStore.Section;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and tools can ask of feeds: by Java, by JMX and by a route. */
class FeedsAreOperatedTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final MemoryFeedStore store = new MemoryFeedStore();
    private ProducerTemplate template;
    private SalesflowSandbox sandbox;
    private MockEndpoint got;
    private volatile boolean isRefusing;
    private volatile Runnable atEachDelivery = () -> {};

    @BeforeEach
    void start() throws Exception {
        sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(store);
        for (String name : List.of("ada", "bob")) {
            sandbox.campaign().addContact("https://www.linkedin.com/in/" + name);
            sandbox.clock().advance(Duration.ofDays(1));
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:members/list-by-account?feedId=contacts&delay=600000&maxAttempts=1")
                        .routeId("contacts")
                        .process(exchange -> {
                            atEachDelivery.run();
                            if (isRefusing) {
                                throw new IllegalStateException("no room");
                            }
                        })
                        .to("mock:got");
            }
        });
        got = camel.getEndpoint("mock:got", MockEndpoint.class);
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void theStateOfAFeedTellsWhatItKnowsAndDoes() throws Exception {
        run();

        FeedStatus state = SalesflowFeeds.of(camel).state("contacts");

        assertThat(state.known()).isEqualTo(2);
        assertThat(state.parked()).isZero();
        assertThat(state.elements()).isEqualTo("CONTACTS");
        assertThat(state.here().lastScan().isFull()).isTrue();
        assertThat(state.here().lastScan().seen()).isEqualTo(2);
        assertThat(template.requestBody("salesflow-feed:list", (Object) null)).isEqualTo(List.of(state));
        assertThat(template.requestBody("salesflow-feed:state?feedId=contacts", null, FeedStatus.class))
                .isEqualTo(state);
    }

    @Test
    void aScanThatIsAskedForReadsTheWholeListAtOnce() throws Exception {
        run();
        got.reset();
        got.expectedMessageCount(1);
        sandbox.campaign().addContact("https://www.linkedin.com/in/cyd");

        template.sendBody("salesflow-feed:scan?feedId=contacts", null);

        got.assertIsSatisfied();
    }

    @Test
    void parkedChangesAreListedReplayedAndDiscarded() throws Exception {
        isRefusing = true;
        camel.start();
        await().until(() -> SalesflowFeeds.of(camel).state("contacts").parked() == 2);
        List<ParkedChange> parked = parkedChanges();
        assertThat(parked).allSatisfy(change -> assertThat(change.reason()).contains("no room"));

        isRefusing = false;
        got.expectedMessageCount(1);
        assertThat(template.requestBodyAndHeader(
                        "salesflow-feed:replay?feedId=contacts",
                        null,
                        SalesflowFeedConstants.KEYS,
                        List.of(parked.get(0).key(), "unknown")))
                .isEqualTo(1);
        got.assertIsSatisfied();
        await().until(() -> parkedChanges().size() == 1);
        assertThat(template.requestBody("salesflow-feed:discard?feedId=contacts&keys=*", (Object) null))
                .isEqualTo(1);
        assertThat(parkedChanges()).isEmpty();
    }

    @Test
    void whatBecameOfChangesIsWrittenInTheMiddleOfAPollIfAskedFor() {
        List<Long> parked = new CopyOnWriteArrayList<>();
        isRefusing = true;
        atEachDelivery = () -> {
            SalesflowFeeds.of(camel).note("contacts");
            parked.add(store.count("contacts", Section.PARKED));
        };

        camel.start();

        await().until(() -> parked.size() == 2);
        assertThat(parked).containsExactly(0L, 1L);
    }

    @Test
    void aResetDeliversAnewWhatHasThatTimeOrALaterOne() throws Exception {
        run();
        got.reset();
        got.expectedMessageCount(1);
        Instant yesterday = sandbox.clock().instant().minus(Duration.ofHours(30));

        template.sendBody("salesflow-feed:reset?feedId=contacts&from=" + yesterday, null);

        got.assertIsSatisfied();
        assertThat(got.getExchanges().get(0).getMessage().getHeader(SalesflowConstants.CHANGE))
                .hasToString("NEW");
        await().until(() -> SalesflowFeeds.of(camel).state("contacts").resetFrom() == null);
    }

    @Test
    void aFeedThatIsForgottenBeginsAnew() throws Exception {
        run();
        got.reset();
        got.expectedMessageCount(2);

        template.sendBody("salesflow-feed:forget?feedId=contacts", null);
        template.sendBody("salesflow-feed:scan?feedId=contacts", null);

        got.assertIsSatisfied();
    }

    @Test
    void aFeedCanBeForgottenFromWithinItsOwnRoute() throws Exception {
        AtomicBoolean isForgotten = new AtomicBoolean();
        atEachDelivery = () -> {
            if (isForgotten.compareAndSet(false, true)) {
                CompletableFuture.runAsync(() -> SalesflowFeeds.of(camel).forget("contacts"))
                        .orTimeout(20, TimeUnit.SECONDS)
                        .join();
            }
        };
        got.expectedMessageCount(1);
        camel.start();
        got.assertIsSatisfied();
        await().until(() -> SalesflowFeeds.of(camel).list().get(0).here().lastScan() != null);
        assertThat(SalesflowFeeds.of(camel).state("contacts").known()).isZero();

        got.reset();
        got.expectedMessageCount(2);
        template.sendBody("salesflow-feed:scan?feedId=contacts", null);
        got.assertIsSatisfied();
        await().until(() -> SalesflowFeeds.of(camel).state("contacts").known() == 2);
    }

    @Test
    void whatIsAskedOfAFeedThatDoesNotRunIsDoneWhenItDoes() throws Exception {
        run();
        camel.getRouteController().stopRoute("contacts");
        got.reset();
        got.expectedMessageCount(2);

        template.sendBody("salesflow-feed:reset?feedId=contacts&from=all", null);
        assertThat(SalesflowFeeds.of(camel).state("contacts").here()).isNull();
        camel.getRouteController().startRoute("contacts");

        got.assertIsSatisfied();
    }

    @Test
    void jmxShowsAndDoesTheSame() throws Exception {
        run();
        MBeanServer server = camel.getManagementStrategy().getManagementAgent().getMBeanServer();
        ObjectName name = server.queryNames(new ObjectName("org.apache.camel:type=salesflow-feeds,*"), null).stream()
                .filter(each -> each.getKeyProperty("context").contains(camel.getManagementName()))
                .collect(Collectors.collectingAndThen(Collectors.toList(), all -> all.get(0)));

        assertThat(server.getAttribute(name, "Seen")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "RouteId")).isEqualTo("contacts");
        assertThat(server.getAttribute(name, "LastScanKind")).isEqualTo("full");
        assertThat((String) server.invoke(name, "state", new Object[0], new String[0]))
                .startsWith("2 known, 0 failing, 0 parked");
        got.reset();
        got.expectedMessageCount(2);
        server.invoke(name, "reset", new Object[] {"all"}, new String[] {String.class.getName()});
        got.assertIsSatisfied();
        camel.getRouteController().stopRoute("contacts");
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void twoConsumersOfOneFeedAreRefused() throws Exception {
        run();

        assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("salesflow:members/list-by-account?feedId=contacts&delay=600001")
                                .to("mock:other");
                    }
                }))
                .hasStackTraceContaining("Feed 'contacts' is consumed from already");
    }

    @Test
    void aFeedIdOfAnotherListIsRefused() throws Exception {
        run();
        camel.getRouteController().stopRoute("contacts");

        assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("salesflow:campaigns/list?feedId=contacts").to("mock:other");
                    }
                }))
                .hasStackTraceContaining("Feed 'contacts' is one of CONTACTS and can't be used for CAMPAIGNS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "salesflow-feed:state | Say which feed",
                "salesflow-feed:state?feedId=messages | There is no feed 'messages'",
                "salesflow-feed:replay?feedId=contacts | Say which parked changes",
                "salesflow-feed:reset?feedId=contacts | Say from when on",
                "salesflow-feed:reset?feedId=contacts&from=yesterday | yesterday",
                "salesflow-feed:rewind | There is no action 'rewind'"
            })
    void whatCantBeDoneIsToldInWords(String uri, String words) throws Exception {
        run();

        assertThatThrownBy(() -> template.sendBody(uri, null)).hasStackTraceContaining(words);
    }

    @Test
    void nothingCanBeConsumedFromAnAction() throws Exception {
        run();

        assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("salesflow-feed:state").to("mock:other");
                    }
                }))
                .hasStackTraceContaining("Nothing can be consumed from salesflow-feed:state");
    }

    private void run() throws Exception {
        got.expectedMessageCount(2);
        camel.start();
        got.assertIsSatisfied();
        await().until(() -> SalesflowFeeds.of(camel).state("contacts").hasBegun());
    }

    private List<ParkedChange> parkedChanges() {
        List<?> parked = (List<?>) template.requestBody("salesflow-feed:parked?feedId=contacts", (Object) null);
        return parked.stream().map(ParkedChange.class::cast).toList();
    }
}
