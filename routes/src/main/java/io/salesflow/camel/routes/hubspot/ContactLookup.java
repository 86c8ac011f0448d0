package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.LinkedInProfile;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out whether HubSpot knows people by something else than our key: by their e-mail address, and if it is asked for, by
 * the URL of their profile. Who has our key needs no lookup, since an upsert finds him. Two people are never made one: a match
 * that may be somebody else is told as ambiguous.
 */
final class ContactLookup {
    private static final String EMAIL = "email";
    private static final String URL = "hs_linkedin_url";
    /** In which ways people write a URL before the name of the profile, and after it. */
    private static final List<String> STARTS = List.of(
            "https://www.linkedin.com/in/",
            "https://linkedin.com/in/",
            "http://www.linkedin.com/in/",
            "http://linkedin.com/in/",
            "www.linkedin.com/in/",
            "linkedin.com/in/");

    private static final List<String> ENDS = List.of("", "/");
    private static final int MOST_VALUES = 100;
    private static final int MOST_FOUND = 100;
    /** What HubSpot takes as the body of a search. */
    private static final int MOST_CHARACTERS = 3000;

    private final HubSpotApi api;
    private final String path;
    private final String keyProperty;
    private final Collection<String> properties;

    ContactLookup(HubSpotApi api, String keyProperty, Collection<String> properties) {
        this.api = api;
        this.path = api.settings().objectsPath("contacts");
        this.keyProperty = keyProperty;
        this.properties = properties;
    }

    /**
     * A contact that HubSpot has.
     *
     * @param id its id; null if it is ambiguous which one it is
     * @param values the values of its properties
     * @param doubt why it is ambiguous, or null
     */
    record Match(String id, JsonNode values, String doubt) {
        private static final Pattern A_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

        static Match doubtful(String doubt) {
            return new Match(null, null, doubt);
        }

        boolean isAmbiguous() {
            return doubt != null;
        }

        /** What a property has there; empty if it has nothing. */
        String value(String property) {
            return values.path(property).asText("");
        }

        /** Whether a write would change nothing. */
        boolean has(Map<String, String> wanted) {
            return wanted.entrySet().stream().allMatch(value -> isSame(value.getValue(), value(value.getKey())));
        }

        /** HubSpot writes times with milliseconds, and addresses in lower case. */
        private static boolean isSame(String wanted, String there) {
            return wanted.equals(there)
                    || wanted.contains("@") && wanted.equalsIgnoreCase(there)
                    || A_TIME.matcher(wanted).matches()
                            && A_TIME.matcher(there).matches()
                            && Instant.parse(wanted).equals(Instant.parse(there));
        }
    }

    /** The matches by LinkedIn key; there is none for people whom HubSpot does not know, or knows by our key only. */
    Map<String, Match> find(Collection<ContactEntry> people) {
        Map<String, Match> matches = new HashMap<>();
        if (api.settings().isFoundByEmail()) {
            findByEmail(people, matches);
        }
        if (api.settings().isFoundByLinkedInUrl()) {
            findByUrl(
                    people.stream()
                            .filter(person -> !matches.containsKey(person.key()))
                            .toList(),
                    matches);
        }
        findByPreviousKey(people, matches);
        refuseShared(matches);
        return matches;
    }

