package io.salesflow.quickstart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.routes.hubspot.ContactTotals;
import io.salesflow.camel.routes.hubspot.ContactTotalsSum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** The running routes, and what can be asked of them. */
final class Routes implements AutoCloseable {
    private static final String PATTERN =
            "classpath:camel/salesflow-contacts-to-hubspot.yaml,classpath:quickstart/*.yaml";
    private static final String PUSH_PATTERN = "classpath:push/*.yaml";
    private static final String MESSAGES = "messages-to-files";
    private static final List<String> FEEDS = List.of("salesflow-contacts-to-hubspot", MESSAGES);
    private static final String KEY = "salesflow_linkedin_key";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Main main = new Main();
    private final ProducerTemplate template;
    private final ImportReport importReport = new ImportReport();
    private final boolean isPushOn;

    private Routes(Properties properties, Optional<Push> push) {
        isPushOn = push.isPresent();
        push.map(Push::properties).ifPresent(properties::putAll);
        main.configure().withRoutesIncludePattern(isPushOn ? PATTERN + "," + PUSH_PATTERN : PATTERN);
        main.configure().withAutoConfigurationLogSummary(false);
        main.configure().withShutdownTimeout(5);
        main.bind("importReport", importReport);
        main.setInitialProperties(properties);
        try {
            main.start();
            template = main.getCamelTemplate();
        } catch (Exception e) {
            throw new IllegalStateException("The routes did not start", e);
        }
    }

    /** Without push, all is polled. */
    static Routes start(Properties properties, Optional<Push> push) {
        return new Routes(properties, push);
    }

    boolean isPushOn() {
        return isPushOn;
    }

    ImportReport importContacts() {
        send("direct:contacts-into-campaign", null, Map.of(), Object.class);
        return importReport;
    }

    void startCampaign() {
        send("direct:start-campaign", null, Map.of(), Object.class);
    }

    /** Polls each feed once, until what it finds is delivered. Returns what became of contacts. */
    ContactTotals pollFeeds() {
        for (String route : FEEDS) {
            ((ScheduledPollConsumer) main.getCamelContext().getRoute(route).getConsumer()).run();
        }
        HealthCheckHelper.invokeReadiness(main.getCamelContext()).stream()
                .flatMap(result -> result.getError().stream())
                .findFirst()
                .ifPresent(failure -> {
                    throw new RouteException(failure);
                });
        return main.lookup("hubSpotContactTotalsSum", ContactTotalsSum.class).take();
    }

    /** How long after something happened a message of that contact was a file; empty if that took longer than so long. */
    Optional<Duration> timeUntilMessage(long memberId, Runnable happening, Duration longest) {
        NotifyBuilder file = new NotifyBuilder(main.getCamelContext())
                .fromRoute(MESSAGES)
                .filter(exchange ->
                        exchange.getMessage().getHeader(SalesflowConstants.MEMBER_ID, 0L, Long.class) == memberId)
                .whenCompleted(1)
                .create();
        long begin = System.nanoTime();
        happening.run();
        boolean isThere = file.matches(longest.toMillis(), TimeUnit.MILLISECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        file.destroy();
        return Optional.of(took).filter(time -> isThere);
    }

    /** How many changes could not be delivered until now. */
    long undelivered() {
        return SalesflowFeeds.of(main.getCamelContext()).list().stream()
                .mapToLong(feed -> feed.failing() + feed.parked())
                .sum();
    }

    List<Contact> contacts() {
        return listOf(Contact.class, send("direct:look-at-contacts", null, Map.of(), List.class));
    }

    List<MemberMessages> replies() {
        Map<String, Object> headers = Map.of(SalesflowConstants.FROM, LocalDate.EPOCH.toString());
        return listOf(MemberMessages.class, send("direct:look-at-replies", null, headers, List.class));
    }

    /** The properties of the HubSpot contacts with these LinkedIn keys, by key; at most a hundred. */
    Map<String, JsonNode> hubSpotContacts(Collection<String> keys, Collection<String> properties) {
        ObjectNode request = JSON.createObjectNode().put("idProperty", KEY);
        ArrayNode names = request.putArray("properties").add(KEY);
        properties.forEach(names::add);
        ArrayNode inputs = request.putArray("inputs");
        keys.forEach(key -> inputs.addObject().put("id", key));
        try {
            byte[] answer = send("direct:look-at-hubspot", JSON.writeValueAsBytes(request), Map.of(), byte[].class);
            Map<String, JsonNode> found = new HashMap<>();
            for (JsonNode result : JSON.readTree(answer).path("results")) {
                JsonNode values = result.path("properties");
                found.put(values.path(KEY).asText(), values);
            }
            return found;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("HubSpot's answer is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        main.stop();
    }

    private static <T> List<T> listOf(Class<T> type, List<?> elements) {
        return elements.stream().map(type::cast).toList();
    }

    private <T> T send(String route, Object body, Map<String, Object> headers, Class<T> answer) {
        try {
            return template.requestBodyAndHeaders(route, body, headers, answer);
        } catch (CamelExecutionException e) {
            throw new RouteException(e);
        }
    }
}
