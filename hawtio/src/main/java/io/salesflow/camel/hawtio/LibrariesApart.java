package io.salesflow.camel.hawtio;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** What Hawtio sees of this process: all but another Jolokia, since its own one would take that one's services for its own. */
final class LibrariesApart extends ClassLoader {
    private static final List<String> APART =
            List.of("org.jolokia.", "META-INF.jolokia.", "META-INF.services.org.jolokia.");

    LibrariesApart(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean isToBeResolved) throws ClassNotFoundException {
        if (isApart(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, isToBeResolved);
    }

    @Override
    public URL getResource(String name) {
        return isApart(name) ? null : super.getResource(name);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return isApart(name) ? Collections.emptyEnumeration() : super.getResources(name);
    }

    private static boolean isApart(String name) {
        String dotted = name.replace('/', '.');
        return APART.stream().anyMatch(dotted::startsWith);
    }
}
