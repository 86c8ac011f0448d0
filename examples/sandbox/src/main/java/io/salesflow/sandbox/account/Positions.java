package io.salesflow.sandbox.account;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A growing list of positions in the table of contacts. What was handed out as a snapshot does not change. */
final class Positions {

    private int[] values = new int[4];
    private int size;

    void add(int position) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = position;
    }

    boolean contains(int position) {
        return stream().anyMatch(value -> value == position);
    }

    int size() {
        return size;
    }

    int at(int index) {
        return values[index];
    }

    /** The positions there are now; later ones don't appear in it. */
    IntStream stream() {
        return Arrays.stream(values, 0, size);
    }
}
