package io.salesflow.camel.routes.hubspot;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.client.SalesflowConflictException;
import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.client.SalesflowException;
import io.salesflow.camel.client.SalesflowNotFoundException;
import io.salesflow.camel.client.SalesflowRejectedException;
import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.client.SalesflowUnreadableAnswerException;
import io.salesflow.camel.routes.members.MemberList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes edits that people made in HubSpot to Salesflow: a different e-mail address, telephone number or company. A person is one
 * contact in HubSpot, but in Salesflow one in each of his campaigns: all of them get it. What Salesflow has already is not written,
 * and so nothing goes round in circles; what HubSpot does not know overwrites nothing. A person who is not to be contacted is muted
 * or deleted in all campaigns, as {@code hubspot.edits.doNotContact} says.
 *
 * <p>The body is a list of {@link HubSpotPerson}; afterwards it is a list with the {@link Result} of each contact of Salesflow. What
 * Salesflow refuses for the sake of the values is told and left, until it is edited again. Who is not muted or deleted, as Salesflow
 * refuses that, is told and comes again with each poll, and so does a contact for which Salesflow fails. If it fails for several in
 * a row, and there are others whom it never failed for, that is thrown.
 */
public final class HubSpotEditToMember extends ServiceSupport implements Processor, CamelContextAware {
    private static final Logger LOG = LoggerFactory.getLogger(HubSpotEditToMember.class);

    private static final String UPDATE = ":members/update";
    private static final String DELETE = ":members/delete";
    private static final String MUTE = ":members/mute";
    private static final int MOST_MUTED = 50_000;
    /** After so many that Salesflow fails for, it is taken to be down, and is left alone until the next poll. */
    private static final int MOST_FAILED_IN_A_ROW = 3;

