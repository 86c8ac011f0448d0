package io.salesflow.camel.feed.store;

import io.salesflow.camel.feed.FeedStore;

class MemoryFeedStoreTest extends FeedStoreContract {
    @Override
    protected FeedStore open() {
        return new MemoryFeedStore();
    }

    @Override
    protected boolean isLasting() {
        return false;
    }
}
