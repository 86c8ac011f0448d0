package io.salesflow.quickstart;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the route messages-to-files. */
final class MessageFiles {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path folder;

    MessageFiles(Path folder) {
        this.folder = folder;
    }

    /** What a message says by its file, or null if it has none. */
    String text(long memberId, long conversationMessageId) {
        Path file = folder.resolve(memberId + "-" + conversationMessageId + ".json");
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return JSON.readTree(file.toFile()).path("Text").textValue();
        } catch (IOException e) {
            throw new UncheckedIOException("The message in " + file + " can't be read", e);
        }
    }
}
