package io.salesflow.sandbox.hubspot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Answers a call: who is calling, how often, and what for. */
final class Api {

    private final String expectedAuthorization;
    private final RateLimit rateLimit;
    private final RateLimit searchLimit;
    private final Routes routes;

    Api(String token, RateLimit rateLimit, RateLimit searchLimit, Routes routes) {
        this.expectedAuthorization = "Bearer " + token;
        this.rateLimit = rateLimit;
        this.searchLimit = searchLimit;
        this.routes = routes;
    }

    Answer answer(Call call) {
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
