package io.salesflow.sandbox.hubspot;

import io.salesflow.sandbox.standin.Answer;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which path is answered by what. Dated paths ({@code /crm/objects/2026-03/…}) are taken like those of v3. */
final class Routes {

    private static final Pattern DATED_PATH =
            Pattern.compile("^/crm/(objects|properties|lists|associations)/\\d{4}-\\d{2}/");

    private record Route(String method, Pattern path, BiFunction<Call, String, Answer> endpoint) {}

    private final List<Route> routes;

    Routes(Portal portal, InstantSource clock) {
        ContactStore contacts = portal.contacts();
        PropertyDefinitions definitions = portal.properties();
        ContactEndpoints contact = new ContactEndpoints(contacts, definitions);
        ContactBatchUpsert upsert = new ContactBatchUpsert(contacts, definitions, clock);
        ContactBatchRead batchRead = new ContactBatchRead(contacts, definitions, clock);
        PropertyEndpoints property = new PropertyEndpoints(definitions, clock);
        ContactSearch search = new ContactSearch(contacts, definitions);
        ListEndpoints list = new ListEndpoints(portal.lists(), clock);
        PropertyEndpoints messageProperty = new PropertyEndpoints(portal.communicationProperties(), clock);
        CommunicationEndpoints message = new CommunicationEndpoints(
                portal.communications(), contacts, portal.communicationProperties(), portal.associationTypes(), clock);
        routes = List.of(
                route("POST", "/crm/v3/objects/contacts/batch/upsert", upsert::upsert),
                route("POST", "/crm/v3/objects/contacts/batch/update", upsert::update),
                route("POST", "/crm/v3/objects/contacts/batch/read", batchRead::answer),
                route("POST", "/crm/v3/objects/contacts/search", search::answer),
                route("GET", "/crm/v3/lists/{}/memberships", list::memberships),
                route("POST", "/crm/v3/objects/communications", message::create),
                route("POST", "/crm/v3/objects/communications/batch/create", message::batchCreate),
                route("POST", "/crm/v3/objects/communications/batch/upsert", message::batchUpsert),
                route("POST", "/crm/v3/objects/communications/batch/read", message::batchRead),
                route("GET", "/crm/v4/associations/communications/contacts/labels", message::labels),
                route("POST", "/crm/v4/associations/contacts/communications/batch/read", message::ofContacts),
                route("GET", "/crm/v3/properties/communications", messageProperty::list),
                route("POST", "/crm/v3/properties/communications", messageProperty::create),
                route("GET", "/crm/v3/properties/communications/groups", messageProperty::listGroups),
                route("POST", "/crm/v3/properties/communications/groups", messageProperty::createGroup),
                route("GET", "/crm/v3/objects/contacts", contact::list),
                route("POST", "/crm/v3/objects/contacts", contact::create),
                route("GET", "/crm/v3/objects/contacts/{}", contact::get),
                route("PATCH", "/crm/v3/objects/contacts/{}", contact::update),
                route("GET", "/crm/v3/properties/contacts", property::list),
                route("POST", "/crm/v3/properties/contacts", property::create),
                route("GET", "/crm/v3/properties/contacts/groups", property::listGroups),
                route("POST", "/crm/v3/properties/contacts/groups", property::createGroup),
                route("GET", "/crm/v3/properties/contacts/{}", property::get));
    }

    Answer answer(Call call) {
        String path = DATED_PATH.matcher(call.path()).replaceFirst("/crm/v3/$1/");
        boolean pathIsKnown = false;
        for (Route route : routes) {
            Matcher matcher = route.path.matcher(path);
            if (matcher.matches()) {
                if (route.method.equals(call.method())) {
                    return route.endpoint.apply(call, matcher.groupCount() == 0 ? "" : matcher.group(1));
                }
                pathIsKnown = true;
            }
        }
        throw pathIsKnown ? Refusal.methodNotAllowed() : Refusal.nothingAt(call.path());
    }

    private static Route route(String method, String path, Function<Call, Answer> endpoint) {
        return route(method, path, (call, name) -> endpoint.apply(call));
    }

    private static Route route(String method, String path, BiFunction<Call, String, Answer> endpoint) {
        return new Route(method, Pattern.compile(path.replace("{}", "([^/]+)")), endpoint);
    }
}
