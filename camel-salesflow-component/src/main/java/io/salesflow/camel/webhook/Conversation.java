package io.salesflow.camel.webhook;

import io.salesflow.camel.api.ConversationMessage;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A conversation out of the HTML of a call: a paragraph for each message, {@code Who [2/18/2021 4:33 PM]: text}. A paragraph
 * that does not begin so goes on with the message before it.
 */
record Conversation(List<ConversationMessage> messages, String text) {
    private static final Pattern BEGINNING = Pattern.compile(
            "\\s*([^\\n\\[]{0,500}?)\\s*\\[(\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d{2}(?::\\d{2})?\\s?[APap][Mm])]:\\s?");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/yyyy h:mm[:ss] a", Locale.ENGLISH);

    static Conversation of(String html, ZoneId zone) {
        if (html == null || html.isBlank()) {
            return new Conversation(List.of(), "");
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style").remove();
        List<ConversationMessage> messages = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String paragraph : paragraphs(document)) {
            lines.add(paragraph);
            add(messages, paragraph, zone);
        }
        return new Conversation(List.copyOf(messages), String.join("\n\n", lines));
    }

    private static List<String> paragraphs(Document document) {
        List<Element> elements = document.body().select("p");
        List<Element> all = elements.isEmpty() ? List.of(document.body()) : elements;
        return all.stream()
                .map(element -> element.wholeText().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static void add(List<ConversationMessage> messages, String paragraph, ZoneId zone) {
        Matcher beginning = BEGINNING.matcher(paragraph);
        if (beginning.lookingAt()) {
            String text = paragraph.substring(beginning.end());
            messages.add(new ConversationMessage(beginning.group(1), time(beginning.group(2), zone), text));
        } else if (messages.isEmpty()) {
            messages.add(new ConversationMessage(null, null, paragraph));
        } else {
            ConversationMessage last = messages.remove(messages.size() - 1);
            messages.add(new ConversationMessage(last.who(), last.at(), last.text() + "\n\n" + paragraph));
        }
    }

    private static Instant time(String text, ZoneId zone) {
        try {
            String usual = text.toUpperCase(Locale.ROOT).replaceAll("\\s?([AP]M)$", " $1");
            return LocalDateTime.parse(usual, TIME).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
