package io.salesflow.camel.routes.mail;

import io.salesflow.camel.api.ReceivedMessage;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** What templates can say of a reply: that of its contact, and {@code text}, {@code time} and {@code interested}. */
final class ReplyValues {
    private ReplyValues() {}

    /**
     * The values by the names that templates know; those that are not known are absent.
     *
     * @param times how times are written
     */
    static Map<String, Object> of(ReceivedMessage reply, Function<Instant, String> times) {
        Map<String, Object> values = PersonValues.of(reply.contact() == null ? reply.writer() : reply.contact());
        PersonValues.of(reply.writer()).forEach(values::putIfAbsent);
        String text = MailText.block(reply.text());
        values.put("text", text == null ? "" : text);
        if (reply.createdAt() != null) {
            values.put("time", times.apply(reply.createdAt()));
        }
        if (reply.interested() != null) {
            values.put("interested", reply.interested());
        }
        return values;
    }
}
