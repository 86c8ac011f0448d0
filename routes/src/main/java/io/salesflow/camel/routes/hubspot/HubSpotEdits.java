package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.settings.SettingName;
import io.salesflow.camel.routes.state.StateFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.StateRepository;

/**
 * Finds the contacts of ours that changed in HubSpot. Where it has got to is HubSpot's own time, and is kept in a file or, if the
 * registry has one named {@code hubSpotEditsState}, in a {@link StateRepository}. The first time nothing is found: it begins with
 * what changes from then on.
 */
public final class HubSpotEdits implements CamelContextAware {
    /** The name of the state repository in the registry. */
    static final String STATES = "hubSpotEditsState";

    private static final String STATE = "hubspot-edits";
    private static final String AGAIN = "hubspot-edits-again";
    private static final String CHANGED_AT = "lastmodifieddate";
    private static final int PAGE = 200;
    private static final int MOST_FOUND = 10_000;
    /** HubSpot's search sees changes late. */
    private static final Duration LOOKBACK = Duration.ofMinutes(2);

    private CamelContext context;
    private HubSpotAccount account;
    private HubSpotApi api;
    private PersonProperties read;
    private StateRepository<String, String> state;
    private Instant newest;
    /** The changes of earlier polls that the lookback shows again, each with its time. */
    private final Map<String, Instant> dealtWith = new HashMap<>();
    /** Those of this poll. */
    private final Map<String, Instant> taken = new HashMap<>();

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The account in which people edit; without one it is that of the properties {@code hubspot.*}. */
    void setAccount(HubSpotAccount account) {
        this.account = account;
    }

    /**
     * The contacts that changed since {@link #done()} was called last, oldest first, and those from shortly before that were not
     * seen then: HubSpot's search sees changes late. They come in pages, which are read while they are gone through. Those whom
     * Salesflow is to be tried again for, as they are now, come before them.
     *
     * @throws HubSpotException if HubSpot can't be asked; also while it is gone through
     */
    public synchronized Iterator<List<HubSpotPerson>> changed() {
        if (state == null) {
            api = HubSpotAccount.api(account, context);
            read = PersonProperties.of(api, context);
            state = StateFile.of(
                    context,
                    STATES,
                    api.settings().editsStateFile(),
                    SettingName.of("hubspot.edits.stateFile").toString());
        }
        api.triedAgain().begin(idsForAgain());
        String since = state.getState(STATE);
        if (since == null) {
            newest = newestNow();
            return Collections.emptyIterator();
        }
        newest = Instant.parse(since);
        taken.clear();
        return new Edits(newest.minus(LOOKBACK), again());
    }

    /**
     * What was found is dealt with, except for those whom Salesflow is to be tried again for: they are kept beside the time.
     *
     * @throws IllegalStateException if those are too many
     */
    public synchronized void done() {
        if (newest != null) {
            keepForAgain(api.triedAgain().ids());
            state.setState(STATE, newest.toString());
            dealtWith.putAll(taken);
            taken.clear();
            dealtWith.values().removeIf(newest.minus(LOOKBACK)::isAfter);
        }
    }

    private void keepForAgain(Set<String> ids) {
        if (ids.size() > MOST_FOUND) {
            throw new IllegalStateException("Salesflow fails for more than " + MOST_FOUND
                    + " people who were edited in HubSpot, or goes on to contact them"
                    + " though nobody is to. See why in the log, and stop the campaigns of the latter");
        }
        Set<String> kept = idsForAgain();
        if (!ids.equals(kept)) {
            state.setState(AGAIN, String.join(",", ids));
        }
    }

    private Set<String> idsForAgain() {
        String ids = state.getState(AGAIN);
        return ids == null || ids.isEmpty() ? Set.of() : Set.of(ids.split(","));
    }

