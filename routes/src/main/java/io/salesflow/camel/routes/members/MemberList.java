package io.salesflow.camel.routes.members;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * All contacts of the account of a component of Salesflow, whether a campaign has dealt with them yet or not. Only the whole
 * list shows who was imported a moment ago: he has no public identifier yet.
 */
public final class MemberList extends ServiceSupport {
    private final CamelContext context;
    private final String component;
    private Endpoint list;
    private Producer reader;

    /**
     * A list that has to be started.
     *
     * @param component the name of the component
     */
    public MemberList(CamelContext context, String component) {
        this.context = context;
        this.component = component;
    }

    /**
     * Goes through the contacts while they are read, in constant memory. Who is marked as deleted is left out.
     *
     * @throws io.salesflow.camel.client.SalesflowException if the list can't be read to its end
     */
    public void forEach(Consumer<Contact> consumer) {
        Exchange exchange = list.createExchange();
        try {
            reader.process(exchange);
            if (exchange.getException() != null) {
                throw exchange.getException();
            }
            Iterator<?> contacts = exchange.getMessage().getMandatoryBody(Iterator.class);
            while (contacts.hasNext()) {
                Contact contact = (Contact) contacts.next();
                if (!contact.has(MemberStatus.Flag.MEMBER_DELETED)) {
                    consumer.accept(contact);
                }
            }
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        } finally {
            UnitOfWorkHelper.doneSynchronizations(
                    exchange, exchange.getExchangeExtension().handoverCompletions());
        }
    }

    @Override
    protected void doStart() throws Exception {
        list = context.getEndpoint(component + ":members/list-by-account?streamResults=true");
        reader = list.createProducer();
        ServiceHelper.startService(reader);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(reader);
    }
}
