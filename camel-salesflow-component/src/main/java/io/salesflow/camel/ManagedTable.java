package io.salesflow.camel;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
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
    private final CompositeType row;
    private final TabularData data;

    ManagedTable(String name, String... columns) {
        this.columns = columns.clone();
        try {
            OpenType<?>[] types = new OpenType<?>[columns.length];
            Arrays.fill(types, SimpleType.STRING);
            row = new CompositeType(name, name, this.columns, this.columns, types);
            data = new TabularDataSupport(new TabularType(name, name, row, new String[] {columns[0]}));
        } catch (OpenDataException e) {
            throw new IllegalArgumentException("Table " + name + " can't be shown in JMX", e);
        }
    }

    /** Adds a row, if there is none with this first value; null is an empty text. */
    void add(Object... values) {
        Map<String, Object> texts = new LinkedHashMap<>();
        for (int column = 0; column < columns.length; column++) {
            texts.put(columns[column], values[column] == null ? "" : values[column].toString());
        }
        try {
            CompositeDataSupport added = new CompositeDataSupport(row, texts);
            if (!data.containsKey(data.calculateIndex(added))) {
                data.put(added);
            }
        } catch (OpenDataException e) {
            throw new IllegalArgumentException("A row can't be shown in JMX", e);
        }
    }

    TabularData data() {
        return data;
    }
}