    private List<HubSpotPerson> again() {
        List<String> ids = List.copyOf(idsForAgain());
        List<HubSpotPerson> people = new ArrayList<>();
        int size = api.settings().batchSize();
        for (int start = 0; start < ids.size(); start += size) {
            ObjectNode body = HubSpotJson.object();
            read.addTo(body.putArray("properties"));
            var inputs = body.putArray("inputs");
            ids.subList(start, Math.min(ids.size(), start + size))
                    .forEach(id -> inputs.addObject().put("id", id));
            api.post(api.settings().objectsPath("contacts") + "/batch/read", body)
                    .path("results")
                    .forEach(contact -> people.add(read.person(contact)));
        }
        return people;
    }

    private Instant newestNow() {
        JsonNode newestContact =
                search(Instant.EPOCH, "DESCENDING", 1, 0).path("results").path(0);
        return newestContact.isMissingNode()
                ? Instant.EPOCH
                : read.person(newestContact).lastModifiedAt();
    }

    private JsonNode search(Instant since, String direction, int limit, int after) {
        ObjectNode body = HubSpotJson.object().put("limit", limit);
        if (after > 0) {
            body.put("after", String.valueOf(after));
        }
        var filters = body.putArray("filterGroups").addObject().putArray("filters");
        filters.addObject()
                .put("propertyName", CHANGED_AT)
                .put("operator", "GTE")
                .put("value", String.valueOf(Math.max(0, since.toEpochMilli())));
        filters.addObject().put("propertyName", read.key()).put("operator", "HAS_PROPERTY");
        body.putArray("sorts").addObject().put("propertyName", CHANGED_AT).put("direction", direction);
        read.addTo(body.putArray("properties"));
        return api.post(api.settings().objectsPath("contacts") + "/search", body);
    }

    private synchronized void seen(List<HubSpotPerson> people) {
        for (HubSpotPerson person : people) {
            if (person.lastModifiedAt() != null) {
                taken.put(change(person), person.lastModifiedAt());
                newest = person.lastModifiedAt().isAfter(newest) ? person.lastModifiedAt() : newest;
            }
        }
        taken.values().removeIf(newest.minus(LOOKBACK)::isAfter);
    }

    private synchronized boolean isDealtWith(String change) {
        return dealtWith.containsKey(change);
    }

    private static String change(HubSpotPerson person) {
        return person.id() + " " + person.lastModifiedAt();
    }

    /** Each search begins where the one before ended, for one goes no further than ten thousand. */
    private final class Edits implements Iterator<List<HubSpotPerson>> {
        private final List<HubSpotPerson> again;
        private final List<HubSpotPerson> page = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private Instant since;
        private int after;
        private boolean isOver;

        Edits(Instant since, List<HubSpotPerson> again) {
            this.since = since;
            this.again = again;
        }

        @Override
        public boolean hasNext() {
            while (again.isEmpty() && page.isEmpty() && !isOver) {
                read();
            }
            return !again.isEmpty() || !page.isEmpty();
        }

        @Override
        public List<HubSpotPerson> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!again.isEmpty()) {
                List<HubSpotPerson> first = List.copyOf(again);
                again.clear();
                return first;
            }
            List<HubSpotPerson> people = List.copyOf(page);
            page.clear();
            seen(people);
            return people;
        }

        private void read() {
            JsonNode found = search(since, "ASCENDING", PAGE, after);
            Instant last = since;
            for (JsonNode contact : found.path("results")) {
                HubSpotPerson person = read.person(contact);
                last = person.lastModifiedAt();
                if (seen.add(change(person)) && !isDealtWith(change(person))) {
                    page.add(person);
                }
            }
            isOver = found.path("paging").path("next").path("after").isMissingNode();
            if (last.isAfter(since)) {
                goOnFrom(last);
            } else {
                after += PAGE;
                if (!isOver && after + PAGE > MOST_FOUND) {
                    throw new IllegalStateException("More than " + MOST_FOUND + " contacts changed in HubSpot at "
                            + last + ", more than its search gives");
                }
            }
        }

        /**
         * Pages by time: who is written meanwhile moves to the end, and by their number the others would come forward, and be
         * passed over.
         */
        private void goOnFrom(Instant last) {
            since = last;
            after = 0;
            seen.removeIf(change -> !change.endsWith(" " + last));
        }
    }
}
