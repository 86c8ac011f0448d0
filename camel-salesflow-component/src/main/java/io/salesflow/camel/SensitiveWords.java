package io.salesflow.camel;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;

/**
 * The names of secrets that Camel does not know by itself. Without them it shows their values when it tells at its start which
 * properties it was given.
 */
public final class SensitiveWords {
    private SensitiveWords() {}

    /** Has a context mask the values of properties and parameters of these names, beside those that it masks already. */
    public static void add(CamelContext context, Collection<String> names) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        synchronized (SensitiveWords.class) {
            Set<String> words = new LinkedHashSet<>();
            if (extension.getAdditionalSensitiveKeywords() != null) {
                words.addAll(
                        Arrays.asList(extension.getAdditionalSensitiveKeywords().split(",")));
            }
            if (words.addAll(names)) {
                extension.setAdditionalSensitiveKeywords(String.join(",", words));
            }
        }
    }
}
