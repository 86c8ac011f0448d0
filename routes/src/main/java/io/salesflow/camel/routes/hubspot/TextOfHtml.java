package io.salesflow.camel.routes.hubspot;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a piece of HTML says: its letters, without its tags, and without blanks, which tags may become. */
final class TextOfHtml {
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d{1,7})|#[xX](\\p{XDigit}{1,6})|(\\w{2,8}));");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\u200B\uFEFF]+");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

    private TextOfHtml() {}

    static String of(String html) {
        String text = ENTITY.matcher(TAG.matcher(html).replaceAll(""))
                .replaceAll(entity -> Matcher.quoteReplacement(character(entity)));
        return BLANKS.matcher(text).replaceAll("");
    }

    private static String character(MatchResult entity) {
        if (entity.group(3) != null) {
            return NAMED.getOrDefault(entity.group(3), entity.group());
        }
        int number =
                entity.group(1) != null ? Integer.parseInt(entity.group(1)) : Integer.parseInt(entity.group(2), 16);
        return Character.isValidCodePoint(number) ? Character.toString(number) : entity.group();
    }
}
