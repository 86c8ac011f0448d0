package io.salesflow.sandbox.http;

import java.util.List;
import java.util.Map;

/**
 * A request as it arrived.
 *
 * @param operation the operation's name, or null if the request was none
 * @param path the decoded path, without the query
 * @param query the decoded pairs in order
 * @param rawQuery the query as it was sent, or null
 * @param headers the headers by their names in lower case, several values joined by a comma
 */
public record RecordedRequest(
        String operation,
        String method,
        String path,
        List<QueryPair> query,
        String rawQuery,
        Map<String, String> headers,
        String body) {

    /** The values of a parameter in order, its name matched exactly. */
    public List<String> parameters(String name) {
        return query.stream()
                .filter(pair -> pair.name().equals(name))
                .map(QueryPair::value)
                .toList();
    }

    /** The first value of a parameter, or null. */
    public String parameter(String name) {
        return parameters(name).stream().findFirst().orElse(null);
    }
}
