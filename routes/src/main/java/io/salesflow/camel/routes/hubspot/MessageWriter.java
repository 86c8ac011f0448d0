package io.salesflow.camel.routes.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.routes.hubspot.BatchCalls.RecordAnswer;
import io.salesflow.camel.routes.mapping.MappedProperty.Kind;
import io.salesflow.camel.routes.mapping.MappedProperty.NewProperty;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes messages to the timelines of contacts, each once. HubSpot keeps them single by a unique property of ours where it
 * allows one. Otherwise the feed's ledger does; and what may have been sent before, as it is older than the start or comes
 * again, is looked for on the timelines first.
 */
final class MessageWriter {
    private static final Logger LOG = LoggerFactory.getLogger(MessageWriter.class);
    private static final String OBJECTS = "communications";
    private static final String BODY = "hs_communication_body";
    private static final String TIME = "hs_timestamp";

    private final HubSpotApi api;
    private final String path;
    private final String owner;
    private final String keyProperty;
    private final PropertySetup setup;
    private final WrittenMessages written;
    private final SentMessages sent;
    private boolean isSetUp;
    private boolean isKeyed;
    private JsonNode associationType;

    MessageWriter(HubSpotApi api) {
        this.api = api;
        this.path = api.settings().objectsPath(OBJECTS);
        this.owner = api.settings().messageOwner();
        this.keyProperty = api.settings().messageKeyProperty();
        this.isKeyed = !keyProperty.isEmpty();
        this.setup = new PropertySetup(
                OBJECTS, isKeyed ? Map.of(keyProperty, new NewProperty("Message key", Kind.KEY)) : Map.of());
        this.written = new WrittenMessages(api);
        this.sent = new SentMessages(api.now());
    }

    /**
     * A message for the timeline of a contact.
     *
     * @param entry the message
     * @param key that which is its own among all messages of all accounts
     * @param contactId the contact's id in HubSpot
     */
    record Addressed(MessageEntry entry, String key, String contactId) {
        String time() {
            return entry.message().createdAt().truncatedTo(ChronoUnit.MILLIS).toString();
        }
    }

    /**
     * Writes messages.
     *
     * @return those that were written now
     * @throws HubSpotException if HubSpot could not be asked, or is not set up; some may be written then
     */
    Set<String> write(List<Addressed> messages, Map<String, String> failures) {
        if (messages.isEmpty()) {
            return Set.of();
        }
        setUp();
        return isKeyed ? createdByKey(messages, failures) : createdWhereUnknown(messages, failures);
    }

    /** What a timeline may have is looked for first: HubSpot would take it again. */
    private Set<String> createdWhereUnknown(List<Addressed> messages, Map<String, String> failures) {
        List<Addressed> inDoubt = messages.stream().filter(sent::mayHave).toList();
        Set<String> known = inDoubt.isEmpty() ? Set.of() : written.onTimelines(inDoubt);
        List<Addressed> unknown = messages.stream()
                .filter(message -> !known.contains(message.key()))
                .toList();
        sent.add(unknown);
        return created(unknown, answers(BatchCalls.once(api, shown(unknown)), unknown), failures);
    }

    /** HubSpot refuses what it has. */
    private Set<String> createdByKey(List<Addressed> messages, Map<String, String> failures) {
        Set<String> known = new HashSet<>();
        BatchCalls batches = BatchCalls.withoutKnown(api, shown(messages), keys -> {
            Set<String> there = written.byKey(keys, keyProperty);
            known.addAll(there);
            return there;
        });
        Map<String, RecordAnswer> answers = answers(batches, messages);
        List<String> conflicting = messages.stream()
                .map(Addressed::key)
                .filter(key -> answers.get(key).isConflict() && !known.contains(key))
                .toList();
        known.addAll(written.byKey(conflicting, keyProperty));
        return created(
                messages.stream()
                        .filter(message -> !known.contains(message.key()))
                        .toList(),
                answers,
                failures);
    }

    private Map<String, RecordAnswer> answers(BatchCalls batches, List<Addressed> messages) {
        Map<String, ObjectNode> inputs = new LinkedHashMap<>();
        messages.forEach(message -> inputs.put(message.key(), input(message)));
        return batches.send(path + "/batch/create", inputs);
    }

    /** HubSpot may quote the text of a message that it refuses. */
    private static BinaryOperator<String> shown(List<Addressed> messages) {
        Map<String, MessageEntry> entries = new HashMap<>();
        messages.forEach(message -> entries.put(message.key(), message.entry()));
        return (key, words) -> entries.get(key).withoutText(words);
    }

    private static Set<String> created(
            List<Addressed> messages, Map<String, RecordAnswer> answers, Map<String, String> failures) {
        Set<String> created = new HashSet<>();
        messages.forEach(message -> {
            RecordAnswer answer = answers.get(message.key());
            if (answer.isWritten()) {
                created.add(message.key());
            } else {
                failures.put(
                        message.entry().identity(),
                        "HubSpot did not take it: " + answer.reason() + ". Correct that in HubSpot");
            }
        });
        return created;
    }

    private void setUp() {
        if (isSetUp) {
            return;
        }
        associationType = associationType();
        if (isKeyed) {
            try {
                setup.ensure(api);
            } catch (HubSpotException e) {
                if (e.isPassing() || e.status() == 401) {
                    throw e;
                }
                LOG.warn(
                        "HubSpot allows no property {} of messages ({}). Messages are kept single by the feed's ledger, and"
                                + " by a look at timelines where that is in doubt. Set " + HubSpotSettings.MESSAGE_KEY
                                + " to"
                                + " nothing, and this is not tried again",
                        keyProperty,
                        e.reason());
                isKeyed = false;
            }
        }
        isSetUp = true;
    }

    /** The type of HubSpot's own, unlabelled association: its number is read, not known. */
    private JsonNode associationType() {
        List<JsonNode> types = new ArrayList<>();
        api.get("/crm/v4/associations/communications/contacts/labels")
                .path("results")
                .forEach(types::add);
        return types.stream()
                .filter(type -> type.path("category").asText().equals("HUBSPOT_DEFINED")
                        && type.path("label").asText("").replace("null", "").isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "HubSpot has no association of its own between messages and contacts: " + types));
    }

    private ObjectNode input(Addressed message) {
        ObjectNode input = HubSpotJson.object();
        ObjectNode properties = input.putObject("properties")
                .put("hs_communication_channel_type", "LINKEDIN_MESSAGE")
                .put("hs_communication_logged_from", "CRM")
                .put(BODY, message.entry().body())
                .put(TIME, message.time());
        if (!owner.isEmpty()) {
            properties.put("hubspot_owner_id", owner);
        }
        if (isKeyed) {
            properties.put(keyProperty, message.key());
        }
        ObjectNode association = input.putArray("associations").addObject();
        association.putObject("to").put("id", message.contactId());
        association
                .putArray("types")
                .addObject()
                .put("associationCategory", associationType.path("category").asText())
                .put("associationTypeId", associationType.path("typeId").asInt());
        return input;
    }
}
