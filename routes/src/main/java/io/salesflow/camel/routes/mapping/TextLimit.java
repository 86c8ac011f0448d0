package io.salesflow.camel.routes.mapping;

import java.util.Iterator;
import java.util.stream.Stream;

/** Fits texts into fields that are too short for them. */
public final class TextLimit {
    private static final String ELLIPSIS = "…";

    private TextLimit() {}

    /**
     * The text, or if it is too long its beginning with an ellipsis. It never ends in half of a character.
     *
     * @param longest the most characters (UTF-16 code units), at least 2
     */
    public static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - ELLIPSIS.length();
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    /**
     * The pieces joined, or if that is too long as many of them as fit, with an ellipsis. None is cut in itself, as an entity of HTML
     * must not be.
     *
     * @param longest the most characters (UTF-16 code units), at least 1
     */
    public static String joined(Stream<String> pieces, int longest) {
        StringBuilder joined = new StringBuilder();
        int endBeforeEllipsis = 0;
        for (Iterator<String> each = pieces.iterator(); each.hasNext(); ) {
            joined.append(each.next());
            if (joined.length() > longest) {
                joined.setLength(endBeforeEllipsis);
                return joined.append(ELLIPSIS).toString();
            }
            if (joined.length() <= longest - ELLIPSIS.length()) {
                endBeforeEllipsis = joined.length();
            }
        }
        return joined.toString();
    }
}
