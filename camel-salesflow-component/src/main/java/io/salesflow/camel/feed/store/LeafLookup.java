package io.salesflow.camel.feed.store;

import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;

/**
 * Looks up many keys in a map that nobody changes meanwhile. Keys that come in order are found without a walk from the root
 * for each: it stays at the leaf, and guesses that the next key is the next one there.
 */
final class LeafLookup {
    private final Page<String, byte[]> root;
    private Page<String, byte[]> leaf;
    private int next;

    LeafLookup(MVMap<String, byte[]> map) {
        this.root = map.getRootPage();
        this.leaf = leaf(root, "");
    }

    /** The value of a key as it is in the map, not a copy; null if there is none. */
    byte[] value(String key) {
        if (next < leaf.getKeyCount() && leaf.getKey(next).equals(key)) {
            return leaf.getValue(next++);
        }
        if (!isWithin(leaf, key)) {
            leaf = leaf(root, key);
        }
        next = notGreater(leaf, key);
        boolean isFound = next > 0 && leaf.getKey(next - 1).equals(key);
        return isFound ? leaf.getValue(next - 1) : null;
    }

    private static boolean isWithin(Page<String, byte[]> leaf, String key) {
        int count = leaf.getKeyCount();
        return count > 0
                && leaf.getKey(0).compareTo(key) <= 0
                && leaf.getKey(count - 1).compareTo(key) >= 0;
    }

    private static Page<String, byte[]> leaf(Page<String, byte[]> root, String key) {
        Page<String, byte[]> page = root;
        while (!page.isLeaf()) {
            page = page.getChildPage(notGreater(page, key));
        }
        return page;
    }

    /** The number of keys of a page that are not greater than this one: the child that it is in, the index after it. */
    private static int notGreater(Page<String, byte[]> page, String key) {
        int low = 0;
        int high = page.getKeyCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (page.getKey(middle).compareTo(key) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
