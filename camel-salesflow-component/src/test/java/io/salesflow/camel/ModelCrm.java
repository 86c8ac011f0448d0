package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.Change.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What takes the changes of a feed, and knows for each of them whether it may come, and at the end of a scan what is owed. */
class ModelCrm {
    private static final String GONE = "gone";

    private final Variation variation;
    private final Map<String, String> records = new TreeMap<>();
    private final Map<String, List<String>> versions = new HashMap<>();
    private final Map<String, Integer> newestDelivered = new HashMap<>();
    private final Map<String, Integer> newestSeenAtDelivery = new HashMap<>();
    private final Map<String, String> lastDelivered = new HashMap<>();
    private final Map<String, Integer> missed = new HashMap<>();
    private final Map<String, Integer> surelyMissed = new HashMap<>();
    private final Map<String, Set<String>> notOwed = new HashMap<>();
    private final Map<String, FailedAttempts> attempts = new HashMap<>();
    private final Set<String> mayComeAgain = new HashSet<>();
    private final Set<String> askedFor = new HashSet<>();
    private boolean isBegun;
    private boolean isSurelyBegun;

    ModelCrm(Variation variation) {
        this.variation = variation;
    }

    /** Notes what there is to see now, so that the order of what is delivered can be told. */
    void see(Map<String, Sighting> now) {
        now.forEach((identity, sighting) -> {
            String content = sighting.isGone() ? GONE : sighting.text();
            List<String> known = versions.computeIfAbsent(identity, key -> new ArrayList<>());
            if (known.isEmpty() || !known.get(known.size() - 1).equals(content)) {
                known.add(content);
                attempts.remove(identity);
            }
        });
    }

    /** Notes that a scan begins that sees this. What is old already when the feed begins need not come. */
    void scanBegins(Map<String, Sighting> seen) {
        seen.forEach((identity, sighting) -> {
            if (!isSurelyBegun && !isInBackfill(sighting.time())) {
                isNotOwed(identity, sighting.text());
            }
        });
    }

    /** Notes that a push brings an element that maybe is another than a scan has found, and nobody has delivered yet. */
    void isOvertaken(String identity) {
        mayComeAgain.add(identity);
    }

    /** Notes that a push has shown an element, or that its delivery is under way: scans count anew that miss it. */
    void isNotMissed(String identity) {
        surelyMissed.remove(identity);
    }

    /** Notes that a whole answer was read that had these elements, and maybe compared with what the feed knew. */
    void wholeListWasRead(Set<String> identities, boolean isCompared) {
        count(missed, identities);
        if (isCompared) {
            count(surelyMissed, identities);
            identities.forEach(missed::remove);
        }
        identities.forEach(surelyMissed::remove);
        attempts.keySet().removeIf(identity -> missed.getOrDefault(identity, 0) >= 2);
    }

    /** Notes that the first scan is delivered or parked; for sure only when that is written. */
    void begins(boolean isWritten) {
        isBegun = true;
        isSurelyBegun |= isWritten;
    }

    /** Notes that what became of all changes so far is written. */
    void allIsWritten() {
        attempts.replaceAll((identity, failed) -> failed.allWritten());
    }

    /** Notes that a process has ended; what it has not written is forgotten. */
    void processEnds() {
        attempts.replaceAll((identity, failed) -> failed.forgotten());
        anythingMayComeAgain();
    }

    /** Notes that a store's failure has left open what was written. */
    void anythingMayComeAgain() {
        mayComeAgain.addAll(versions.keySet());
    }

    /** Notes that somebody has asked for a parked change again. */
    void isAskedFor(String identity) {
        askedFor.add(identity);
        mayComeAgain.add(identity);
    }

    /** Notes that a change was thrown away. */
    void isDiscarded(Change change) {
        isNotOwed(change.identity(), content(change));
        mayComeAgain.add(change.identity());
    }

