package io.salesflow.camel.feed.store;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Goes through a section page by page, each in a transaction of its own, so that a slow reader holds no connection. */
final class JdbcPages implements Iterator<Map.Entry<String, byte[]>> {
    private final Function<String, List<Map.Entry<String, byte[]>>> pageAfter;
    private Iterator<Map.Entry<String, byte[]>> page;
    private boolean isLastPage;
    private String lastKey;

    /** @param pageAfter the next page after a key; the first one after null */
    JdbcPages(Function<String, List<Map.Entry<String, byte[]>>> pageAfter) {
        this.pageAfter = pageAfter;
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
    public Map.Entry<String, byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Map.Entry<String, byte[]> entry = page.next();
        lastKey = entry.getKey();
        return entry;
    }

    private void turnTo(List<Map.Entry<String, byte[]>> entries) {
        page = entries.iterator();
        isLastPage = entries.size() < JdbcEntries.PAGE_SIZE;
    }
}
