package io.salesflow.camel.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a webhook is called about. */
public enum EventKind {
    /** A contact accepted the invitation. */
    CONNECTED("connected", "CONNECTED", RunOn.MEMBER_CONNECTED),
    /** A message of a contact came in. */
    REPLIED("replied", "REPL", RunOn.REPLY_DETECTED),
    /** An invitation was taken back. */
    WITHDRAWN("withdrawn", "WITHDRAWN", RunOn.INVITATION_WITHDRAWN),
    /** A follow-up was sent. The API's number of it is not documented. */
    FOLLOW_UP("follow-up", "FOLLOW", new RunOn(null, "FOLLOW_UP")),
    /** Something that the reference does not know. */
    OTHER("other", null, null);

    private final String optionName;
    private final String mark;
    private final RunOn runOn;

    EventKind(String optionName, String mark, RunOn runOn) {
        this.optionName = optionName;
        this.mark = mark;
        this.runOn = runOn;
    }

    /** The name in options, such as {@code connected}. */
    public String optionName() {
        return optionName;
    }

    /** The event as a webhook is attached to it; null for {@link #OTHER}, without a number for {@link #FOLLOW_UP}. */
    public RunOn runOn() {
        return runOn;
    }

    /**
     * The event of an option's value.
     *
     * @throws IllegalArgumentException if nothing can be attached to by that name; it has the names
     */
    public static EventKind named(String optionName) {
        String wanted = optionName.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER && kind.optionName.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown event '" + optionName.strip()
                        + "'. There are "
                        + Arrays.stream(values())
                                .filter(kind -> kind != OTHER)
                                .map(EventKind::optionName)
                                .collect(Collectors.joining(", "))));
    }

    /**
     * The event of the {@code IntegrationRunOn} of a call. Only {@code INTEGRATION_RUN_ON_CONNECTED} is documented, so any
     * name that speaks of the event is taken for it, and its number too.
     */
    public static EventKind ofIntegrationRunOn(String text) {
        String name = text == null ? "" : text.strip().toUpperCase(Locale.ROOT);
        return of(RunOn.of(name)).orElseGet(() -> Arrays.stream(values())
                .filter(kind -> kind.mark != null && name.contains(kind.mark) && !name.contains("DISCONNECTED"))
                .findFirst()
                .orElse(OTHER));
    }

    /** The event of an attachment, if it is a known one. */
    public static Optional<EventKind> of(RunOn runOn) {
        return Arrays.stream(values())
                .filter(kind -> kind.runOn != null && kind.runOn.equals(runOn))
                .findFirst();
    }
}
