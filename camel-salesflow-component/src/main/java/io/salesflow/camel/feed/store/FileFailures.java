package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStoreException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/**
 * MVStore's failures in our words: which file, what happened, what to do. Of damage it speaks in many ways, with assertions
 * among them where they are enabled.
 */
final class FileFailures {
    private FileFailures() {}

    static <T> T translated(Path path, Supplier<T> action) {
        try {
            return action.get();
        } catch (MVStoreException failure) {
            throw new FeedStoreException(text(path, failure), failure);
        } catch (IllegalArgumentException
                | IllegalStateException
                | IndexOutOfBoundsException
                | AssertionError failure) {
            throw new FeedStoreException(damaged(path, failure), failure);
        }
    }

    private static String text(Path path, MVStoreException failure) {
        return switch (failure.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "The feed store " + path + " is in use already, by another process or by"
                        + " this one. Stop the other one, or use another state directory.";
            case DataUtils.ERROR_WRITING_FAILED ->
                "Could not write the feed store " + path + "; is the disk full? What was" + " stored is as it was. "
                        + rootMessage(failure);
            case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
                "The feed store " + path + " was written by a version that this one"
                        + " can't read. It was left as it is; use the version that wrote it, or a later one. "
                        + rootMessage(failure);
            case DataUtils.ERROR_CLOSED -> "The feed store " + path + " was closed meanwhile.";
            default -> damaged(path, failure);
        };
    }

    private static String damaged(Path path, Throwable failure) {
        return "The feed store " + path + " is damaged, or not a feed store, or can't be read. It was left as it is."
                + " Restore it, or move it away: its feeds then start over, and deliver everything again. "
                + rootMessage(failure);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return "(" + root + ")";
    }
}
