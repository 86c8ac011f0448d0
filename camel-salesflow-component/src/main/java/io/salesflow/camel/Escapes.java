package io.salesflow.camel;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Escapes such as {@code %2C} in options of Camel's own endpoint {@code webhook:}. It takes its URI as it stands, so where that was
 * encoded, as Kamelets in Spring Boot and in Camel JBang do, its options stay encoded, and ours in it are encoded once more.
 */
final class Escapes {
    private static final Pattern ESCAPES = Pattern.compile("(%[0-9A-Fa-f]{2})+");

    private Escapes() {}

    /** The text with each escape as what it stands for; null stays null. */
    static String decoded(String text) {
        return text == null
                ? null
                : ESCAPES.matcher(text)
                        .replaceAll(escapes ->
                                Matcher.quoteReplacement(URLDecoder.decode(escapes.group(), StandardCharsets.UTF_8)));
    }
}