    /** Takes a change. */
    void take(Change change) {
        mayCome(change);
        String identity = change.identity();
        String content = content(change);
        boolean isSame = content.equals(lastDelivered.put(identity, content));
        int seen = versions.get(identity).size();
        Integer seenBefore = newestSeenAtDelivery.put(identity, seen);
        if (isSame && (isEverythingDelivered() || seenBefore == seen && missed.getOrDefault(identity, 0) < 2)) {
            assertThat(mayComeAgain)
                    .as("delivered twice without a failure: " + change)
                    .contains(identity);
        }
        if (change.kind() == Kind.DELETED) {
            isRightlyDeleted(change);
            records.remove(identity);
        } else {
            isNotOlderThanTheOneBefore(identity, content);
            records.put(identity, content);
        }
        notOwed.remove(identity);
        mayComeAgain.remove(identity);
        askedFor.remove(identity);
        attempts.computeIfPresent(identity, (key, failed) -> failed.tried.equals(tried(change)) ? null : failed);
    }

    /** Refuses a change; that it was parked or not is what the feed says. */
    void refuse(Change change, boolean isParked) {
        mayCome(change);
        boolean isExhausted = change.attempt() >= Variation.MOST_ATTEMPTS && !variation.isHeld();
        if (!askedFor.remove(change.identity())) {
            assertThat(isParked).as("parked after attempt " + change.attempt()).isEqualTo(isExhausted);
        }
        if (isParked) {
            attempts.remove(change.identity());
        } else {
            attempts.put(change.identity(), new FailedAttempts(tried(change), change.attempt(), 0));
        }
        mayComeAgain.add(change.identity());
    }

    /**
     * What is owed at the end of a scan, or of all: all that is shown to the feed is here as it was, and nothing is here that
     * is gone.
     *
     * @param stood what stood when the list was read
     * @param shown which of that the feed was shown
     * @param parked what is parked, by identity
     * @param isWhole whether it was the whole list
     */
    void isCompleteWith(Map<String, Sighting> stood, Predicate<Sighting> shown, Set<String> parked, boolean isWhole) {
        stood.forEach((identity, sighting) -> {
            if (sighting.isLookedAt() && shown.test(sighting) && !parked.contains(identity)) {
                isAsItStood(identity, sighting);
            }
        });
        if (isWhole && variation.delivered().kinds.contains(Kind.DELETED)) {
            records.keySet().forEach(identity -> {
                boolean isGone = !stood.containsKey(identity) && surelyMissed.getOrDefault(identity, 0) >= 2;
                assertThat(isGone && !parked.contains(identity) && isOwed(identity, GONE))
                        .as("is gone, but nobody said so: " + identity)
                        .isFalse();
            });
        }
    }

    private void isAsItStood(String identity, Sighting sighting) {
        Set<Kind> kinds = variation.delivered().kinds;
        if (sighting.isGone()) {
            assertThat(kinds.contains(Kind.DELETED) && records.containsKey(identity) && isOwed(identity, GONE))
                    .as("is deleted, but nobody said so: " + identity)
                    .isFalse();
        } else if (kinds.containsAll(Set.of(Kind.NEW, Kind.UPDATED)) && isOwed(identity, sighting.text())) {
            assertThat(records).as("lost: " + identity).containsEntry(identity, sighting.text());
        } else if (kinds.contains(Kind.NEW) && !notOwed.containsKey(identity)) {
            assertThat(records).as("lost: " + identity).containsKey(identity);
        }
    }

