package io.salesflow.camel.feed.store;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;

/** The entries of a section as they were at one time. */
final class FeedSnapshot implements Iterator<Map.Entry<String, byte[]>> {
    private final Path path;
    private final Cursor<String, byte[]> cursor;
    private final Runnable release;

    /** @param release what to do when the snapshot is needed no more */
    FeedSnapshot(Path path, Cursor<String, byte[]> cursor, Runnable release) {
        this.path = path;
        this.cursor = cursor;
        this.release = release;
    }

    @Override
    public boolean hasNext() {
        return FileFailures.translated(path, cursor::hasNext);
    }

    @Override
    public Map.Entry<String, byte[]> next() {
        return FileFailures.translated(path, () -> {
            String key = cursor.next();
            return Map.entry(key, cursor.getValue().clone());
        });
    }

    Stream<Map.Entry<String, byte[]>> stream() {
        int characteristics = Spliterator.DISTINCT | Spliterator.NONNULL | Spliterator.IMMUTABLE;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, characteristics), false)
                .onClose(release);
    }
}
