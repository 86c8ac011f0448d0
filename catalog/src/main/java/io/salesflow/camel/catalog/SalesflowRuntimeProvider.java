package io.salesflow.camel.catalog;

import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.catalog.DefaultRuntimeProvider;

/**
 * Camel's catalog and the components for Salesflow:
 * {@code new DefaultCamelCatalog().setRuntimeProvider(new SalesflowRuntimeProvider())}. Without it the catalog answers for
 * them, too, as their descriptions are where Camel's are, but does not list them.
 */
public final class SalesflowRuntimeProvider extends DefaultRuntimeProvider {
    private static final String COMPONENTS = "io/salesflow/camel/catalog/components.properties";

    /** The names of Camel's components and of ours. */
    @Override
    public List<String> findComponentNames() {
        return Stream.of(super.findComponentNames(), find(COMPONENTS))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }
}
