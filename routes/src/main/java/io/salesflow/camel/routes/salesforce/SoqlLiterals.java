package io.salesflow.camel.routes.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Texts as they stand in queries, whatever is in them. */
final class SoqlLiterals {
    private SoqlLiterals() {}

    /** The texts in lists as they stand behind {@code IN}, none of them longer than that when it is encoded for a URL. */
    static List<String> lists(Collection<String> texts, int longest) {
        List<String> lists = new ArrayList<>();
        StringBuilder list = new StringBuilder();
        int length = 0;
        for (String text : texts) {
            String literal = literal(text);
            int added = encodedLength(literal + ",");
            if (length > 0 && length + added > longest) {
                lists.add(list.toString());
                list.setLength(0);
                length = 0;
            }
            list.append(length == 0 ? "" : ",").append(literal);
            length += added;
        }
        if (length > 0) {
            lists.add(list.toString());
        }
        return lists;
    }

    static int encodedLength(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).length();
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("'");
        text.chars().forEach(character -> {
            switch (character) {
                case '\\' -> literal.append("\\\\");
                case '\'' -> literal.append("\\'");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append((char) character);
            }
        });
        return literal.append("'").toString();
    }
}
