package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.api.Json;
import java.util.EnumMap;
import java.util.Map;

/** How many people of one run became what. */
public final class ImportTotals {
    private final Map<ImportOutcome.Result, Integer> counts = new EnumMap<>(ImportOutcome.Result.class);
    private int unanswered;

    ImportTotals() {}

    void add(ImportOutcome.Result result) {
        counts.merge(result, 1, Integer::sum);
    }

    void addUnanswered() {
        unanswered++;
    }

    /** People who came into the campaign. */
    public int imported() {
        return of(ImportOutcome.Result.IMPORTED);
    }

    /** People who were there before. */
    public int alreadyThere() {
        return of(ImportOutcome.Result.ALREADY_THERE);
    }

    /** People who are the same as others. */
    public int duplicates() {
        return of(ImportOutcome.Result.DUPLICATE);
    }

    /** People who can't come into the campaign as they are. */
    public int refused() {
        return of(ImportOutcome.Result.REFUSED);
    }

    /** People of whom it is not known yet whether they came into the campaign; they are looked for later. */
    public int unanswered() {
        return unanswered;
    }

    /** Whether there was nobody. */
    public boolean isEmpty() {
        return counts.isEmpty() && unanswered == 0;
    }

    /** As a JSON object. */
    String json() {
        return Json.mapper()
                .createObjectNode()
                .put("Imported", imported())
                .put("AlreadyThere", alreadyThere())
                .put("Duplicates", duplicates())
                .put("Refused", refused())
                .put("NotKnownYet", unanswered())
                .toString();
    }

    private int of(ImportOutcome.Result result) {
        return counts.getOrDefault(result, 0);
    }

    @Override
    public String toString() {
        return imported() + " imported, " + alreadyThere() + " already there, " + duplicates() + " duplicates, "
                + refused() + " refused" + (unanswered == 0 ? "" : ", " + unanswered + " not known yet");
    }
}
