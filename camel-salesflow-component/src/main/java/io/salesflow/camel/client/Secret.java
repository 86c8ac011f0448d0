package io.salesflow.camel.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A token. It prints as x's; only this package can read it. */
public final class Secret {
    private static final String MASK = "xxxxxx";
    private static final int SHORTEST_REST = 4;

    private final String value;
    private final List<String> forms;

    private Secret(String value) {
        this.value = value;
        this.forms = Stream.of(
                        value,
                        urlEncoded(),
                        URLEncoder.encode(value, StandardCharsets.UTF_8),
                        value.replace("&", "&amp;")
                                .replace("<", "&lt;")
                                .replace(">", "&gt;")
                                .replace("\"", "&quot;"),
                        value.replace("\\", "\\\\").replace("\"", "\\\""),
                        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** The secret of that text, or null for a text that is null or blank. */
    public static Secret of(String value) {
        return value == null || value.isBlank() ? null : new Secret(value.strip());
    }

    /** The secret as it stands in a query. */
    String urlEncoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The text without the secret, in whichever case and encoding a server may have echoed it, and without the part of one
     * that the text may have been cut in.
     */
    String removedFrom(String text) {
        String cleaned = text;
        for (String form : forms) {
            cleaned = Pattern.compile(Pattern.quote(form), Pattern.CASE_INSENSITIVE)
                    .matcher(cleaned)
                    .replaceAll(MASK);
        }
        for (String form : forms) {
            cleaned = withoutBeginningAtEnd(cleaned, form);
        }
        return cleaned;
    }

    @Override
    public String toString() {
        return MASK;
    }

    private static String withoutBeginningAtEnd(String text, String form) {
        for (int length = Math.min(text.length(), form.length() - 1); length >= SHORTEST_REST; length--) {
            if (text.regionMatches(true, text.length() - length, form, 0, length)) {
                return text.substring(0, text.length() - length) + MASK;
            }
        }
        return text;
    }
}
