package io.salesflow.camel.feed;

import io.salesflow.camel.feed.store.FeedStoreContract;
import io.salesflow.camel.feed.store.MemoryFeedStore;

/** The contract can be run from a package of one's own. */
class StoreOfSomebodyElseTest extends FeedStoreContract {
    @Override
    protected FeedStore open() {
        return new MemoryFeedStore();
    }

    @Override
    protected boolean isLasting() {
        return false;
    }
}
