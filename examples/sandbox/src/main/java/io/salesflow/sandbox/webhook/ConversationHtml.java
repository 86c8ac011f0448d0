package io.salesflow.sandbox.webhook;

import io.salesflow.sandbox.account.Message;
import io.salesflow.sandbox.account.Profile;
import io.salesflow.sandbox.account.SentMessage;
import io.salesflow.sandbox.account.WebhookCall;
import io.salesflow.sandbox.time.ServerTimes;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conversation as a webhook call shows it: one paragraph a message, oldest first. */
final class ConversationHtml {

    private record Line(Instant at, String who, String text) {}

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/yyyy h:mm a", Locale.US);

    private ConversationHtml() {}

    static String of(WebhookCall call, ServerTimes times) {
        List<Line> lines = new ArrayList<>();
        for (SentMessage sent : call.conversation().sent()) {
            lines.add(new Line(sent.sentAt(), sent.kind(), sent.text()));
        }
        for (Message received : call.conversation().received()) {
            lines.add(new Line(received.createdAt(), name(call.contact().profile()), received.text()));
        }
        return lines.stream()
                .sorted(Comparator.comparing(Line::at))
                .map(line -> "<p>" + escaped(line.who()) + " ["
                        + TIME.format(line.at().atZone(times.zone())) + "]: " + escaped(line.text()) + "</p>")
                .collect(Collectors.joining("\r\n\r\n"));
    }

    private static String name(Profile profile) {
        return Stream.of(profile.firstName(), profile.lastName())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
