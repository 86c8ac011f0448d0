package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.EventKind;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.webhook.Reconciled;
import io.salesflow.camel.webhook.Registration;
import io.salesflow.camel.webhook.WantedWebhook;
import io.salesflow.camel.webhook.WebhookCalls;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.AccountState;
import io.salesflow.sandbox.account.RunOn;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.account.Webhook;
import io.salesflow.sandbox.account.WebhookAttachment;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple3;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Whatever was there before, whoever changes it meanwhile, and whichever call fails: when all is quiet again, one reconcile
 * later Salesflow has the one webhook that is wanted, attached to what is wanted, and what belongs to others is as they left
 * it.
 *
 * <p>{@code -Djqwik.tries.default=100000} tries more than the thousand histories of the build.
 */
class RegistrationConvergesTest {
    private static final SalesflowSandbox SANDBOX =
            SalesflowSandbox.builder().campaigns(3).start();
    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final String SEGMENT = "aaaa1111";
    private static final String OLD_SEGMENT = "bbbb2222";
    private static final String URL = "https://hooks.example.com/salesflow/" + SEGMENT;
    private static final List<String> OUR_URLS = List.of(
            URL,
            "https://HOOKS.example.com:443/salesflow/" + SEGMENT + "/",
            "https://old.example.com/salesflow/" + SEGMENT,
            "https://hooks.example.com/elsewhere/" + SEGMENT,
            "https://hooks.example.com/salesflow/" + OLD_SEGMENT);
    private static final List<String> FOREIGN_URLS = List.of(
            "https://hooks.example.com/salesflow/cccc3333",
            "https://hooks.example.com/salesflow/" + SEGMENT + "9",
            "https://hooks.example.com/" + SEGMENT + "/salesflow",
            "https://other.example.com/",
            "http://hooks.example.com/salesflow");
    private static final Set<Event> OF_OTHERS =
            EnumSet.of(Event.FOREIGN_CREATED, Event.FOREIGN_ATTACHED, Event.CAMPAIGN_DELETED);
    private static WebhookCalls calls;

    /** What can happen. */
    enum Event {
        FOREIGN_CREATED,
        FOREIGN_ATTACHED,
        OURS_CREATED,
        OURS_ATTACHED,
        OURS_DETACHED,
        OURS_DELETED,
        FOLLOW_UP_ATTACHED_BY_HAND,
        CAMPAIGN_ADDED,
        CAMPAIGN_DELETED,
        FAULT,
        RECONCILE,
        RESTART,
        BOTH_RECONCILE,
        RECONCILE_WHILE_IT_IS_DELETED
    }

    /** What is wanted. */
    record Wish(Set<EventKind> events, boolean isFollowUpKnown, boolean isForAllCampaigns) {}

    @BeforeContainer
    static void start() throws Exception {
        SalesflowConfiguration configuration =
                CAMEL.getComponent("salesflow", SalesflowComponent.class).getConfiguration();
        configuration.setApiUrl(SANDBOX.apiUrl());
        configuration.setToken(SANDBOX.token());
        configuration.setRetries(1);
        configuration.setRetryDelay(1);
        CAMEL.start();
        SalesflowEndpoint endpoint = CAMEL.getEndpoint("salesflow:webhooks/list", SalesflowEndpoint.class);
        calls = new WebhookCalls(endpoint.client(), SANDBOX.accountId());
    }

    @AfterContainer
    static void stop() {
        CAMEL.stop();
        SANDBOX.close();
    }

    @Property(seed = "20261121")
    void inAnyHistory(@ForAll("wishes") Wish wish, @ForAll("histories") List<Tuple3<Event, Integer, Integer>> events) {
        SANDBOX.reset();
        WantedWebhook wanted = wanted(wish);
        List<Registration> replicas = new ArrayList<>(List.of(registration(wanted), registration(wanted)));
        for (Tuple3<Event, Integer, Integer> event : events) {
            Map<Integer, Webhook> before = foreign();
            happen(replicas, wanted, event.get1(), event.get2(), event.get3());
            if (!OF_OTHERS.contains(event.get1())) {
                assertThat(foreign()).as("webhooks of others after " + event).isEqualTo(before);
            }
        }
        SANDBOX.faults().clear();
        Set<String> byHand = attachedByHand(wish);
        Map<Integer, Webhook> foreign = foreign();

        Reconciled mended = replicas.get(0).reconcile();

        assertIsAsWanted(wanted, mended, byHand);
        assertThat(foreign()).as("webhooks of others").isEqualTo(foreign);
        for (Registration replica : replicas) {
            assertThat(replica.reconcile().isChanged()).as("changed again").isFalse();
        }
    }

