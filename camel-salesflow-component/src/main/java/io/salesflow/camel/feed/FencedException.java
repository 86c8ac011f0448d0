package io.salesflow.camel.feed;

/** A write of a process that was deposed: another one has taken the feed over. */
public class FencedException extends FeedStoreException {
    private static final long serialVersionUID = 1L;

    public FencedException(String feedId, long epoch, long current) {
        super("Feed " + feedId + " was taken over by another process (epoch " + current + ", ours is " + epoch
                + "). This one stops writing; what it delivered and could not acknowledge will be delivered again.");
    }
}
