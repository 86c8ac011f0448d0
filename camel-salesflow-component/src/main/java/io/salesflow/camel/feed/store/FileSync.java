package io.salesflow.camel.feed.store;

/**
 * When {@link FileFeedStore} makes the operating system put on the disk what was written. It makes no difference to what
 * survives the end of the process, by whatever signal; only to what survives a power failure or the operating system's.
 */
public enum FileSync {
    /**
     * By a write, if a second has passed since the last time or much was written, and on closing. After a power failure the
     * last writes may be gone, and their changes are delivered again. If the disk was in the middle of it, the file may be
     * damaged: it is then refused with a clear error, never half believed, and once it is moved away everything is delivered
     * again.
     */
    EACH_SECOND,
    /**
     * In each write, twice: before and after the block that makes it valid. Nothing that a write returned from is lost, and
     * the file is never damaged, as long as the disk keeps what it says it keeps. A write costs what the disk needs for that,
     * a few milliseconds.
     */
    EACH_WRITE
}
