package io.salesflow.camel.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pieces of code in the README and the docs. */
final class Snippets {
    private static final Pattern MARKDOWN =
            Pattern.compile("^```(\\w+)\\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ASCIIDOC =
            Pattern.compile("^\\[source,(\\w+)]\\n----\\n(.*?)^----", Pattern.MULTILINE | Pattern.DOTALL);

    private Snippets() {}

    /** All in a language, in all pages of the docs and the README. */
    static List<Snippet> in(String language) {
        return pages().flatMap(page -> snippets(page).stream())
                .filter(snippet -> snippet.language().equals(language))
                .toList();
    }

    /** All pages. */
    static Stream<Path> pages() {
        try (Stream<Path> pages = Files.list(Path.of(""))) {
            return Stream.concat(
                    Stream.of(Path.of("../README.md")),
                    pages.filter(page -> page.toString().endsWith(".adoc")).sorted().toList().stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Snippet> snippets(Path page) {
        Matcher matcher = (page.toString().endsWith(".md") ? MARKDOWN : ASCIIDOC).matcher(text(page));
        List<Snippet> snippets = new ArrayList<>();
        while (matcher.find()) {
            snippets.add(
                    new Snippet(page.getFileName() + " " + (snippets.size() + 1), matcher.group(1), matcher.group(2)));
        }
        return snippets;
    }

    record Snippet(String name, String language, String text) {
        @Override
        public String toString() {
            return name;
        }
    }
}
