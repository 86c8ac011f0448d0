package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.routes.mapping.TextLimit;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a LinkedIn message looks as a Task. */
final class MessageTask {
    /** The field by which a message is recognised. */
    static final String KEY_FIELD = "Salesflow_Message_Key__c";

    private static final String SENT_AT_FIELD = "Salesflow_Sent_At__c";
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_DESCRIPTION = 32_000;

    private MessageTask() {}

    static Map<String, String> fields(
            String key, ReceivedMessage message, Contact sender, String senderId, ZoneId zone) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(KEY_FIELD, key);
        fields.put("WhoId", senderId);
        fields.putAll(content(message, sender, zone));
        fields.put("Status", "Completed");
        return fields;
    }

    /** What changes of a task that is there. */
    static Map<String, String> changes(String taskId, ReceivedMessage message, ZoneId zone) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Id", taskId);
        fields.putAll(content(message, message.writer(), zone));
        return fields;
    }

    private static Map<String, String> content(ReceivedMessage message, Contact sender, ZoneId zone) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Subject", TextLimit.shortened(subject(message, sender), LONGEST_SUBJECT));
        if (message.text() != null && !message.text().isEmpty()) {
            fields.put("Description", TextLimit.shortened(message.text(), LONGEST_DESCRIPTION));
        }
        if (message.createdAt() != null) {
            fields.put(
                    "ActivityDate",
                    message.createdAt().atZone(zone).toLocalDate().toString());
            fields.put(
                    SENT_AT_FIELD,
                    message.createdAt().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        return fields;
    }

    private static String subject(ReceivedMessage message, Contact sender) {
        String name = Stream.of(sender.firstName(), sender.lastName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return "LinkedIn message from " + (name.isEmpty() ? sender.linkedInSlug() : name)
                + (Boolean.TRUE.equals(message.interested()) ? " (interested)" : "");
    }
}
