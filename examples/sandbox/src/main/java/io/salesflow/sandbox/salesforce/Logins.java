package io.salesflow.sandbox.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.salesflow.sandbox.standin.Answer;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Who is logged in: the OAuth flow with client credentials, and the sessions that came of it. */
final class Logins {

    private static final String ORGANIZATION = "00D000000000001EAA";
    private static final String USER = "005000000000001AAA";

    private final String clientId;
    private final String clientSecret;
    private final Supplier<String> url;
    private final Set<String> sessions = new HashSet<>();

    Logins(String clientId, String clientSecret, Supplier<String> url) {
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.url = url;
    }

    synchronized Answer token(Call call) {
        if (!call.isForm()) {
            throw Refusal.login("invalid_request", "the body must be a form");
        }
        if (!call.parameter("grant_type").filter("client_credentials"::equals).isPresent()) {
            throw Refusal.login("unsupported_grant_type", "grant type not supported");
        }
        if (!call.parameter("client_id").filter(clientId::equals).isPresent()) {
            throw Refusal.login("invalid_client_id", "client identifier invalid");
        }
        if (!call.parameter("client_secret").filter(clientSecret::equals).isPresent()) {
            throw Refusal.login("invalid_client", "invalid client credentials");
        }
        String session = "00D0!" + UUID.randomUUID();
        sessions.add(session);
        return Answer.ok(JsonNodeFactory.instance
                .objectNode()
                .put("access_token", session)
                .put("instance_url", url.get())
                .put("id", url.get() + "/id/" + ORGANIZATION + "/" + USER)
                .put("token_type", "Bearer")
                .put("issued_at", "1767600000000")
                .put("signature", "none"));
    }

    synchronized Answer revoke(Call call) {
        if (!sessions.remove(call.parameter("token").orElse(""))) {
            throw Refusal.login("invalid_token", "invalid token: it is expired or was revoked");
        }
        return Answer.empty();
    }

    synchronized boolean isLoggedIn(Call call) {
        String authorization = call.authorization() == null ? "" : call.authorization();
        return sessions.stream().anyMatch(session -> authorization.equals("Bearer " + session));
    }

    synchronized Set<String> sessions() {
        return Set.copyOf(sessions);
    }

    synchronized void expire() {
        sessions.clear();
    }
}
