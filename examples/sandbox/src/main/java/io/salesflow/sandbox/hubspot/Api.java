package io.salesflow.sandbox.hubspot;

import io.salesflow.sandbox.standin.Answer;
import io.salesflow.sandbox.standin.Refusals;
import io.salesflow.sandbox.standin.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.eclipse.jetty.server.Request;

/** Answers a call: who is calling, how often, and what for. */
final class Api implements StandIn<Call> {

    private final String expectedAuthorization;
    private final RateLimit rateLimit;
    private final RateLimit searchLimit;
    private final Routes routes;
    private final InstantSource clock;

    Api(String token, RateLimit rateLimit, RateLimit searchLimit, Routes routes, InstantSource clock) {
        this.expectedAuthorization = "Bearer " + token;
        this.rateLimit = rateLimit;
        this.searchLimit = searchLimit;
        this.routes = routes;
        this.clock = clock;
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
        return clock;
    }

    @Override
    public Answer answer(Call call) {
        if (!authorized(call)) {
            return Refusal.unauthorized().answer();
        }
        RateLimit.Decision decision = call.path().endsWith("/search") ? searchLimit.next() : rateLimit.next();
        Answer answer = decision.allowed()
                ? answered(call)
                : Refusal.rateLimited(decision.policy(), decision.retryAfter()).answer();
        return answer.withHeaders(decision.headers());
    }

    private Answer answered(Call call) {
        try {
            return routes.answer(call);
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    private boolean authorized(Call call) {
        return call.authorization() != null
                && MessageDigest.isEqual(
                        call.authorization().getBytes(StandardCharsets.UTF_8),
                        expectedAuthorization.getBytes(StandardCharsets.UTF_8));
    }
}
