package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Takes the edits that {@link HubSpotEditsToJson} found to Salesflow. Whom Salesflow did not take comes again from there, and what both
 * sides agree on is kept there; so edits from elsewhere are refused.
 */
public final class HubSpotEditsFromJson extends ServiceSupport implements Processor, CamelContextAware {
    private final HubSpotEditToMember target = new HubSpotEditToMember();
    private CamelContext context;

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
        target.setCamelContext(camelContext);
    }

    /** The name of the component of Salesflow. One of a Kamelet's own is known only while its route is made, and is looked up now. */
    public void setComponent(String component) {
        target.setComponent(component);
        if (context != null) {
            context.getComponent(component);
        }
    }

    /** What becomes of who is not to be contacted: {@code mute} or {@code delete}. */
    public void setDoNotContact(String doNotContact) {
        target.setDoNotContact(doNotContact);
    }

    /**
     * Takes them. The body is afterwards a JSON object that tells how many contacts of Salesflow have which
     * {@link HubSpotEditToMember.Result}.
     *
     * @throws IllegalArgumentException if the body is no JSON of edits, or comes from elsewhere
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be asked
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        if (exchange.getProperty(HubSpotAccount.PROPERTY) == null) {
            throw new IllegalArgumentException(
                    "Only what Salesflow HubSpot Edits Source delivers can be taken, without a queue between"
                            + " them: whom Salesflow does not take comes again from there");
        }
        exchange.getMessage().setBody(people(exchange.getMessage().getBody(String.class)));
        target.process(exchange);
        exchange.getMessage().setBody(totals(exchange.getMessage().getBody(List.class)));
    }

    @Override
    protected void doStart() {
        ServiceHelper.startService(target);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(target);
    }

    private static List<HubSpotPerson> people(String json) {
        List<HubSpotPerson> people = new ArrayList<>();
        for (JsonNode edit : tree(json)) {
            Map<String, String> values = new LinkedHashMap<>();
            edit.path("Values")
                    .properties()
                    .forEach(
                            value -> values.put(value.getKey(), value.getValue().asText()));
            people.add(new HubSpotPerson(
                    edit.path("Id").asText(),
                    null,
                    edit.path("LinkedInKey").textValue(),
                    null,
                    edit.path("FirstName").textValue(),
                    edit.path("LastName").textValue(),
                    null,
                    null,
                    null,
                    null,
                    values,
                    null,
                    edit.path("DoNotContact").asBoolean()));
        }
        return people;
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode tree = Json.mapper().readTree(json == null ? "" : json);
            if (tree.isArray()) {
                return tree;
            }
            throw new IllegalArgumentException("The body must be the JSON array of edits that the source delivers");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The body is broken JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
    }

    private static String totals(List<?> results) {
        ObjectNode totals = HubSpotJson.object();
        for (HubSpotEditToMember.Result result : HubSpotEditToMember.Result.values()) {
            String name = result.name().charAt(0) + result.name().substring(1).toLowerCase(Locale.ROOT);
            totals.put(name, Collections.frequency(results, result));
        }
        return totals.toString();
    }
}
