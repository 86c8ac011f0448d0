package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import io.salesflow.sandbox.account.SandboxContact;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A contact that was parked, so that nobody has it, and then changes. */
class WhatIsParkedIsOvertakenTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SANDBOX = new SalesflowSandboxExtension();

    private final CamelContext camel = new DefaultCamelContext();
    private final List<Message> came = new ArrayList<>();
    private boolean isRefusing = true;
    private SalesflowConsumer consumer;
    private SandboxContact ada;

    @BeforeEach
    void start() {
        SalesflowSandbox sandbox = SANDBOX.sandbox();
        SalesflowConfiguration configuration =
                camel.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(sandbox.apiUrl());
        configuration.setStatisticsApiUrl(sandbox.statisticsApiUrl());
        configuration.setToken(sandbox.token());
        configuration.setAccountId((long) sandbox.accountId());
        camel.getRegistry().bind("store", new MemoryFeedStore());
        ada = sandbox.campaign().addContact("https://www.linkedin.com/in/ada");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void whoDidNotGetTheNewOneGetsTheChangedOneAsNew() throws Exception {
        consume("");
        consumer.poll();
        ada.edit(contact -> contact.email("ada@example.com"));
        isRefusing = false;
        consumer.poll();
        ada.edit(contact -> contact.phone("1"));
        consumer.poll();

        assertThat(came)
                .extracting(message -> message.getHeader(SalesflowConstants.CHANGE))
                .containsExactly(Change.Kind.NEW, Change.Kind.NEW, Change.Kind.UPDATED);
        assertThat(changedFields(2)).contains("Phone").doesNotContain("Email");
        assertThat(parked()).isZero();
    }

    @Test
    void whoWantsOnlyWhatIsNewGetsItAlsoIfItHasChangedSince() throws Exception {
        consume("&changes=NEW");
        consumer.poll();
        ada.edit(contact -> contact.email("ada@example.com"));
        isRefusing = false;
        consumer.poll();
        ada.edit(contact -> contact.phone("1"));
        consumer.poll();

        assertThat(came)
                .extracting(message -> message.getBody(Contact.class).email())
                .containsExactly(null, "ada@example.com");
        assertThat(parked()).isZero();
    }

    @Test
    void whoDidNotGetAChangeLearnsAllThatIsDifferentFromWhatHeGot() throws Exception {
        isRefusing = false;
        consume("&keepPrevious=true");
        consumer.poll();
        isRefusing = true;
        ada.edit(contact -> contact.email("ada@example.com"));
        consumer.poll();
        ada.edit(contact -> contact.company("Analytical Engines"));
        consumer.poll();
        isRefusing = false;
        ada.edit(contact -> contact.occupation("Mathematician"));
        consumer.poll();

        assertThat(changedFields(3)).contains("Email", "Company", "Occupation").doesNotHaveDuplicates();
        Contact previous = came.get(3).getHeader(SalesflowConstants.PREVIOUS, Contact.class);
        assertThat(previous.email()).isNull();
        assertThat(previous.company()).isNull();
        assertThat(parked()).isZero();
    }

    private List<String> changedFields(int index) {
        return ((List<?>) came.get(index).getHeader(SalesflowConstants.CHANGED_FIELDS))
                .stream().map(String.class::cast).toList();
    }

    private long parked() {
        return SalesflowFeeds.of(camel).parked(consumer.feedId()).size();
    }

    private void consume(String options) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("salesflow:members/list-by-account?scan=full&maxAttempts=1&startScheduler=false&stateStore=#store"
                                + options)
                        .routeId("feed")
                        .process(this::take);
            }

            private void take(Exchange exchange) {
                came.add(exchange.getMessage().copy());
                if (isRefusing) {
                    throw new IllegalStateException("refused");
                }
            }
        });
        camel.start();
        consumer = (SalesflowConsumer) camel.getRoute("feed").getConsumer();
    }
}