    /** Whose profile has another name now is who he was, whatever else was found. */
    private void findByPreviousKey(Collection<ContactEntry> people, Map<String, Match> matches) {
        List<ContactEntry> renamed = people.stream()
                .filter(person -> !person.previousKeys().isEmpty())
                .toList();
        Set<String> keys = new LinkedHashSet<>();
        renamed.forEach(person -> {
            keys.add(person.key());
            keys.addAll(person.previousKeys());
        });
        Map<String, JsonNode> byKey = new HashMap<>();
        read(keyProperty, List.copyOf(keys))
                .forEach(found ->
                        byKey.put(found.path("properties").path(keyProperty).asText(), found));
        for (ContactEntry person : renamed) {
            List<JsonNode> before = person.previousKeys().stream()
                    .map(byKey::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (before.size() == 1 && !byKey.containsKey(person.key())) {
                JsonNode found = before.get(0);
                matches.put(person.key(), new Match(found.path("id").asText(), found.path("properties"), null));
            } else if (!before.isEmpty()) {
                matches.put(
                        person.key(),
                        Match.doubtful("The LinkedIn profile was renamed, and HubSpot has a contact of each name: "
                                + person.previousKeys() + " and " + person.key()
                                + ". Merge them in HubSpot"));
            }
        }
    }

    /** Those whom HubSpot has with our key, by that key. */
    Map<String, Match> withKey(Collection<ContactEntry> people) {
        Map<String, Match> known = new HashMap<>();
        read(keyProperty, people.stream().map(ContactEntry::key).toList()).forEach(found -> {
            JsonNode values = found.path("properties");
            known.put(
                    values.path(keyProperty).asText(),
                    new Match(found.path("id").asText(), values, null));
        });
        return known;
    }

    /** Whether HubSpot has anybody with our key. The search sees who is new some seconds late. */
    boolean isAnybodyThere() {
        ObjectNode search = HubSpotJson.object().put("limit", 1);
        search.putArray("filterGroups")
                .addObject()
                .putArray("filters")
                .addObject()
                .put("propertyName", keyProperty)
                .put("operator", "HAS_PROPERTY");
        return !api.post(path + "/search", search).path("results").isEmpty();
    }

    /** Whether what was found has our key of that person. */
    boolean isWithKey(Match match, ContactEntry person) {
        return person.key().equals(match.values().path(keyProperty).asText(""));
    }

    private void findByEmail(Collection<ContactEntry> people, Map<String, Match> matches) {
        Map<String, List<ContactEntry>> byAddress = new LinkedHashMap<>();
        for (ContactEntry person : people) {
            String address = person.allValues().getOrDefault(EMAIL, "").strip().toLowerCase(Locale.ROOT);
            if (address.contains("@")) {
                byAddress.computeIfAbsent(address, first -> new ArrayList<>()).add(person);
            }
        }
        read(EMAIL, List.copyOf(byAddress.keySet())).forEach(found -> {
            String address = found.path("properties").path(EMAIL).asText("").toLowerCase(Locale.ROOT);
            byAddress
                    .getOrDefault(address, List.of())
                    .forEach(person -> matches.put(person.key(), match(person, found, "the e-mail address")));
        });
    }

    /** The search is limited and sees new contacts late, so nobody is looked for whom HubSpot knows by our key. */
    private void findByUrl(List<ContactEntry> people, Map<String, Match> matches) {
        Set<String> known = withKey(people).keySet();
        Map<String, ContactEntry> byKey = new LinkedHashMap<>();
        people.stream()
                .filter(person -> !known.contains(person.key()))
                .forEach(person -> byKey.put(person.key(), person));
        Deque<String> urls =
                byKey.keySet().stream().flatMap(ContactLookup::urls).collect(Collectors.toCollection(ArrayDeque::new));
        while (!urls.isEmpty()) {
            ObjectNode search = search(urls);
            for (JsonNode found : api.post(path + "/search", search).path("results")) {
                String url = found.path("properties").path(URL).asText();
                ContactEntry person = LinkedInProfile.slug(url).map(byKey::get).orElse(null);
                if (person != null) {
                    Match match = match(person, found, "the LinkedIn URL");
                    matches.merge(
                            person.key(),
                            match,
                            (one, other) ->
                                    Match.doubtful("HubSpot has several contacts with its LinkedIn URL, among them "
                                            + found.path("id").asText() + "; merge them in HubSpot"));
                }
            }
        }
    }

    /** How the URL of a profile may be written. */
    private static Stream<String> urls(String key) {
        String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        return Stream.of(key, encoded).distinct().flatMap(name -> STARTS.stream()
                .flatMap(start -> ENDS.stream().map(end -> start + name + end)));
    }

    /** A search for as many of the URLs as it takes, at least one; these are taken away. */
    private ObjectNode search(Deque<String> urls) {
        ObjectNode body = HubSpotJson.object().put("limit", MOST_FOUND);
        ObjectNode filter =
                body.putArray("filterGroups").addObject().putArray("filters").addObject();
        ArrayNode values = filter.put("propertyName", URL).put("operator", "IN").putArray("values");
        addProperties(body);
        int characters = body.toString().length();
        do {
            values.add(urls.remove());
            characters += values.get(values.size() - 1).toString().length() + 1;
        } while (!urls.isEmpty()
                && values.size() < MOST_VALUES
                && characters + urls.peek().length() + "\"\",".length() <= MOST_CHARACTERS);
        return body;
    }

    private List<JsonNode> read(String idProperty, List<String> ids) {
        List<JsonNode> found = new ArrayList<>();
        int size = api.settings().batchSize();
        for (int start = 0; start < ids.size(); start += size) {
            ObjectNode body = HubSpotJson.object().put("idProperty", idProperty);
            ArrayNode inputs = body.putArray("inputs");
            ids.subList(start, Math.min(ids.size(), start + size))
                    .forEach(id -> inputs.addObject().put("id", id));
            addProperties(body);
            api.post(path + "/batch/read", body).path("results").forEach(found::add);
        }
        return found;
    }

    private void addProperties(ObjectNode body) {
        ArrayNode names =
                body.putArray("properties").add(keyProperty).add(EMAIL).add(URL);
        properties.forEach(names::add);
    }

    private Match match(ContactEntry person, JsonNode found, String what) {
        String id = found.path("id").asText();
        String key = found.path("properties").path(keyProperty).asText("");
        return key.isBlank() || key.equals(person.key())
                ? new Match(id, found.path("properties"), null)
                : Match.doubtful("HubSpot's contact " + id + " has " + what + " of it, but is linkedin.com/in/" + key
                        + ". Correct " + what + " of one of them");
    }

    /** One contact of HubSpot can't be two people. */
    private static void refuseShared(Map<String, Match> matches) {
        Map<String, String> owners = new HashMap<>();
        Map<String, Match> shared = new HashMap<>();
        matches.forEach((key, match) -> {
            String other = match.isAmbiguous() ? null : owners.putIfAbsent(match.id(), key);
            if (other != null) {
                Match doubt = Match.doubtful("HubSpot's contact " + match.id() + " may be linkedin.com/in/" + key
                        + " or linkedin.com/in/" + other + ": both have its e-mail address or URL");
                shared.put(key, doubt);
                shared.put(other, doubt);
            }
        });
        matches.putAll(shared);
    }
}
