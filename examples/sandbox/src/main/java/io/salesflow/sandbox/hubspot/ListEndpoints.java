package io.salesflow.sandbox.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.sandbox.standin.Answer;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;

/** What is at {@code /crm/v3/lists}. */
final class ListEndpoints {

    private static final int PAGE_SIZE = 100;
    private static final int LARGEST_PAGE_SIZE = 250;

    private final ContactLists lists;
    private final InstantSource clock;

    ListEndpoints(ContactLists lists, InstantSource clock) {
        this.lists = lists;
        this.clock = clock;
    }

    Answer memberships(Call call, String listId) {
        NavigableSet<Long> members = lists.members(listId);
        if (members == null) {
            throw Refusal.notFound("List does not exist with ID " + listId + ".");
        }
        long limit = call.number("limit", PAGE_SIZE);
        if (limit < 1 || limit > LARGEST_PAGE_SIZE) {
            throw Refusal.validation("limit must be between 1 and " + LARGEST_PAGE_SIZE + ": " + limit);
        }
        List<Long> found = members.tailSet(call.number("after", 0), false).stream()
                .limit(limit + 1)
                .toList();
        List<Long> page = found.subList(0, (int) Math.min(limit, found.size()));
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode results = body.putArray("results");
        page.forEach(id -> results.addObject()
                .put("recordId", Long.toString(id))
                .put("membershipTimestamp", Timestamps.format(clock.instant())));
        if (found.size() > limit) {
            String last = Long.toString(page.get(page.size() - 1));
            body.putObject("paging").putObject("next").put("after", last).put("link", "?after=" + last);
        }
        return Answer.ok(body);
    }
}
