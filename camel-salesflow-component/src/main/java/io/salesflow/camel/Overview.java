package io.salesflow.camel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.openmbean.TabularData;
import org.apache.camel.CamelContext;

/** What there is of Salesflow in a Camel context, as tables for JMX. */
final class Overview {
    private final CamelContext context;

    Overview(CamelContext context) {
        this.context = context;
    }

    int countFeeds() {
        return feedsHere().size();
    }

    int countWebhooks() {
        return (int) webhooksHere().count();
    }

    /** Each token asks once. */
    TabularData accounts() {
        return RemoteTables.accounts(
                oneFor(configuration -> List.of(configuration.getApiUrl(), String.valueOf(configuration.getToken()))));
    }

    /** Each account is asked for once. */
    TabularData campaigns() {
        return RemoteTables.campaigns(
                oneFor(configuration ->
                                List.of(configuration.getApiUrl(), String.valueOf(configuration.getAccountId())))
                        .stream()
                        .filter(endpoint -> endpoint.getConfiguration().getAccountId() != null)
                        .toList());
    }

    /** Those that run here with all figures, and others that are in their stores. */
    TabularData feeds() {
        Stream<Map<String, Object>> here = feedsHere().stream().map(ManagedAttributes::of);
        Stream<Map<String, Object>> elsewhere = feedsElsewhere().stream().map(feedId -> Map.of("feedId", feedId));
        return table("feeds", "feedId", ManagedFeed.class, Stream.concat(here, elsewhere));
    }

    TabularData webhooks() {
        return table(
                "webhooks",
                "eventsId",
                SalesflowWebhookEndpoint.class,
                webhooksHere().map(ManagedAttributes::of));
    }

    private TabularData table(String name, String key, Class<?> managed, Stream<Map<String, Object>> rows) {
        List<String> columns = Stream.concat(
                        Stream.of(key),
                        ManagedAttributes.names(managed).stream().filter(column -> !column.equals(key)))
                .toList();
        ManagedTable table = new ManagedTable(name, columns.toArray(String[]::new));
        rows.forEach(row -> table.add(columns.stream().map(row::get).toArray()));
        return table.data();
    }

    private List<ManagedFeed> feedsHere() {
        SalesflowFeeds known = context.hasService(SalesflowFeeds.class);
        return known == null ? List.of() : known.managed();
    }

    private List<String> feedsElsewhere() {
        SalesflowFeeds known = context.hasService(SalesflowFeeds.class);
        return known == null ? List.of() : known.elsewhere().feedIds();
    }

    private Stream<SalesflowWebhookEndpoint> webhooksHere() {
        return context.getEndpoints().stream()
                .filter(SalesflowWebhookEndpoint.class::isInstance)
                .map(SalesflowWebhookEndpoint.class::cast)
                .filter(endpoint -> endpoint.isDelivering(endpoint.getEventsId()));
    }

    /** Of the endpoints in use that have a token, one for each that differs in something. */
    private Collection<SalesflowEndpoint> oneFor(Function<SalesflowConfiguration, List<String>> difference) {
        return context.getEndpoints().stream()
                .filter(SalesflowEndpoint.class::isInstance)
                .map(SalesflowEndpoint.class::cast)
                .filter(endpoint ->
                        endpoint.client() != null && endpoint.getConfiguration().getToken() != null)
                .collect(Collectors.toMap(
                        endpoint -> difference.apply(endpoint.getConfiguration()),
                        Function.identity(),
                        (one, other) -> one,
                        LinkedHashMap::new))
                .values();
    }
}
