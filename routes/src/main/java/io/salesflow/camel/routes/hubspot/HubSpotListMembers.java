package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Header;

/**
 * Reads the contacts of a HubSpot list, page by page while they are taken: two calls for each hundred, and never more than that
 * in memory. For a streaming split.
 */
public final class HubSpotListMembers implements CamelContextAware {
    /** The header with the list's id. */
    public static final String LIST_ID = "CamelHubSpotListId";

    private static final int PAGE = 100;

    private CamelContext context;
    private HubSpotAccount account;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The account that has the list; without one it is that of the properties {@code hubspot.*}. */
    public void setAccount(HubSpotAccount account) {
        this.account = account;
    }

    /**
     * The contacts of the list, in the order of their ids. Those who have no LinkedIn URL are among them.
     *
     * @param listId the list's number, as in its URL in HubSpot
     * @return reads while it is gone through, and fails then with {@link HubSpotException}, also if there is no such list
     * @throws IllegalArgumentException if the id is no number
     */
    public Iterator<HubSpotPerson> read(@Header(LIST_ID) String listId) {
        if (listId == null || !listId.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("The id of a HubSpot list is a number, but is " + listId);
        }
        HubSpotApi api = HubSpotAccount.api(account, context);
        return new Members(
                api, PersonProperties.of(api, context), "/crm/v3/lists/" + listId + "/memberships?limit=" + PAGE);
    }

    private static final class Members implements Iterator<HubSpotPerson> {
        private final HubSpotApi api;
        private final PersonProperties properties;
        private final String path;
        private final Deque<HubSpotPerson> page = new ArrayDeque<>();
        private String after = "";

        Members(HubSpotApi api, PersonProperties properties, String path) {
            this.api = api;
            this.properties = properties;
            this.path = path;
        }

        @Override
        public boolean hasNext() {
            while (page.isEmpty() && after != null) {
                JsonNode memberships = api.get(after.isEmpty() ? path : path + "&after=" + after);
                after = memberships.path("paging").path("next").path("after").textValue();
                read(memberships.path("results"));
            }
            return !page.isEmpty();
        }

        @Override
        public HubSpotPerson next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return page.removeFirst();
        }

        private void read(JsonNode memberships) {
            if (memberships.isEmpty()) {
                return;
            }
            ObjectNode body = HubSpotJson.object();
            properties.addTo(body.putArray("properties"));
            ArrayNode inputs = body.putArray("inputs");
            memberships.forEach(membership ->
                    inputs.addObject().put("id", membership.path("recordId").asText()));
            api.post(api.settings().objectsPath("contacts") + "/batch/read", body)
                    .path("results")
                    .forEach(contact -> page.add(properties.person(contact)));
        }
    }
}
