package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.client.Secret;
import io.salesflow.camel.client.UnloggedHttpComponent;
import io.salesflow.camel.routes.targets.CallLimit;
import io.salesflow.camel.routes.targets.CallWait;
import io.salesflow.camel.routes.targets.ConnectionFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.Service;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.spi.OnCamelContextStopping;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.IOHelper;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls HubSpot for everybody in a Camel context, so that they share its rate limit: a call waits for its place, and is sent
 * again if it failed in passing. There is one for each account and way to use it. The client is that of camel-http. Waits hold the
 * caller's thread, and end when Camel stops.
 */
final class HubSpotApi extends ServiceSupport {
    private static final Logger LOG = LoggerFactory.getLogger(HubSpotApi.class);
    private static final int MOST_CALLS = 100;
    private static final int MOST_SEARCHES = 4;
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final Duration SEARCH_INTERVAL = Duration.ofSeconds(1);

    private final CamelContext context;
    private final Waiting waiting;
    private final OfAccount ofAccount;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final UnloggedHttpComponent http = new UnloggedHttpComponent();
    private final HubSpotSettings settings;
    private HubSpotRetries retries;
    private Secret token;
    private HttpHost host;
    private HttpClient client;

    private HubSpotApi(CamelContext context, HubSpotSettings settings, OfAccount ofAccount) {
        this.context = context;
        this.settings = settings;
        this.ofAccount = ofAccount;
        this.waiting = new UntilStopped();
    }

    HubSpotApi(CamelContext context, Waiting waiting) {
        this.context = context;
        this.settings = HubSpotSettings.of(context);
        this.ofAccount = new OfAccount(new AgreedValues(null));
        this.waiting = waiting;
    }

    /** The one of that context. */
    static HubSpotApi of(CamelContext context) {
        return of(context, HubSpotSettings.of(context));
    }

    /** The one of an account in that context. */
    static HubSpotApi of(CamelContext context, HubSpotSettings settings) {
        synchronized (HubSpotApi.class) {
            Set<HubSpotApi> all = context.hasServices(HubSpotApi.class);
            return all.stream()
                    .filter(known -> known.settings.isSameAs(settings))
                    .findFirst()
                    .orElseGet(
                            () -> added(context, new HubSpotApi(context, settings, ofAccount(context, all, settings))));
        }
    }

    private static OfAccount ofAccount(CamelContext context, Set<HubSpotApi> all, HubSpotSettings settings) {
        return all.stream()
                .filter(known -> known.settings.isOfSameAccountAs(settings))
                .map(known -> known.ofAccount)
                .findFirst()
                .orElseGet(() -> new OfAccount(agreed(context, agreedFile(context, settings))));
    }

    private static AgreedValues agreed(CamelContext context, Path file) {
        return context.hasServices(AgreedValues.class).stream()
                .filter(known -> file != null && file.equals(known.path()))
                .findFirst()
                .orElseGet(() -> added(context, new AgreedValues(file)));
    }

    /** Edits are taken from the account of the properties, or from one that names a file. Who keeps their time elsewhere may have no place for files. */
    private static Path agreedFile(CamelContext context, HubSpotSettings settings) {
        if (settings.hasOwnAgreedFile()) {
            return Path.of(settings.agreedFile(""));
        }
        HubSpotSettings ofProperties = HubSpotSettings.of(context);
        boolean isBesideState =
                ofProperties.isEditTaken() && context.getRegistry().lookupByName(HubSpotEdits.STATES) == null;
        String file = ofProperties.agreedFile(isBesideState ? ofProperties.editsStateFile() + ".agreed" : "");
        return settings.isOfSameAccountAs(ofProperties) && !file.isEmpty() ? Path.of(file) : null;
    }

