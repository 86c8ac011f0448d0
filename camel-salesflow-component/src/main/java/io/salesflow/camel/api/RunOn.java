package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * The event that a webhook is called on (reference, AttachWebhook). Numbers and names that are not known are kept.
 *
 * @param number the API's number, or null if only an unknown name is known
 * @param name the event's name, or null if only an unknown number is known
 */
public record RunOn(Integer number, String name) {
    /** A contact accepted the invitation. */
    public static final RunOn MEMBER_CONNECTED = new RunOn(1, "MEMBER_CONNECTED");
    /** A message came in; not for muted contacts. */
    public static final RunOn REPLY_DETECTED = new RunOn(2, "REPLY_DETECTED");
    /** An invitation was withdrawn. */
    public static final RunOn INVITATION_WITHDRAWN = new RunOn(7, "INVITATION_WITHDRAWN");

    private static final List<RunOn> KNOWN = List.of(MEMBER_CONNECTED, REPLY_DETECTED, INVITATION_WITHDRAWN);

    /** The event of that number or name. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static RunOn of(Object numberOrName) {
        String text = numberOrName.toString().strip();
        for (RunOn event : KNOWN) {
            if (event.name.equals(text.toUpperCase(Locale.ROOT)) || text.equals(String.valueOf(event.number))) {
                return event;
            }
        }
        return text.matches("\\d{1,9}") ? new RunOn(Integer.valueOf(text), null) : new RunOn(null, text);
    }

    /** As it stands in JSON: the number, or the name where there is none. */
    @JsonValue
    public Object json() {
        return number != null ? number : name;
    }

    @Override
    public String toString() {
        return name != null ? name : String.valueOf(number);
    }
}
