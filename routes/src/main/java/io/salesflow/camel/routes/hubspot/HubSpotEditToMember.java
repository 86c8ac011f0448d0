package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.client.SalesflowNotFoundException;
import io.salesflow.camel.client.SalesflowRejectedException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an edit that somebody made in HubSpot to the Salesflow contact: a different e-mail address, telephone number or company.
 * What Salesflow has already is not written, and so nothing goes round in circles; what HubSpot does not know overwrites nothing.
 * A person who is not to be contacted is muted or deleted, as {@code hubspot.edits.doNotContact} says.
 *
 * <p>The body is a {@link HubSpotPerson}; afterwards it is the {@link Result}. What Salesflow refuses for the sake of the values is
 * told and left, until it is edited again; whatever else fails is thrown.
 */
public final class HubSpotEditToMember implements Processor, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(HubSpotEditToMember.class);

    private final AtomicReference<ProducerTemplate> salesflow = new AtomicReference<>();
    private CamelContext context;

    /** What can happen. */
    public enum Result {
        /** Salesflow has the values of HubSpot now. */
        UPDATED,
        /** Nobody is to contact the person any more, and Salesflow won't. */
        MUTED,
        /** As MUTED, and Salesflow has the contact no more. */
        DELETED,
        /** Salesflow has it already, or does not have the contact. */
        UNCHANGED,
        /** Salesflow does not take the values. */
        REFUSED
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /**
     * Takes the edit to Salesflow.
     *
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be asked
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        HubSpotPerson person = exchange.getMessage().getMandatoryBody(HubSpotPerson.class);
        exchange.getMessage().setBody(taken(person));
    }

    private Result taken(HubSpotPerson person) throws Exception {
        HubSpotApi api = HubSpotApi.of(context);
        if (person.memberId() == null
                || !person.isDoNotContact() && api.recentWrites().has(person)) {
            return Result.UNCHANGED;
        }
        try {
            Contact member = (Contact) call("members/get", person, Map.of());
            if (person.isDoNotContact()) {
                return leftAlone(person, api.settings().isDoNotContactDeleted());
            }
            Map<String, Object> differences = differences(person, member);
            if (differences.isEmpty()) {
                return Result.UNCHANGED;
            }
            call("members/update", person, differences);
            LOG.info("Salesflow member {} has what was edited in HubSpot contact {}", person.memberId(), person.id());
            return Result.UPDATED;
        } catch (SalesflowNotFoundException e) {
            LOG.debug("HubSpot contact {} is no contact of Salesflow any more", person.id());
            return Result.UNCHANGED;
        } catch (SalesflowRejectedException | IllegalArgumentException e) {
            LOG.warn(
                    "Salesflow does not take what was edited in HubSpot contact {}: {}. Correct it in HubSpot",
                    person.id(),
                    e.getMessage());
            return Result.REFUSED;
        }
    }

    private Result leftAlone(HubSpotPerson person, boolean isDeleted) throws Exception {
        if (isDeleted) {
            call("members/delete", person, Map.of());
        } else {
            call("members/mute", person, Map.of(SalesflowConstants.MUTED, true));
        }
        LOG.info(
                "Salesflow member {} is {}, since HubSpot contact {} is not to be contacted",
                person.memberId(),
                isDeleted ? "deleted" : "muted",
                person.id());
        return isDeleted ? Result.DELETED : Result.MUTED;
    }

    private static Map<String, Object> differences(HubSpotPerson person, Contact member) {
        Map<String, Object> differences = new HashMap<>();
        if (person.email() != null && !person.email().equalsIgnoreCase(member.email())) {
            differences.put(SalesflowConstants.EMAIL, person.email());
        }
        if (person.phone() != null && !person.phone().equals(member.phone())) {
            differences.put(SalesflowConstants.PHONE, person.phone());
        }
        if (person.company() != null && !person.company().equals(member.company())) {
            differences.put(SalesflowConstants.COMPANY, person.company());
        }
        return differences;
    }

    private Object call(String operation, HubSpotPerson person, Map<String, Object> arguments) throws Exception {
        Map<String, Object> headers = new HashMap<>(arguments);
        headers.put(SalesflowConstants.MEMBER_ID, person.memberId());
        ProducerTemplate template =
                salesflow.updateAndGet(known -> known == null ? context.createProducerTemplate() : known);
        try {
            return template.requestBodyAndHeaders("salesflow:" + operation, null, headers);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
