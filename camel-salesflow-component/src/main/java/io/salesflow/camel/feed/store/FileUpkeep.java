package io.salesflow.camel.feed.store;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStore.TxCounter;
import org.h2.mvstore.RandomAccessStore;

/**
 * Keeps the file small and on the disk. It works within writes, in proportion to them, so that the file needs no thread of
 * its own.
 *
 * <p>Space is used again when what was in it is old news on the disk, too: the last state that is known to be there stays
 * whole until the next one is, so that a power failure can't take both.
 */
final class FileUpkeep implements AutoCloseable {
    private static final int LEAST_FILL_RATE_PERCENT = 60;
    private static final int COMPACTED_PER_ENTRY_BYTES = 4096;
    private static final int MOST_COMPACTED_BYTES = 1 << 20;
    private static final int ENTRIES_BETWEEN_COMPACTIONS = 100;
    private static final int MOST_MOVED_BYTES = 4 << 20;
    private static final long LARGE_FILE_BYTES = 16L << 20;
    private static final long LONGEST_WITHOUT_SYNC_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MOST_WRITTEN_WITHOUT_SYNC_BYTES = 16L << 20;
    private static final int COMMITS_BETWEEN_LOOKS = 8;

    private final MVStore store;
    private final FileSync sync;
    private TxCounter onDisk;
    private long syncedAtNanos = System.nanoTime();
    private long writtenAtSync;
    private int entriesSinceCompaction;
    private int commitsSinceLook;

    FileUpkeep(MVStore store, FileSync sync) {
        this.store = store;
        this.sync = sync;
        this.onDisk = store.registerVersionUsage();
    }

    /** Moves what is still needed out of sparse chunks. It becomes part of the commit. */
    void beforeCommit(int entries) {
        entriesSinceCompaction += entries;
        if (entriesSinceCompaction >= ENTRIES_BETWEEN_COMPACTIONS) {
            long budget = (long) entriesSinceCompaction * COMPACTED_PER_ENTRY_BYTES;
            entriesSinceCompaction = 0;
            store.compact(LEAST_FILL_RATE_PERCENT, (int) Math.min(budget, MOST_COMPACTED_BYTES));
        }
    }

    void afterCommit() {
        if (sync == FileSync.EACH_WRITE || isSyncDue()) {
            sync();
        }
    }

    /** Gives the space that is not needed back. */
    @Override
    public void close() {
        store.deregisterVersionUsage(onDisk);
        moveToTheFront();
    }

    private boolean isSyncDue() {
        if (System.nanoTime() - syncedAtNanos >= LONGEST_WITHOUT_SYNC_NANOS) {
            return true;
        }
        if (++commitsSinceLook < COMMITS_BETWEEN_LOOKS) {
            return false;
        }
        commitsSinceLook = 0;
        return writtenBytes() - writtenAtSync >= MOST_WRITTEN_WITHOUT_SYNC_BYTES;
    }

    private void sync() {
        store.sync();
        TxCounter before = onDisk;
        onDisk = store.registerVersionUsage();
        store.deregisterVersionUsage(before);
        if (store.getFileStore().size() >= LARGE_FILE_BYTES) {
            moveToTheFront();
        }
        syncedAtNanos = System.nanoTime();
        writtenAtSync = writtenBytes();
    }

    /** Moves chunks from the end of a file with many gaps into them, and cuts the file. */
    private void moveToTheFront() {
        if (store.getFileStore() instanceof RandomAccessStore file) {
            file.compactMoveChunks(LEAST_FILL_RATE_PERCENT, MOST_MOVED_BYTES, store);
        }
    }

    private long writtenBytes() {
        AtomicLong written = new AtomicLong();
        store.getFileStore().populateInfo((name, value) -> {
            if (name.equals("info.FILE_WRITE_BYTES")) {
                written.set(Long.parseLong(value));
            }
        });
        return written.get();
    }
}