    static <T extends Service> T added(CamelContext context, T service) {
        try {
            ServiceHelper.startService(service); // one that can't start is not to be found
            context.addService(service, true, true);
            return service;
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    HubSpotSettings settings() {
        return settings;
    }

    AgreedValues agreed() {
        return ofAccount.agreed;
    }

    TriedAgain triedAgain() {
        return ofAccount.triedAgain;
    }

    Instant now() {
        return waiting.now();
    }

    /** How many calls HubSpot takes now, without searches, which have a limit of their own. */
    CallLimit callLimit() {
        return ofAccount.rate.limit(waiting.now());
    }

    /** For what the next call waits now; null if it does not. */
    CallWait callWait() {
        return ofAccount.wait;
    }

    JsonNode get(String path) {
        return call("GET", path, null, true, UnaryOperator.identity());
    }

    /** Posts what may be done twice. */
    JsonNode post(String path, JsonNode body) {
        return post(path, body, UnaryOperator.identity());
    }

    /**
     * Posts what may be done twice.
     *
     * @param shown takes out of HubSpot's words what is not to be shown, such as the text of a message that was sent
     */
    JsonNode post(String path, JsonNode body, UnaryOperator<String> shown) {
        return call("POST", path, body, true, shown);
    }

    /** Posts what must not be done twice: it is not sent again when it may have been done. */
    JsonNode postOnce(String path, JsonNode body, UnaryOperator<String> shown) {
        return call("POST", path, body, false, shown);
    }

    @Override
    protected void doStart() throws Exception {
        OnCamelContextStopping endOfWaits = stopping -> stopped.countDown();
        context.addLifecycleStrategy(LifecycleStrategySupport.adapt(endOfWaits));
        settings.check();
        retries = new HubSpotRetries(settings);
        HubSpotClient signature = new HubSpotClient();
        signature.setToken(settings.token());
        signature.setApiUrl(settings.apiUrl());
        token = Secret.of(settings.token());
        host = signature.host();
        http.setCamelContext(context);
        ServiceHelper.startService(http);
        Map<String, Object> options = new HashMap<>();
        options.put("httpClientConfigurer", signature);
        options.put("responseTimeout", String.valueOf(settings.timeout().toMillis()));
        HttpEndpoint endpoint = (HttpEndpoint) http.createEndpoint(host.toURI(), options);
        endpoint.setCamelContext(context);
        client = endpoint.getHttpClient();
    }

    @Override
    protected void doStop() {
        stopped.countDown();
        IOHelper.close(client instanceof Closeable closeable ? closeable : null);
        ServiceHelper.stopAndShutdownService(http);
    }

    private JsonNode call(
            String method, String path, JsonNode body, boolean isRepeatable, UnaryOperator<String> shown) {
        String name = method + " " + path.replaceAll("\\?.*", "");
        byte[] content = body == null ? null : HubSpotJson.write(body);
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(method, path, content, name, shown);
            } catch (HubSpotException e) {
                if (!retries.isWorthwhile(attempt, e) || !isRepeatable && e.isOutcomeUnknown()) {
                    throw e;
                }
                Duration wait = retries.waitAfter(attempt, e);
                LOG.info("{}; it is sent again in {} ms", e.getMessage(), wait.toMillis());
                await(wait, name, e.getMessage());
            }
        }
    }

    private JsonNode attempt(String method, String path, byte[] content, String name, UnaryOperator<String> shown) {
        CallRate limit = path.endsWith("/search") ? ofAccount.searchRate : ofAccount.rate;
        Duration wait = limit.take(waiting.now());
        while (!wait.isZero()) {
            CallLimit most = limit.limit(waiting.now());
            await(wait, name, "HubSpot takes " + most.most() + " calls " + most.period() + ", and they are used up");
            wait = limit.take(waiting.now());
        }
        HubSpotAnswer answer = answer(limit, request(method, path, content), name);
        Instant now = waiting.now();
        if (answer.rate() != null) {
            limit.told(
                    answer.rate().most(),
                    answer.rate().remaining(),
                    answer.rate().interval(),
                    now);
        }
        return answer.json(name, now, words -> shown.apply(token.removedFrom(words)));
    }

    private HubSpotAnswer answer(CallRate limit, ClassicHttpRequest request, String name) {
        try {
            return client.execute(host, request, HubSpotAnswer::read);
        } catch (IOException e) {
            throw HubSpotException.unanswered(name, "it " + ConnectionFailure.words(e), e);
        } finally {
            limit.ended(waiting.now());
        }
    }

    private ClassicHttpRequest request(String method, String path, byte[] content) {
        ClassicRequestBuilder request = ClassicRequestBuilder.create(method).setUri(host.toURI() + path);
        if (content != null) {
            request.setEntity(content, ContentType.APPLICATION_JSON);
        }
        return request.build();
    }

    private void await(Duration wait, String name, String reason) {
        CallWait told = new CallWait(waiting.now().plus(wait), reason);
        ofAccount.wait = told;
        try {
            waiting.await(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubSpotException.unanswered(name, "Camel stops", e);
        } finally {
            ofAccount.isOver(told);
        }
    }

    /** What those who use one account in different ways have in common. */
    private static final class OfAccount {
        private final CallRate rate = new CallRate(MOST_CALLS, INTERVAL);
        private final CallRate searchRate = new CallRate(MOST_SEARCHES, SEARCH_INTERVAL);
        private final AgreedValues agreed;
        private final TriedAgain triedAgain = new TriedAgain();
        private volatile CallWait wait;

        OfAccount(AgreedValues agreed) {
            this.agreed = agreed;
        }

        /** Another that began meanwhile goes on. */
        synchronized void isOver(CallWait ended) {
            if (wait == ended) {
                wait = null;
            }
        }
    }

    private final class UntilStopped implements Waiting {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void await(Duration duration) throws InterruptedException {
            if (stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InterruptedException("Camel stops");
            }
        }
    }
}
