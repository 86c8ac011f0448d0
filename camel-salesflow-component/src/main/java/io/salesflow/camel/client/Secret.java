package io.salesflow.camel.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A token. It prints as x's; only this package can read it, but everybody can have it removed from a text. */
public final class Secret {
    private static final String MASK = "xxxxxx";
    private static final int SHORTEST_REST = 4;
    private static final Map<Character, String> ENTITIES =
            Map.of('&', "amp", '<', "lt", '>', "gt", '"', "quot", '\'', "apos", '+', "plus", '=', "equals", '/', "sol");

    private final String value;
    private final Pattern echoed;
    private final List<Secret> hidden;

    private Secret(String value, List<Secret> hidden) {
        this.value = value;
        this.hidden = hidden;
        this.echoed = Pattern.compile(
                value.chars().mapToObj(letter -> forms((char) letter)).collect(Collectors.joining()),
                Pattern.CASE_INSENSITIVE);
    }

    /**
     * The secret of that text, or null for a text that is null or blank.
     *
     * @throws IllegalArgumentException if there is white space inside of it, as no token has
     */
    public static Secret of(String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        String stripped = value.strip();
        if (stripped.chars().anyMatch(letter -> Character.isWhitespace(letter) || Character.isISOControl(letter))) {
            throw new IllegalArgumentException("A token must have no white space inside");
        }
        return new Secret(stripped, List.of());
    }

    /** The same secret, with others that go out in its calls and are removed from texts together with it. */
    public Secret hiding(List<Secret> others) {
        return new Secret(value, List.copyOf(others));
    }

    /** The secret as it stands in a query. */
    String urlEncoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * The text without the secret, in whichever case and encoding a server may have echoed it (of URLs, once or twice, of
     * JSON, of HTML), and without the part of one that the text may have been cut in.
     */
    public String removedFrom(String text) {
        String cleaned = echoed.matcher(text).replaceAll(MASK);
        cleaned = withoutBeginningAtEnd(withoutBeginningAtEnd(cleaned, value), urlEncoded());
        for (Secret other : hidden) {
            cleaned = other.removedFrom(cleaned);
        }
        return cleaned;
    }

    @Override
    public String toString() {
        return MASK;
    }

    /** A pattern of all the ways to write a character. */
    private static String forms(char letter) {
        List<String> forms = new ArrayList<>();
        String percent = percentEncoded(letter);
        forms.add("\\\\?" + Pattern.quote(String.valueOf(letter)));
        forms.add(percent);
        forms.add(percent.replace("%", "%25"));
        forms.add(String.format("\\\\+u%04x", (int) letter));
        forms.add(String.format("&#x0*%x;", (int) letter));
        forms.add(String.format("&#0*%d;", (int) letter));
        if (ENTITIES.containsKey(letter)) {
            forms.add("&" + ENTITIES.get(letter) + ";");
        }
        return "(?:" + String.join("|", forms) + ")";
    }

    private static String percentEncoded(char letter) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : String.valueOf(letter).getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02x", unit));
        }
        return encoded.toString();
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
