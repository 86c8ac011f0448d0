package io.salesflow.camel.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What somebody gave, out of its wrapping. */
final class PlainValue {
    private PlainValue() {}

    /** The value in an Optional or a JSON node, and arrays, Iterables and Iterators as a List; null for nothing. */
    static Object of(Object given) {
        if (given instanceof Optional<?> optional) {
            return of(optional.orElse(null));
        }
        if (given instanceof JsonNode node) {
            return Json.mapper().convertValue(node, Object.class);
        }
        if (given != null && given.getClass().isArray() && !(given instanceof byte[])) {
            List<Object> elements = new ArrayList<>();
            for (int index = 0; index < Array.getLength(given); index++) {
                elements.add(of(Array.get(given, index)));
            }
            return elements;
        }
        if (given instanceof Iterable<?> iterable && !(given instanceof java.nio.file.Path)) {
            return list(iterable.iterator());
        }
        return given instanceof Iterator<?> iterator ? list(iterator) : given;
    }

    private static List<Object> list(Iterator<?> iterator) {
        List<Object> elements = new ArrayList<>();
        iterator.forEachRemaining(element -> elements.add(of(element)));
        return elements;
    }
}
