package io.salesflow.camel.feed.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Goes through a section page by page, each in a transaction of its own, so that a slow reader holds no connection. */
final class JdbcPages<T> implements Iterator<T> {
    private final Function<String, List<T>> pageAfter;
    private final Function<T, String> key;
    private Iterator<T> page;
    private boolean isLastPage;
    private String lastKey;

    /**
     * Opens the first page.
     *
     * @param pageAfter the next page after a key; the first one after null
     * @param key the key of something in a page
     */
    JdbcPages(Function<String, List<T>> pageAfter, Function<T, String> key) {
        this.pageAfter = pageAfter;
        this.key = key;
        turnTo(pageAfter.apply(null));
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !isLastPage) {
            turnTo(pageAfter.apply(lastKey));
        }
        return page.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T next = page.next();
        lastKey = key.apply(next);
        return next;
    }

    private void turnTo(List<T> entries) {
        page = entries.iterator();
        isLastPage = entries.size() < JdbcEntries.PAGE_SIZE;
    }
}