    @Provide
    Arbitrary<Wish> wishes() {
        return Combinators.combine(
                        Arbitraries.of(EventKind.CONNECTED, EventKind.REPLIED, EventKind.WITHDRAWN, EventKind.FOLLOW_UP)
                                .set()
                                .ofMinSize(1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((events, isFollowUpKnown, isForAll) ->
                        new Wish(events, isFollowUpKnown || events.contains(EventKind.FOLLOW_UP), isForAll));
    }

    @Provide
    Arbitrary<List<Tuple3<Event, Integer, Integer>>> histories() {
        Arbitrary<Event> event = Arbitraries.frequency(
                Tuple.of(3, Event.FOREIGN_CREATED),
                Tuple.of(3, Event.FOREIGN_ATTACHED),
                Tuple.of(4, Event.OURS_CREATED),
                Tuple.of(5, Event.OURS_ATTACHED),
                Tuple.of(2, Event.OURS_DETACHED),
                Tuple.of(2, Event.OURS_DELETED),
                Tuple.of(2, Event.FOLLOW_UP_ATTACHED_BY_HAND),
                Tuple.of(1, Event.CAMPAIGN_ADDED),
                Tuple.of(1, Event.CAMPAIGN_DELETED),
                Tuple.of(6, Event.FAULT),
                Tuple.of(5, Event.RECONCILE),
                Tuple.of(2, Event.RESTART),
                Tuple.of(2, Event.BOTH_RECONCILE),
                Tuple.of(2, Event.RECONCILE_WHILE_IT_IS_DELETED));
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 11);
        return Combinators.combine(event, number, number).as(Tuple::of).list().ofMaxSize(20);
    }

    private static WantedWebhook wanted(Wish wish) {
        Map<EventKind, Integer> numbers = new EnumMap<>(EventKind.class);
        wish.events()
                .forEach(kind -> numbers.put(
                        kind,
                        kind == EventKind.FOLLOW_UP
                                ? RunOn.FOLLOW_UP.number()
                                : kind.runOn().number()));
        List<Long> campaignIds = SANDBOX.account().campaigns().stream()
                .limit(2)
                .map(campaign -> (long) campaign.id())
                .toList();
        return new WantedWebhook(
                "camel-salesflow",
                URL,
                List.of(SEGMENT, OLD_SEGMENT),
                null,
                numbers,
                wish.isFollowUpKnown() ? RunOn.FOLLOW_UP.number() : null,
                wish.isForAllCampaigns() ? List.of() : campaignIds);
    }

    private static Registration registration(WantedWebhook wanted) {
        return new Registration(calls, wanted);
    }

    private static void happen(List<Registration> replicas, WantedWebhook wanted, Event event, int which, int how) {
        switch (event) {
            case FOREIGN_CREATED -> create(FOREIGN_URLS.get(how % FOREIGN_URLS.size()));
            case FOREIGN_ATTACHED -> attach(webhooks(false), which, how);
            case OURS_CREATED -> create(OUR_URLS.get(how % OUR_URLS.size()));
            case OURS_ATTACHED -> attach(webhooks(true), which, how);
            case OURS_DETACHED -> detach(which);
            case OURS_DELETED -> delete(which);
            case FOLLOW_UP_ATTACHED_BY_HAND -> attach(webhooks(true), which, 3 * how + 2);
            case CAMPAIGN_ADDED -> SANDBOX.account().addCampaign("Campaign " + which);
            case CAMPAIGN_DELETED -> deleteCampaign(which);
            case FAULT -> SANDBOX.faults().onAll(fault(how)).after(which).times(1);
            case RECONCILE -> reconcile(replicas.get(which % 2));
            case RESTART -> replicas.set(which % 2, registration(wanted));
            case BOTH_RECONCILE -> together(() -> reconcile(replicas.get(0)), () -> reconcile(replicas.get(1)));
            case RECONCILE_WHILE_IT_IS_DELETED -> together(() -> reconcile(replicas.get(0)), () -> delete(which));
        }
    }

    private static void reconcile(Registration registration) {
        try {
            registration.reconcile();
        } catch (SalesflowException e) {
            assertThat(SANDBOX.faults().rules()).as("faults behind " + e).isNotEmpty();
        }
    }

    private static void together(Runnable one, Runnable other) {
        CompletableFuture<Void> second = CompletableFuture.runAsync(other);
        one.run();
        second.join();
    }

    private static void assertIsAsWanted(WantedWebhook wanted, Reconciled mended, Set<String> byHand) {
        List<Webhook> ours = webhooks(true);
        assertThat(ours).as("ours").hasSize(1);
        assertThat(ours.get(0).url()).isIn(OUR_URLS.subList(0, 2));
        List<Long> there = SANDBOX.account().campaigns().stream()
                .map(campaign -> (long) campaign.id())
                .toList();
        List<Long> campaigns = new ArrayList<>(wanted.campaignIds().isEmpty() ? there : wanted.campaignIds());
        assertThat(mended.failures())
                .allSatisfy(failure -> assertThat(campaigns).anySatisfy(campaign -> {
                    assertThat(there).doesNotContain(campaign);
                    assertThat(failure).contains("campaign " + campaign + ",");
                }));
        Set<String> expected = new HashSet<>(byHand);
        campaigns.stream()
                .filter(there::contains)
                .forEach(campaign -> wanted.events().values().forEach(runOn -> expected.add(campaign + ":" + runOn)));
        Set<String> attached = new HashSet<>();
        ours.get(0).attachments().stream()
                .filter(attachment -> there.contains((long) attachment.campaignId()))
                .forEach(attachment -> attached.add(key(attachment)));
        assertThat(attached).as("attached").isEqualTo(expected);
    }

    /** What people attached to ours and the component does not know the number of, stays. */
    private static Set<String> attachedByHand(Wish wish) {
        Set<String> byHand = new HashSet<>();
        if (!wish.isFollowUpKnown()) {
            webhooks(true).stream()
                    .flatMap(webhook -> webhook.attachments().stream())
                    .filter(attachment -> attachment.runOn() == RunOn.FOLLOW_UP)
                    .filter(attachment -> isThere(attachment.campaignId()))
                    .forEach(attachment -> byHand.add(key(attachment)));
        }
        return byHand;
    }

    private static boolean isThere(int campaignId) {
        return SANDBOX.account().campaigns().stream().anyMatch(campaign -> campaign.id() == campaignId);
    }

    private static String key(WebhookAttachment attachment) {
        return attachment.campaignId() + ":" + attachment.runOn().number();
    }

    private static List<Webhook> webhooks(boolean isOurs) {
        return SANDBOX.account().webhooks().stream()
                .filter(webhook -> isOurs == OUR_URLS.contains(webhook.url()))
                .toList();
    }

    private static Map<Integer, Webhook> foreign() {
        Map<Integer, Webhook> foreign = new HashMap<>();
        webhooks(false).forEach(webhook -> foreign.put(webhook.webhookId(), webhook));
        return foreign;
    }

    private static void create(String url) {
        change(state -> state.webhooks().create("Somebody's", url, null));
    }

    private static void attach(List<Webhook> webhooks, int which, int how) {
        List<SandboxCampaign> campaigns = SANDBOX.account().campaigns();
        if (webhooks.isEmpty() || campaigns.isEmpty()) {
            return;
        }
        Webhook webhook = webhooks.get(which % webhooks.size());
        int campaignId = campaigns.get(how % campaigns.size()).id();
        RunOn runOn = RunOn.values()[how % RunOn.values().length];
        boolean isAttached = webhook.attachments().stream()
                .anyMatch(there -> there.campaignId() == campaignId && there.runOn() == runOn);
        if (!isAttached) {
            change(state -> state.webhooks().attach(webhook.webhookId(), campaignId, runOn));
        }
    }

    private static void detach(int which) {
        List<WebhookAttachment> attached = webhooks(true).stream()
                .flatMap(webhook -> webhook.attachments().stream())
                .toList();
        if (!attached.isEmpty()) {
            change(state -> state.webhooks()
                    .detach(attached.get(which % attached.size()).webhookCampaignId()));
        }
    }

    private static void delete(int which) {
        List<Webhook> ours = webhooks(true);
        if (!ours.isEmpty()) {
            int webhookId = ours.get(which % ours.size()).webhookId();
            change(state -> {
                if (state.webhooks().all().stream().anyMatch(webhook -> webhook.webhookId() == webhookId)) {
                    state.webhooks().delete(webhookId);
                }
            });
        }
    }

    private static void deleteCampaign(int which) {
        List<SandboxCampaign> campaigns = SANDBOX.account().campaigns();
        if (campaigns.size() > 1) {
            campaigns.get(which % campaigns.size()).delete();
        }
    }

    private static void change(java.util.function.Consumer<AccountState> change) {
        SANDBOX.account().change(state -> {
            change.accept(state);
            return null;
        });
    }

    private static Fault fault(int how) {
        return List.of(
                        Fault.serverError(500),
                        Fault.serverError(503),
                        Fault.truncatedJson(),
                        Fault.htmlPage(200),
                        Fault.resetBeforeExecution(),
                        Fault.resetAfterExecution(),
                        Fault.rateLimited(Duration.ofSeconds(60)),
                        Fault.envelope(403, "no"),
                        Fault.envelope(404, "no"),
                        Fault.serverError(409),
                        Fault.unknownFields(),
                        Fault.duplicateKeys())
                .get(how % 12);
    }
}
