package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import io.salesflow.sandbox.standin.Refusals;
import io.salesflow.sandbox.standin.StandIn;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/** Answers a call: who is calling, how often, and what for. */
final class Api implements StandIn<Call> {

    private static final Pattern DATA = Pattern.compile("/services/data/v\\d{2}\\.0/(.+)");
    private static final Pattern COLLECTION = Pattern.compile("composite/sobjects(?:/([^/]+)/([^/]+))?");
    private static final Pattern DESCRIBE = Pattern.compile("sobjects/([^/]+)/describe/?");
    private static final Pattern QUERY_MORE = Pattern.compile("query/([^/]+)");
    private static final Pattern BY_EXTERNAL_ID = Pattern.compile("sobjects/([^/]+)/([^/]+)/([^/]+)");

    private final Logins logins;
    private final SObjects objects;
    private final Collections collections;
    private final Queries queries;
    private final int callsPerDay;
    private final AtomicInteger calls = new AtomicInteger();

    Api(Logins logins, SObjects objects, int callsPerDay) {
        this.logins = logins;
        this.objects = objects;
        this.collections = new Collections(objects);
        this.queries = new Queries(objects);
        this.callsPerDay = callsPerDay;
    }

    @Override
    public Call read(Request request) throws IOException {
        return Call.read(request);
    }

    @Override
    public Refusals refusals() {
        return Refusal.onDemand();
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public Answer answer(Call call) {
        try {
            return switch (call.path()) {
                case "/services/oauth2/token" -> logins.token(call);
                case "/services/oauth2/revoke" -> logins.revoke(call);
                default -> data(call);
            };
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    void forgetCalls() {
        calls.set(0);
    }

    private Answer data(Call call) {
        Matcher path = DATA.matcher(call.path());
        if (!path.matches()) {
            throw Refusal.notFound();
        }
        if (!logins.isLoggedIn(call)) {
            throw Refusal.sessionExpired();
        }
        int used = calls.incrementAndGet();
        if (used > callsPerDay) {
            throw Refusal.requestLimitExceeded();
        }
        return data(call, path.group(1))
                .withHeaders(Map.of("Sforce-Limit-Info", "api-usage=" + used + "/" + callsPerDay));
    }

    private Answer data(Call call, String resource) {
        Matcher collection = COLLECTION.matcher(resource);
        if (collection.matches()) {
            return collection(call, collection.group(1), collection.group(2));
        }
        requireGet(call);
        Matcher describe = DESCRIBE.matcher(resource);
        if (describe.matches()) {
            return Answer.ok(objects.type(describe.group(1)).description());
        }
        Matcher byExternalId = BY_EXTERNAL_ID.matcher(resource);
        if (byExternalId.matches()) {
            return queries.byExternalId(byExternalId.group(1), byExternalId.group(2), byExternalId.group(3));
        }
        Matcher more = QUERY_MORE.matcher(resource);
        if (more.matches()) {
            return queries.more(call, more.group(1));
        }
        return switch (resource) {
            case "query", "query/" -> queries.answer(call);
            case "limits", "limits/" -> Answer.ok(limits());
            default -> throw Refusal.notFound();
        };
    }

    private Answer collection(Call call, String type, String externalId) {
        boolean isUpsert = type != null;
        if (call.method().equals("PATCH") && isUpsert) {
            return collections.upsert(call, objects.type(type), externalId);
        }
        if (call.method().equals("PATCH")) {
            return collections.update(call);
        }
        if (call.method().equals("POST") && !isUpsert) {
            return collections.create(call);
        }
        throw Refusal.methodNotAllowed(call.method());
    }

    private ObjectNode limits() {
        ObjectNode limits = JsonNodeFactory.instance.objectNode();
        Map.of("Max", callsPerDay, "Remaining", Math.max(0, callsPerDay - calls.get()))
                .forEach(limits.putObject("DailyApiRequests")::put);
        return limits;
    }

    private static void requireGet(Call call) {
        if (!call.method().equals("GET")) {
            throw Refusal.methodNotAllowed(call.method());
        }
    }
}
