package io.salesflow.camel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/** A table as JMX has it, so that every tool can show it; all values are texts. The first column tells its rows apart. */
final class ManagedTable {
    private final String[] columns;
    private final CompositeType type;
    private final int mostRows;
    private final TabularData data;
    private long leftOut;

    /** A table of any length. */
    ManagedTable(String name, String... columns) {
        this(Integer.MAX_VALUE, name, columns);
    }

    /** A table of at most so many rows. */
    ManagedTable(int mostRows, String name, String... columns) {
        this.mostRows = mostRows;
        this.columns = columns.clone();
        try {
            OpenType<?>[] types = new OpenType<?>[columns.length];
            Arrays.fill(types, SimpleType.STRING);
            type = new CompositeType(name, name, this.columns, this.columns, types);
            data = new TabularDataSupport(new TabularType(name, name, type, new String[] {columns[0]}));
        } catch (OpenDataException e) {
            throw new IllegalArgumentException("Table " + name + " can't be shown in JMX", e);
        }
    }

    /** Adds a row, if there is none with this first value and there is still place; null is an empty text. */
    void add(Object... values) {
        CompositeData added = row(values);
        if (data.containsKey(data.calculateIndex(added))) {
            return;
        }
        if (data.size() < mostRows) {
            data.put(added);
        } else {
            leftOut++;
        }
    }

    private CompositeData row(Object... values) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (int column = 0; column < columns.length; column++) {
            texts.put(
                    columns[column],
                    column >= values.length || values[column] == null ? "" : values[column].toString());
        }
        try {
            return new CompositeDataSupport(type, texts);
        } catch (OpenDataException e) {
            throw new IllegalArgumentException("A row can't be shown in JMX", e);
        }
    }

    /** The table; after its last row, one that tells in its first column how many there are that it has no place for. */
    TabularData data() {
        if (leftOut > 0) {
            data.put(row("and " + leftOut + " more"));
            leftOut = 0;
        }
        return data;
    }
}
