package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.api.Campaign;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.routes.members.MemberList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/** The contacts of the account of a component of Salesflow. */
final class SalesflowMembers extends ServiceSupport implements Members {
    private static final String IMPORT = ":members/import";
    private static final String CAMPAIGNS = ":campaigns/list";

    private final CamelContext context;
    private final String component;
    private final MemberList list;
    private ProducerTemplate template;

    /**
     * Those that have to be started.
     *
     * @param component the name of the component
     */
    SalesflowMembers(CamelContext context, String component) {
        this.context = context;
        this.component = component;
        this.list = new MemberList(context, component);
    }

    /** Of the list only those are kept who are looked for. */
    @Override
    public Map<String, Known> look(long campaignId, Collection<String> profiles) {
        Set<String> wanted = Set.copyOf(profiles);
        Map<String, Known> found = new HashMap<>();
        list.forEach(contact -> {
            String profile = Profile.nameOf(contact);
            if (profile != null && wanted.contains(profile)) {
                found.merge(profile, known(contact), (one, other) -> better(campaignId, one, other));
            }
        });
        return found;
    }

    @Override
    public Contact add(long campaignId, Profile profile, PersonToImport person) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(SalesflowConstants.CAMPAIGN_ID, campaignId);
        headers.put(SalesflowConstants.LINKED_IN_URL, profile.url());
        headers.put(SalesflowConstants.FIRST_NAME, person.firstName());
        headers.put(SalesflowConstants.LAST_NAME, person.lastName());
        headers.put(SalesflowConstants.OCCUPATION, person.occupation());
        headers.put(SalesflowConstants.LOCATION, person.location());
        headers.put(SalesflowConstants.CUSTOM_FIELDS, person.customFields());
        headers.values().removeIf(value -> value == null || value.equals(List.of()));
        return (Contact) call(component + IMPORT, headers);
    }

    @Override
    public boolean hasCampaign(long campaignId) {
        List<?> campaigns = (List<?>) call(component + CAMPAIGNS, Map.of());
        return campaigns.stream()
                .anyMatch(campaign -> Long.valueOf(campaignId).equals(((Campaign) campaign).campaignId()));
    }

    private Object call(String uri, Map<String, Object> headers) {
        try {
            return template.requestBodyAndHeaders(uri, null, headers);
        } catch (CamelExecutionException e) {
            throw RuntimeCamelException.wrapRuntimeException(e.getCause() == null ? e : e.getCause());
        }
    }

    @Override
    protected void doStart() throws Exception {
        // Called for the first time while Camel starts, it might never be started.
        ServiceHelper.startService(context.getEndpoint(component + IMPORT), context.getEndpoint(component + CAMPAIGNS));
        template = context.createProducerTemplate();
        ServiceHelper.startService(list);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(list, template);
    }

    private static Known known(Contact contact) {
        return new Known(contact.memberId(), contact.campaignId(), contact.has(MemberStatus.Flag.MEMBER_DUPLICATE));
    }

    /** That of the campaign, and among equals that which is no duplicate, or else the first. */
    private static Known better(long campaignId, Known one, Known other) {
        if (one.isIn(campaignId) != other.isIn(campaignId)) {
            return one.isIn(campaignId) ? one : other;
        }
        return one.isDuplicate() && !other.isDuplicate() ? other : one;
    }
}
