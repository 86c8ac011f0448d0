package io.salesflow.sandbox.account;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What happened per campaign and day. Not thread-safe: the account's lock guards it. */
final class ActivityLedger {

    private final Map<Integer, NavigableMap<LocalDate, ActivityCounts>> days = new HashMap<>();

    void record(Integer campaignId, LocalDate day, ActivityKind kind) {
        if (campaignId != null) {
            days.computeIfAbsent(campaignId, id -> new TreeMap<>())
                    .computeIfAbsent(day, date -> new ActivityCounts())
                    .add(kind);
        }
    }

    /** The sum over the days, both inclusive. */
    ActivityCounts between(int campaignId, LocalDate from, LocalDate to) {
        ActivityCounts sum = new ActivityCounts();
        if (days.containsKey(campaignId) && !from.isAfter(to)) {
            days.get(campaignId).subMap(from, true, to, true).values().forEach(sum::add);
        }
        return sum;
    }

    ActivityCounts ever(int campaignId) {
        ActivityCounts sum = new ActivityCounts();
        days.getOrDefault(campaignId, new TreeMap<>()).values().forEach(sum::add);
        return sum;
    }
}
