package io.salesflow.camel.routes.mapping;

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
}