    private void mayCome(Change change) {
        assertThat(variation.delivered().kinds).contains(change.kind());
        String identity = change.identity();
        boolean mayHaveBeenGone = versions.get(identity).contains(GONE) || missed.getOrDefault(identity, 0) > 0;
        if (!isBegun && change.kind() == Kind.NEW && !mayHaveBeenGone) {
            assertThat(isInBackfill(change.time())).as("backfill of " + change).isTrue();
        }
        if (change.kind() == Kind.NEW && !mayComeAgain.contains(identity) && isEverythingDelivered()) {
            assertThat(records).as("new, but known").doesNotContainKey(identity);
        }
        FailedAttempts failed = attempts.get(identity);
        if (failed != null && failed.tried.equals(tried(change)) && !askedFor.contains(identity)) {
            assertThat(change.attempt()).as("attempt of " + change).isGreaterThan(failed.written);
        }
        if (change.kind() == Kind.UPDATED) {
            assertThat(lastDelivered.containsKey(identity)
                            || mayHaveBeenGone
                            || notOwed.containsKey(identity)
                            || !isInBackfill(null)
                            || !isEverythingDelivered())
                    .as("an update of what never came: " + change)
                    .isTrue();
            tellsWhatHasChanged(change);
        }
    }

    private void tellsWhatHasChanged(Change change) {
        String identity = change.identity();
        if (!mayComeAgain.contains(identity)) {
            assertThat(change.changedFields()).as("changed fields of " + change).isNotEmpty();
        }
        if (!variation.isPreviousKept()) {
            assertThat(change.previous()).isNull();
            return;
        }
        ObjectNode previous = WatchedList.tree(change.previous());
        assertThat(versions.get(identity)).contains(previous.toString());
        if (!mayComeAgain.contains(identity) && isEverythingDelivered() && lastDelivered.containsKey(identity)) {
            assertThat(previous).hasToString(lastDelivered.get(identity));
        }
        ObjectNode now = WatchedList.tree(change.element());
        List<String> different = new ArrayList<>();
        now.fieldNames().forEachRemaining(field -> {
            if (!now.get(field).equals(previous.get(field))) {
                different.add(field);
            }
        });
        assertThat(change.changedFields()).containsExactlyInAnyOrderElementsOf(different);
    }

    private void isRightlyDeleted(Change change) {
        List<String> known = versions.get(change.identity());
        assertThat(known.contains(GONE) || missed.getOrDefault(change.identity(), 0) >= 2 || records.isEmpty())
                .as("said to be gone too early: " + change)
                .isTrue();
    }

    private void isNotOlderThanTheOneBefore(String identity, String content) {
        int before = newestDelivered.getOrDefault(identity, 0);
        List<String> known = versions.get(identity);
        for (int version = before; version < known.size(); version++) {
            if (known.get(version).equals(content)) {
                newestDelivered.put(identity, version);
                return;
            }
        }
        throw new AssertionError("Delivered after a newer one: " + content + " of " + known + " after " + before);
    }

    private void count(Map<String, Integer> missing, Set<String> found) {
        versions.keySet().stream()
                .filter(identity -> !found.contains(identity))
                .forEach(identity -> missing.merge(identity, 1, Integer::sum));
    }

    private boolean isEverythingDelivered() {
        return variation.delivered().kinds.size() == Kind.values().length
                && variation.delivered().statuses.isEmpty();
    }

    private boolean isInBackfill(Instant time) {
        Instant from = variation.delivered().backfill.from();
        return from.equals(Instant.MIN) || time != null && !time.isBefore(from);
    }

    private void isNotOwed(String identity, String content) {
        notOwed.computeIfAbsent(identity, key -> new HashSet<>()).add(content);
    }

    private boolean isOwed(String identity, String content) {
        return !notOwed.getOrDefault(identity, Set.of()).contains(content);
    }

    private static String content(Change change) {
        return change.kind() == Kind.DELETED ? GONE : WatchedList.text(change.element());
    }

    /** What the attempts are counted of: the end of an element that is still listed has a content, too. */
    private static String tried(Change change) {
        return content(change) + (change.element() == null ? "" : WatchedList.text(change.element()));
    }

    /** How often something failed, and how much of that is written for sure. */
    private record FailedAttempts(String tried, int count, int written) {
        FailedAttempts allWritten() {
            return new FailedAttempts(tried, count, count);
        }

        FailedAttempts forgotten() {
            return new FailedAttempts(tried, written, written);
        }
    }
}