    /**
     * By person: the contacts that this muted. Salesflow does not tell who is muted; and to be muted changes a contact, which so
     * comes back as if it had been edited.
     */
    private final Map<String, Set<Long>> muted = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<Long>> eldest) {
            return size() > MOST_MUTED;
        }
    };

    private CamelContext context;
    private String component = "salesflow";
    private String doNotContact;
    private ProducerTemplate salesflow;
    private MemberList members;
    private HubSpotApi source;
    private TwoWayProperties twoWay;

    /** What can happen. */
    public enum Result {
        /** Salesflow has the values of HubSpot now. */
        UPDATED,
        /** Nobody is to contact the person any more, and Salesflow won't. */
        MUTED,
        /** As MUTED, and Salesflow has the contact no more. */
        DELETED,
        /** Salesflow has it already, or has the contact no more. */
        UNCHANGED,
        /** Salesflow does not take the values, or does not leave the person alone. */
        REFUSED,
        /** Salesflow failed for the contact, which is tried again with the next poll. */
        FAILED
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        context = camelContext;
    }

    /** The name of the component of Salesflow. */
    void setComponent(String component) {
        this.component = component;
    }

    /** What becomes of who is not to be contacted, {@code mute} or {@code delete}, whatever the properties say. */
    void setDoNotContact(String doNotContact) {
        if (!List.of("mute", "delete").contains(doNotContact)) {
            throw new IllegalArgumentException("Parameter doNotContact must be mute or delete: " + doNotContact);
        }
        this.doNotContact = doNotContact;
    }

    /**
     * Takes the edits to Salesflow. Its list of contacts is read once for all of them, and not at all if there is nothing to be done.
     *
     * @throws SalesflowException if Salesflow can't be asked
     */
    @Override
    public void process(Exchange exchange) throws Exception {
        HubSpotApi api =
                HubSpotAccount.api(exchange.getProperty(HubSpotAccount.PROPERTY, HubSpotAccount.class), context);
        if (source != api) {
            twoWay = TwoWayProperties.of(HubSpotContacts.mapping(context, api.settings()));
            source = api;
        }
        Map<String, Edit> edited = new HashMap<>();
        for (Object element : exchange.getMessage().getMandatoryBody(List.class)) {
            Edit edit = Edit.of((HubSpotPerson) element, api.agreed());
            if (!edit.person().isDoNotContact()) {
                muted.remove(edit.person().linkedInKey());
            }
            if (edit.person().linkedInKey() != null
                    && (edit.person().isDoNotContact() || !edit.values().isEmpty())) {
                edited.put(edit.person().linkedInKey(), edit);
            }
        }
        List<Contact> found = membersOf(edited.keySet());
        found.sort(Comparator.comparingInt(member ->
                api.triedAgain().attempts(edited.get(member.linkedInSlug()).person())));
        exchange.getMessage().setBody(taken(found, edited, api));
    }

    /** Those for whom Salesflow failed before come last: they hold nobody up. */
    private List<Result> taken(List<Contact> found, Map<String, Edit> edited, HubSpotApi api) throws Exception {
        List<Result> results = new ArrayList<>();
        Map<String, Map<String, String>> agreed = new HashMap<>();
        Set<String> failed = new HashSet<>();
        int failedInARow = 0;
        try {
            for (Contact member : found) {
                Edit edit = edited.get(member.linkedInSlug());
                try {
                    Result result = taken(edit, member, api);
                    results.add(result);
                    failedInARow = 0;
                    boolean isTaken = result == Result.UPDATED || result == Result.UNCHANGED;
                    if (isTaken && !edit.person().isDoNotContact()) {
                        agreed.put(member.linkedInSlug(), edit.values());
                    }
                } catch (SalesflowServerException
                        | SalesflowConnectionException
                        | SalesflowUnreadableAnswerException e) {
                    tellOfFailure(edit.person(), member, e);
                    api.triedAgain().add(edit.person());
                    failed.add(member.linkedInSlug());
                    results.add(Result.FAILED);
                    failedInARow++;
                    if (failedInARow == MOST_FAILED_IN_A_ROW) {
                        List<Contact> rest = found.subList(results.size(), found.size());
                        rest.forEach(other -> failed.add(other.linkedInSlug()));
                        results.addAll(leftForTheNextPoll(rest, edited, api, e));
                        break;
                    }
                }
            }
        } catch (Exception e) {
            try {
                note(agreed, failed, api);
            } catch (IllegalStateException notNoted) {
                e.addSuppressed(notNoted);
            }
            throw e;
        }
        note(agreed, failed, api);
        return results;
    }

    private static void note(Map<String, Map<String, String>> agreed, Set<String> failed, HubSpotApi api) {
        agreed.keySet().removeAll(failed);
        api.agreed().note(agreed);
    }

    /** Salesflow seems to be down: of those whom it never failed for the poll is to begin anew. */
    private static List<Result> leftForTheNextPoll(
            List<Contact> rest, Map<String, Edit> edited, HubSpotApi api, SalesflowException failure) {
        for (Contact member : rest) {
            HubSpotPerson person = edited.get(member.linkedInSlug()).person();
            if (api.triedAgain().attempts(person) == 0) {
                throw failure;
            }
            api.triedAgain().addUntried(person);
        }
        return Collections.nCopies(rest.size(), Result.FAILED);
    }

    @Override
    protected void doStart() {
        // Called for the first time while Camel starts, it might never be started.
        List.of(UPDATE, DELETE, MUTE)
                .forEach(operation -> ServiceHelper.startService(context.getEndpoint(component + operation)));
        salesflow = context.createProducerTemplate();
        members = new MemberList(context, component);
        ServiceHelper.startService(members);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(members, salesflow);
    }

    private List<Contact> membersOf(Set<String> keys) {
        List<Contact> found = new ArrayList<>();
        if (!keys.isEmpty()) {
            members.forEach(member -> {
                if (keys.contains(member.linkedInSlug())) {
                    found.add(member);
                }
            });
        }
        return found;
    }

    private Result taken(Edit edit, Contact member, HubSpotApi api) throws Exception {
        HubSpotPerson person = edit.person();
        try {
            if (person.isDoNotContact()) {
                return leftAlone(person, member, isDeleted(api));
            }
            Map<String, Object> differences = twoWay.differences(edit.values(), member);
            if (differences.isEmpty()) {
                return Result.UNCHANGED;
            }
            call(UPDATE, member, differences);
            LOG.debug("Salesflow member {} has what was edited in HubSpot contact {}", member.memberId(), person.id());
            return Result.UPDATED;
        } catch (SalesflowNotFoundException e) {
            LOG.debug("Salesflow member {} of HubSpot contact {} is gone", member.memberId(), person.id());
            return Result.UNCHANGED;
        } catch (SalesflowRejectedException | SalesflowConflictException | IllegalArgumentException e) {
            if (person.isDoNotContact()) {
                tellOfContact(person, member, e);
                api.triedAgain().add(person);
                return Result.REFUSED;
            }
            LOG.warn(
                    "Salesflow member {} does not take what was edited in HubSpot contact {}: {}. Correct it in HubSpot",
                    member.memberId(),
                    person.id(),
                    e.getMessage());
            return Result.REFUSED;
        }
    }

    private static void tellOfFailure(HubSpotPerson person, Contact member, SalesflowException failure) {
        if (person.isDoNotContact()) {
            tellOfContact(person, member, failure);
        } else {
            LOG.warn(
                    "Salesflow failed for member {}, who was edited in HubSpot contact {}: {}. It is tried again with each poll;"
                            + " if it goes on, edit the member in Salesflow by hand",
                    member.memberId(),
                    person.id(),
                    failure.getMessage());
        }
    }

    private static void tellOfContact(HubSpotPerson person, Contact member, Exception failure) {
        LOG.warn(
                "Salesflow may go on to contact member {}, although HubSpot contact {} is not to be contacted: {}. It is"
                        + " tried again with each poll; stop the member in Salesflow by hand until then",
                member.memberId(),
                person.id(),
                failure.getMessage());
    }

    private boolean isDeleted(HubSpotApi api) {
        return doNotContact == null ? api.settings().isDoNotContactDeleted() : doNotContact.equals("delete");
    }

    private Result leftAlone(HubSpotPerson person, Contact member, boolean isDeleted) throws Exception {
        if (isDeleted) {
            call(DELETE, member, Map.of());
        } else if (isMuted(member)) {
            return Result.UNCHANGED;
        } else {
            call(MUTE, member, Map.of(SalesflowConstants.MUTED, true));
            muted.computeIfAbsent(member.linkedInSlug(), first -> new HashSet<>())
                    .add(member.memberId());
        }
        LOG.debug(
                "Salesflow member {} is {}, since HubSpot contact {} is not to be contacted",
                member.memberId(),
                isDeleted ? "deleted" : "muted",
                person.id());
        return isDeleted ? Result.DELETED : Result.MUTED;
    }

    private boolean isMuted(Contact member) {
        return muted.getOrDefault(member.linkedInSlug(), Set.of()).contains(member.memberId());
    }

    private void call(String operation, Contact member, Map<String, Object> arguments) throws Exception {
        Map<String, Object> headers = new HashMap<>(arguments);
        headers.put(SalesflowConstants.MEMBER_ID, member.memberId());
        try {
            salesflow.requestBodyAndHeaders(component + operation, null, headers);
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /**
     * What somebody edited.
     *
     * @param values what HubSpot has of a person and did not get from us, by HubSpot's names
     */
    private record Edit(HubSpotPerson person, Map<String, String> values) {
        static Edit of(HubSpotPerson person, AgreedValues agreed) {
            Map<String, String> edits = new HashMap<>(person.editable());
            edits.entrySet().removeIf(edit -> agreed.has(person.linkedInKey(), edit.getKey(), edit.getValue()));
            return new Edit(person, edits);
        }
    }
}
