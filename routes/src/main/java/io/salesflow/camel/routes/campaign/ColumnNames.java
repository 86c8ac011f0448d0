package io.salesflow.camel.routes.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;

/** The names that columns of people can have, by what they mean. They are read from YAML files. */
final class ColumnNames {
    static final String LINKED_IN_URL = "linkedInUrl";
    static final String FIRST_NAME = "firstName";
    static final String LAST_NAME = "lastName";
    static final String OCCUPATION = "occupation";
    static final String LOCATION = "location";
    static final String CUSTOM_FIELDS = "customFields";

    private static final Set<String> MEANINGS =
            Set.of(LINKED_IN_URL, FIRST_NAME, LAST_NAME, OCCUPATION, LOCATION, CUSTOM_FIELDS);
    private static final String STANDARD = "classpath:salesflow/mapping/import-columns.yaml";
    private static final ObjectReader READER = YAMLMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build()
            .readerFor(new TypeReference<LinkedHashMap<String, List<String>>>() {});

    private final Map<String, List<String>> names;

    private ColumnNames(Map<String, List<String>> names) {
        this.names = names;
    }

    /**
     * Reads our names, and those of the user's file, which come in their place.
     *
     * @param changes where the user's file is, as Camel writes places; null or blank for none
     * @throws IllegalArgumentException if a file is missing or wrong; it names the file
     */
    static ColumnNames read(CamelContext context, String changes) {
        Map<String, List<String>> names = new LinkedHashMap<>(entries(context, STANDARD));
        if (changes != null && !changes.isBlank()) {
            entries(context, changes).forEach((meaning, given) -> {
                if (!MEANINGS.contains(meaning)) {
                    throw new IllegalArgumentException("The file " + changes + " has an entry '" + meaning
                            + "'. There can be " + String.join(", ", names.keySet()));
                }
                names.put(meaning, given == null ? List.of() : given);
            });
        }
        return new ColumnNames(names);
    }

    /** The names of what has that meaning, as they are compared, in the order in which they count. */
    List<String> of(String meaning) {
        return names.getOrDefault(meaning, List.of()).stream()
                .map(ColumnNames::compared)
                .toList();
    }

    /** The names of a LinkedIn URL, as people write them. */
    String ofLinkedInUrl() {
        return String.join(", ", names.get(LINKED_IN_URL));
    }

    /** A name without what does not count. */
    static String compared(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s._-]", "");
    }

    private static Map<String, List<String>> entries(CamelContext context, String place) {
        try (InputStream file = ResourceHelper.resolveMandatoryResourceAsInputStream(context, place)) {
            Map<String, List<String>> entries = READER.readValue(file);
            return entries == null ? Map.of() : entries;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The names of columns in " + place + " can't be read: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("There are no names of columns in " + place, e);
        }
    }
}
