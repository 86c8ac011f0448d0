package io.salesflow.camel;

import io.salesflow.camel.api.Argument;
import io.salesflow.camel.api.Elements;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.Times;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.FeedSettings;
import io.salesflow.camel.feed.FeedSettings.Backfill;
import io.salesflow.camel.feed.FeedStore;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of a consumer, checked. Errors name the option. */
final class FeedOptions {
    private static final int MOST_IN_MEMORY = 20_000;

    private final SalesflowEndpoint endpoint;
    private final SalesflowFeedConfiguration options;

    FeedOptions(SalesflowEndpoint endpoint) {
        this.endpoint = endpoint;
        this.options = endpoint.getFeed();
    }

    /** What the feed makes of the answer. */
    Elements elements() {
        Operation operation = endpoint.operation();
        return operation
                .answer()
                .elements()
                .orElseThrow(() -> new IllegalArgumentException("Salesflow operation "
                        + operation.operationName()
                        + " can't be consumed from: it is no list whose changes can be told. Consume"
                        + " one of " + consumable() + "."));
    }

    FeedSettings settings() {
        check(endpoint.feedId().length() <= FeedStore.LONGEST_KEY, "feedId", "at most " + FeedStore.LONGEST_KEY);
        check(
                !SalesflowFeeds.isOfEvents(endpoint.feedId()),
                "feedId",
                "a name that does not begin with " + StoredEvents.PREFIX + ", as those of webhooks do");
        check(options.getBatchSize() >= 1, "batchSize", "at least 1");
        check(options.getMaxAttempts() >= 1, "maxAttempts", "at least 1");
        check(options.getLookback() >= 0, "lookback", "not negative");
        Set<MemberStatus.Flag> statuses = several("statuses", options.getStatuses(), MemberStatus.Flag.class);
        check(
                statuses.isEmpty() || endpoint.operation() == Operation.MEMBERS_LIST_BY_ACCOUNT,
                "statuses",
                "left out of " + endpoint.operation().operationName() + ", whose elements have no status of a contact."
                        + " Use it with " + Operation.MEMBERS_LIST_BY_ACCOUNT.operationName());
        check(endpoint.option(Argument.UPDATED_FROM_DATE) == null, "updatedFromDate", "left to the feed");
        return new FeedSettings(
                endpoint.feedId(),
                backfill(),
                FeedSettings.Scan.valueOf(options.getScan().name().toUpperCase(Locale.ROOT)),
                Duration.ofMillis(options.getFullScanEvery()),
                Duration.ofMillis(options.getLookback()),
                several("changes", options.getChanges(), Change.Kind.class),
                statuses,
                options.getMaxAttempts(),
                options.getOnExhausted() == SalesflowFeedConfiguration.Exhausted.hold,
                options.isKeepPrevious(),
                MOST_IN_MEMORY);
    }

    private Backfill backfill() {
        switch (options.getBackfill().strip().toLowerCase(Locale.ROOT)) {
            case "all":
                return Backfill.ALL;
            case "none":
                return Backfill.NONE;
            default:
                try {
                    return new Backfill(Times.read(options.getBackfill(), endpoint.zone()));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(
                            "Option 'backfill' must be all, none or a date such as 2026-01-31," + " but is '"
                                    + options.getBackfill() + "'");
                }
        }
    }

    private static <T extends Enum<T>> Set<T> several(String option, String names, Class<T> type) {
        Set<T> values = EnumSet.noneOf(type);
        for (String name : names == null ? new String[0] : names.split(",")) {
            try {
                values.add(Enum.valueOf(type, name.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Option '" + option + "' has '" + name.strip()
                        + "', which is none of " + List.of(type.getEnumConstants()));
            }
        }
        return values;
    }

    private static void check(boolean isGood, String option, String expected) {
        if (!isGood) {
            throw new IllegalArgumentException("Option '" + option + "' must be " + expected);
        }
    }

    private static String consumable() {
        return Arrays.stream(Operation.values())
                .filter(operation -> operation.answer().elements().isPresent())
                .map(Operation::operationName)
                .collect(Collectors.joining(", "));
    }
}
