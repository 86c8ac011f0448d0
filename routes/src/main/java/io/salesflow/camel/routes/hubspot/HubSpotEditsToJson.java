package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.service.ServiceSupport;

/** The contacts of ours that changed in HubSpot as JSON, for {@link HubSpotEditsFromJson} in the same exchange. */
public final class HubSpotEditsToJson extends ServiceSupport implements Processor, CamelContextAware {
    private final HubSpotEdits edits = new HubSpotEdits();
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

    /** The account in which people edit. */
    public void setAccount(HubSpotAccount account) {
        this.account = account;
    }

    /**
     * Puts those who changed since {@link #done()} into the body: JSON arrays, which are made while they are gone through. See
     * {@link HubSpotEdits#changed()}.
     *
     * @throws HubSpotException if HubSpot can't be asked; also while they are gone through
     */
    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(HubSpotAccount.PROPERTY, account);
        Iterator<List<HubSpotPerson>> pages = edits.changed();
        exchange.getMessage().setBody(new Iterator<String>() {
            @Override
            public boolean hasNext() {
                return pages.hasNext();
            }

            @Override
            public String next() {
                return json(pages.next());
            }
        });
    }

    /** What was found is dealt with; see {@link HubSpotEdits#done()}. */
    public void done() {
        edits.done();
    }

    @Override
    protected void doStart() {
        edits.setCamelContext(context);
        edits.setAccount(account);
        HubSpotAccount.api(
                account, context); // before others who use it, as it has the file of what both sides agree on
    }

    private static String json(List<HubSpotPerson> people) {
        ArrayNode array = HubSpotJson.object().arrayNode();
        for (HubSpotPerson person : people) {
            ObjectNode object = array.addObject()
                    .put("Id", person.id())
                    .put("LinkedInKey", person.linkedInKey())
                    .put("FirstName", person.firstName())
                    .put("LastName", person.lastName())
                    .put("DoNotContact", person.isDoNotContact());
            ObjectNode values = object.putObject("Values");
            person.editable().forEach(values::put);
        }
        return array.toString();
    }
}
