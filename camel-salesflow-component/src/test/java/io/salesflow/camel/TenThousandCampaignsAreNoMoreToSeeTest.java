package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsole;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.impl.health.ConsumersHealthCheckRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people and tools look at stays as large as it is, however many campaigns there are. */
class TenThousandCampaignsAreNoMoreToSeeTest {
    private static final int MANY = 10_000;
    private static final int FEW = 100;

    private final CamelContext camel = new DefaultCamelContext();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final AtomicInteger read = new AtomicInteger();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void mbeansAndMetersAndConsoleAndHealthStayFewAndTheTableOfCampaignsHasAnEnd() throws Exception {
        try (SalesflowSandbox sandbox =
                SalesflowSandbox.builder().campaigns(MANY).start()) {
            start(sandbox);
            ((SalesflowConsumer) camel.getRoute("campaigns").getConsumer()).run();

            assertThat(SalesflowFeeds.of(camel).managed().get(0).getSeen()).isEqualTo(MANY);
            assertThat(List.of(
                            mbeans().size(),
                            meters.getMeters().size(),
                            figuresOfTheConsole(),
                            details(),
                            rows("feeds")))
                    .as("MBeans, meters, figures of the console, details of health, rows of the table of feeds")
                    .allMatch(size -> size > 0 && size < FEW);
            TabularData campaigns = (TabularData) invoke("campaigns");
            assertThat(campaigns.size()).isEqualTo(1001);
            assertThat(campaigns.values())
                    .extracting(row -> ((CompositeData) row).get("campaignId"))
                    .contains("and 9000 more");
        }
    }

    private void start(SalesflowSandbox sandbox) throws Exception {
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        configuration.setStateStore(new MemoryFeedStore());
        camel.getRegistry().bind("meters", meters);
        HealthCheckRegistry.get(camel).register(new ConsumersHealthCheckRepository());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:campaigns/list?feedId=campaigns&startScheduler=false&batchSize=100")
                        .routeId("campaigns")
                        .filter(exchange -> read.getAndIncrement() == 0)
                        .split(body())
                        .toD("salesflow:members/list-by-campaign?campaignId=${body.element.campaignId}&rawJson=true");
            }
        });
        camel.start();
    }

    private Set<ObjectName> mbeans() throws Exception {
        return server().queryNames(
                        new ObjectName("org.apache.camel:context=*" + camel.getManagementName() + "*,*"), null);
    }

    private int figuresOfTheConsole() {
        SalesflowDevConsole console = new SalesflowDevConsole();
        console.setCamelContext(camel);
        Map<?, ?> all = (Map<?, ?>) console.call(DevConsole.MediaType.JSON);
        return all.values().stream()
                .flatMap(list -> ((List<?>) list).stream())
                .mapToInt(each -> ((Map<?, ?>) each).size())
                .sum();
    }

    private int details() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .mapToInt(result -> result.getDetails().size())
                .sum();
    }

    private int rows(String table) throws Exception {
        return ((TabularData) invoke(table)).size();
    }

    private Object invoke(String operation) throws Exception {
        ObjectName component = server().queryNames(
                        new ObjectName("org.apache.camel:type=components,name=\"salesflow\",context=*"
                                + camel.getManagementName() + "*"),
                        null)
                .iterator()
                .next();
        return server().invoke(component, operation, new Object[0], new String[0]);
    }

    private MBeanServer server() {
        return camel.getManagementStrategy().getManagementAgent().getMBeanServer();
    }
}
