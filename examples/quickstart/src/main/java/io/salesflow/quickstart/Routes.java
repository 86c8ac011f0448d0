package io.salesflow.quickstart;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.IncomingMessage;
import io.salesflow.camel.api.MemberMessages;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.client.UnloggedHttpComponent;
import io.salesflow.quickstart.board.Board;
import io.salesflow.quickstart.board.Delivered;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;
import org.apache.camel.support.ScheduledPollConsumer;

/** The running routes, and what can be asked of them. */
final class Routes implements AutoCloseable {
    private static final String OWN_FILES = "classpath:quickstart/*.yaml,classpath:look/salesflow.yaml";
    private static final String PUSH_FILES = "classpath:push/*.yaml";

    private final Main main = new Main();
    private final ProducerTemplate template;
    private final ImportReport importReport = new ImportReport();
    private final Deliveries deliveries;
    private final Services services;
    private final boolean isPushOn;
    private final Optional<Board> board;

    private Routes(Services services, Properties properties, Optional<Push> push, Optional<BoardAddress> address) {
        this.services = services;
        this.isPushOn = push.isPresent();
        this.deliveries = new Deliveries(services.targets());
        this.board = address.map(where -> new Board(services.describeSalesflow(), services.lanes(), services.faults()));
        address.ifPresent(where -> properties.putAll(where.properties()));
        push.ifPresent(on -> {
            properties.putAll(on.properties());
            properties.setProperty("quickstart.pushedFeed", services.pushedFeed());
        });
        main.configure().withRoutesIncludePattern(files());
        main.configure().withAutoConfigurationLogSummary(false);
        main.configure().withShutdownTimeout(5);
        main.bind("importReport", importReport);
        main.bind("deliveries", deliveries);
        board.ifPresent(running -> main.bind("board", running.notifier()));
        main.bind("http", new UnloggedHttpComponent());
        main.bind("https", new UnloggedHttpComponent());
        main.setInitialProperties(properties);
        try {
            main.start();
            template = main.getCamelTemplate();
            board.ifPresent(running -> running.start(main.getCamelContext()));
        } catch (Exception e) {
            throw new IllegalStateException("The routes did not start", e);
        }
    }

    /** Without push, all is polled. With an address, a board of what they do is there. */
    static Routes start(Services services, Properties properties, Optional<Push> push, Optional<BoardAddress> address) {
        return new Routes(services, properties, push, address);
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

    /** Polls each feed once, until what it finds is delivered. */
    void pollFeeds() {
        services.targets().stream()
                .flatMap(target -> target.routes().stream())
                .map(route -> main.getCamelContext().getRoute(route).getConsumer())
                .forEach(feed -> ((ScheduledPollConsumer) feed).run());
        HealthCheckHelper.invokeReadiness(main.getCamelContext()).stream()
                .flatMap(result -> result.getError().stream())
                .findFirst()
                .ifPresent(failure -> {
                    throw new RouteException(failure);
                });
    }

    /** What was brought to a target since this was asked last. */
    Delivered takeDelivered(Target target) {
        return deliveries.take(target);
    }

    /** How many changes could not be delivered until now. */
    long undelivered() {
        return SalesflowFeeds.of(main.getCamelContext()).list().stream()
                .mapToLong(feed -> feed.failing() + feed.parked())
                .sum();
    }

    /** How long after something happened a message of that contact was mailed; empty if that took longer than so long. */
    Optional<Duration> timeUntilMail(long memberId, Runnable happening, Duration longest) {
        NotifyBuilder mail = new NotifyBuilder(main.getCamelContext())
                .fromRoute(MailTarget.ROUTE)
                .filter(exchange ->
                        exchange.getMessage().getHeader(SalesflowConstants.MEMBER_ID, 0L, Long.class) == memberId)
                .whenCompleted(1)
                .create();
        long begin = System.nanoTime();
        happening.run();
        boolean isThere = mail.matches(longest.toMillis(), TimeUnit.MILLISECONDS);
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        mail.destroy();
        return Optional.of(took).filter(time -> isThere);
    }

    /** What Salesflow has. */
    Account account() {
        List<Contact> contacts = listOf(Contact.class, send("direct:look-at-contacts", null, Map.of(), List.class));
        Map<Long, Contact> byId =
                contacts.stream().collect(Collectors.toMap(Contact::memberId, Function.identity(), (one, same) -> one));
        Map<String, Object> headers = Map.of(SalesflowConstants.FROM, LocalDate.EPOCH.toString());
        List<ReceivedMessage> messages = new ArrayList<>();
        for (MemberMessages member :
                listOf(MemberMessages.class, send("direct:look-at-replies", null, headers, List.class))) {
            member.incomingMessages()
                    .forEach(message -> messages.add(received(member, message).with(byId.get(member.memberId()))));
        }
        return new Account(services.salesflow().accountId(), contacts, messages);
    }

    /**
     * Sends a message to an endpoint.
     *
     * @return the answer
     * @throws RouteException if a route failed
     */
    <T> T send(String endpoint, Object body, Map<String, Object> headers, Class<T> answer) {
        try {
            return template.requestBodyAndHeaders(endpoint, body, headers, answer);
        } catch (CamelExecutionException e) {
            throw new RouteException(e);
        }
    }

    @Override
    public void close() {
        board.ifPresent(Board::close);
        main.stop();
    }

    private String files() {
        List<String> files = new ArrayList<>(List.of(OWN_FILES));
        services.targets().forEach(target -> files.add(target.routeFiles()));
        if (isPushOn) {
            files.add(PUSH_FILES);
        }
        return String.join(",", files);
    }

    private static ReceivedMessage received(MemberMessages member, IncomingMessage message) {
        return new ReceivedMessage(
                member.memberId(),
                member.memberUrl(),
                message.conversationMessageId(),
                message.createdAt(),
                message.text(),
                message.interested(),
                null,
                message.other());
    }

    private static <T> List<T> listOf(Class<T> type, List<?> elements) {
        return elements.stream().map(type::cast).toList();
    }
}
