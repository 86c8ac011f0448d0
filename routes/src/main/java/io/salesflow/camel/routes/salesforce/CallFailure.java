package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.feed.MessageTexts;
import io.salesflow.camel.routes.settings.SettingName;
import io.salesflow.camel.routes.targets.ConnectionFailure;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.salesforce.api.NoSuchSObjectException;
import org.apache.camel.component.salesforce.api.SalesforceException;
import org.apache.camel.component.salesforce.api.dto.RestError;

/** Tells from what camel-salesforce throws whether the call may be tried again, and when, and what a person can do. */
final class CallFailure {
    private static final String LOGIN_SETTINGS = SettingName.all(
            SettingName.of("camel.component.salesforce.loginUrl"),
            SettingName.of("camel.component.salesforce.clientId"),
            SettingName.of("camel.component.salesforce.clientSecret"));
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;
    private static final int UNAUTHORIZED = 401;

    private static final String REQUEST_LIMIT = "REQUEST_LIMIT_EXCEEDED";
    private static final Set<String> PASSING = Set.of(REQUEST_LIMIT, "SERVER_UNAVAILABLE", "UNABLE_TO_LOCK_ROW");
    private static final Set<String> FIELDS = Set.of("INVALID_FIELD", "INVALID_TYPE", "NOT_FOUND");
    private static final Set<String> LOGIN = Set.of(
            "invalid_client_id",
            "invalid_client",
            "invalid_grant",
            "unsupported_grant_type",
            "inactive_user",
            "inactive_org",
            "INVALID_SESSION_ID");

    private CallFailure() {}

    /**
     * What it was.
     *
     * @param hidden what is not to be shown, though Salesforce's words may quote it
     */
    static SalesforceCallException of(Throwable thrown, MessageTexts hidden) {
        List<Throwable> chain = Stream.iterate(thrown, failure -> failure != null, Throwable::getCause)
                .limit(20)
                .toList();
        List<SalesforceException> answers = chain.stream()
                .filter(SalesforceException.class::isInstance)
                .map(SalesforceException.class::cast)
                .toList();
        int status = answers.stream()
                .mapToInt(SalesforceException::getStatusCode)
                .filter(code -> code > 0)
                .findFirst()
                .orElse(0);
        List<RestError> errors =
                answers.stream().flatMap(answer -> answer.getErrors().stream()).toList();
        Set<String> codes = errors.stream().map(RestError::getErrorCode).collect(Collectors.toSet());
        String words = "Salesforce " + hidden.removedFrom(words(status, errors, thrown));
        Throwable cause = hidden.areQuotedIn(thrown) ? null : thrown;
        if (isPassing(status, codes, chain)) {
            return new SalesforceUnavailableException(words + adviceToWait(status, codes), cause);
        }
        String message = words + advice(status, codes, answers);
        return isLogin(status, codes) || isOfFields(codes, answers)
                ? new SalesforceSetupException(message, cause)
                : new SalesforceCallException(message, cause);
    }

    private static boolean isPassing(int status, Set<String> codes, List<Throwable> chain) {
        return status == TOO_MANY_REQUESTS
                || status >= SERVER_ERRORS
                || codes.stream().anyMatch(PASSING::contains)
                || status == 0
                        && chain.stream()
                                .anyMatch(failure ->
                                        failure instanceof IOException || failure instanceof TimeoutException);
    }

    private static boolean isLogin(int status, Set<String> codes) {
        return status == UNAUTHORIZED || codes.stream().anyMatch(LOGIN::contains);
    }

    private static boolean isOfFields(Set<String> codes, List<SalesforceException> answers) {
        return codes.stream().anyMatch(FIELDS::contains)
                || answers.stream().anyMatch(NoSuchSObjectException.class::isInstance);
    }

    private static String words(int status, List<RestError> errors, Throwable thrown) {
        if (status == 0) {
            return ConnectionFailure.words(thrown);
        }
        return "refused the call with status " + status
                + errors.stream()
                        .map(error -> ", " + RecordResult.words(error))
                        .distinct()
                        .collect(Collectors.joining());
    }

    private static String adviceToWait(int status, Set<String> codes) {
        if (codes.contains(REQUEST_LIMIT)) {
            return ". The calls that the org may make in 24 hours are used up; it goes on by itself when there are some again";
        }
        return status == 0
                ? ". It is called again. If that lasts, look whether this machine reaches "
                        + SettingName.of("camel.component.salesforce.loginUrl")
                : "";
    }

    private static String advice(int status, Set<String> codes, List<SalesforceException> answers) {
        if (isLogin(status, codes)) {
            return ". Check " + LOGIN_SETTINGS + ", and that the connected app" + " allows this way of logging in";
        }
        if (isOfFields(codes, answers)) {
            return ". Deploy examples/salesforce to the org, and give the user of the connected app the permission set Salesflow";
        }
        return "";
    }
}
