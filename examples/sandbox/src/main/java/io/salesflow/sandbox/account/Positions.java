package io.salesflow.sandbox.account;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A growing list of positions in the table of contacts. */
final class Positions {

    /** The list as it was at one moment. */
    record View(int[] values, int size, boolean increasing) {

        int at(int index) {
            return values[index];
        }
    }

    private int[] values = new int[4];
    private int size;
    private boolean increasing = true;

    void add(int position) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        increasing &= size == 0 || values[size - 1] < position;
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

    /** What was added later does not show in it, because nothing that was added is ever changed. */
    View view() {
        return new View(values, size, increasing);
    }

    IntStream stream() {
        return Arrays.stream(values, 0, size);
    }
}
