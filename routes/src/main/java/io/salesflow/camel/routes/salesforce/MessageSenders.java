package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.api.Contact;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Who wrote messages, as records of Salesforce. */
final class MessageSenders {
    private final SalesforceApi api;
    private final SalesforcePeople people;

    MessageSenders(SalesforceApi api, SalesforcePeople people) {
        this.api = api;
        this.people = people;
    }

    /**
     * The ids of the senders by their LinkedIn keys. Who is missing is made; who is there is left as it is.
     *
     * @param failed gets the key of each that can't be made, and why
     * @throws SalesforceCallException if a call failed as a whole
     */
    Map<String, String> ids(Collection<Contact> senders, BiConsumer<String, String> failed) {
        Map<String, Person> missing = new LinkedHashMap<>();
        senders.forEach(sender -> missing.put(sender.linkedInSlug(), people.of(sender)));
        Map<String, String> ids = new PersonLookup(api, people).ids(missing.keySet());
        missing.keySet().removeAll(ids.keySet());
        new PersonUpserts(api, people).write(missing.values()).forEach((key, result) -> {
            if (result.isWritten()) {
                ids.put(key, result.id());
            } else {
                failed.accept(key, result.reason());
            }
        });
        return ids;
    }
}
