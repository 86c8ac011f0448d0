package io.salesflow.camel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.api.management.ManagedAttribute;
import org.apache.camel.util.StringHelper;

/** What JMX shows of an object, for those who show the same elsewhere. */
final class ManagedAttributes {
    private ManagedAttributes() {}

    /** The attributes of an object with their values now, by their names, such as {@code lastScan}. */
    static Map<String, Object> of(Object managed) {
        Map<String, Object> values = new TreeMap<>();
        Arrays.stream(managed.getClass().getMethods())
                .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
                .forEach(method -> values.put(name(method), value(method, managed)));
        return values;
    }

    /** The names of the attributes, sorted. */
    static List<String> names(Class<?> managed) {
        return Arrays.stream(managed.getMethods())
                .filter(method -> method.isAnnotationPresent(ManagedAttribute.class))
                .map(ManagedAttributes::name)
                .sorted()
                .toList();
    }

    private static String name(Method getter) {
        return StringHelper.decapitalize(getter.getName().replaceFirst("^(get|is)", ""));
    }

    private static Object value(Method getter, Object managed) {
        try {
            return getter.invoke(managed);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Attribute " + getter.getName() + " can't be read", e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Attribute " + getter.getName() + " can't be read", e);
        }
    }
}
