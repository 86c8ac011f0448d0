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
            "\\s*([^\\n\\[]{0,500}?)\\s{0,20}+\\[(\\d{1,2}/\\d{1,2}/\\d{4} \\d{1,2}:\\d{2}(?::\\d{2})?\\s?[APap][Mm])]:\\s?");
    private static final String SEPARATOR = "\n\n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M/d/yyyy h:mm[:ss] a", Locale.ENGLISH);

    static Conversation of(String html, ZoneId zone) {
        if (html == null || html.isBlank()) {
            return new Conversation(List.of(), "");
        }
        Document document = Jsoup.parseBodyFragment(html);
        document.select("script, style").remove();
        List<ConversationMessage> messages = new ArrayList<>();
        List<String> paragraphs = paragraphs(document);
        for (int begin = 0; begin < paragraphs.size(); ) {
            int end = begin + 1;
            while (end < paragraphs.size()
                    && !BEGINNING.matcher(paragraphs.get(end)).lookingAt()) {
                end++;
            }
            messages.add(message(String.join(SEPARATOR, paragraphs.subList(begin, end)), zone));
            begin = end;
        }
        return new Conversation(List.copyOf(messages), String.join(SEPARATOR, paragraphs));
    }

    private static List<String> paragraphs(Document document) {
        List<Element> elements = document.body().select("p").stream()
                .filter(element -> !isInsideAnother(element))
                .toList();
        List<Element> all = elements.isEmpty() ? List.of(document.body()) : elements;
        return all.stream()
                .map(element -> element.wholeText().strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** Its text is in that of the other. */
    private static boolean isInsideAnother(Element paragraph) {
        return paragraph.parents().stream()
                .anyMatch(parent -> parent.normalName().equals("p"));
    }

    private static ConversationMessage message(String paragraphs, ZoneId zone) {
        Matcher beginning = BEGINNING.matcher(paragraphs);
        return beginning.lookingAt()
                ? new ConversationMessage(
                        beginning.group(1), time(beginning.group(2), zone), paragraphs.substring(beginning.end()))
                : new ConversationMessage(null, null, paragraphs);
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
