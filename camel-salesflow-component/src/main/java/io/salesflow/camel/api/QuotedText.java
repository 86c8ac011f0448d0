package io.salesflow.camel.api;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A text that somebody else's words may quote, such as the error of a system that refuses it: whole, in part, or with some of its
 * characters escaped.
 */
public final class QuotedText {
    /** What is shorter than that, tells nothing of a text that is longer. */
    private static final int SHORTEST = 8;

    private static final String IN_ITS_PLACE = "…";

    private final String text;

    /** That text; null is none. */
    public QuotedText(String text) {
        this.text = text == null ? "" : text.strip();
    }

    /** Those words with an ellipsis in the place of each quotation. */
    public String removedFrom(String words) {
        if (text.isEmpty() || words == null) {
            return words;
        }
        return text.length() < SHORTEST
                ? words.replaceAll("(?U)(?<!\\w)" + Pattern.quote(text) + "(?!\\w)", IN_ITS_PLACE)
                : withoutParts(words);
    }

    private String withoutParts(String words) {
        BitSet quoted = quoted(words);
        StringBuilder rest = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            if (!quoted.get(i)) {
                rest.append(words.charAt(i));
            } else if (i == 0 || !quoted.get(i - 1)) {
                rest.append(IN_ITS_PLACE);
            }
        }
        return rest.toString();
    }

    private BitSet quoted(String words) {
        Set<String> said = new HashSet<>();
        for (int i = 0; i + SHORTEST <= words.length(); i++) {
            said.add(words.substring(i, i + SHORTEST));
        }
        Set<String> shared = new HashSet<>();
        for (int i = 0; i + SHORTEST <= text.length(); i++) {
            String part = text.substring(i, i + SHORTEST);
            if (said.contains(part)) {
                shared.add(part);
            }
        }
        BitSet quoted = new BitSet(words.length());
        for (int i = 0; i + SHORTEST <= words.length(); i++) {
            if (shared.contains(words.substring(i, i + SHORTEST))) {
                quoted.set(i, i + SHORTEST);
            }
        }
        return quoted;
    }
}
