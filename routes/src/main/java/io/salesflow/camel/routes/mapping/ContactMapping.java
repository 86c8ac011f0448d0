package io.salesflow.camel.routes.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.salesflow.camel.api.Contact;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a contact looks in another system, property by property. It is read from a YAML file, of which each entry is a property
 * of that system; a file of the user changes entries, adds some, and takes those out that it gives no value.
 */
public final class ContactMapping {
    private static final ObjectReader READER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build()
            .readerFor(new TypeReference<LinkedHashMap<String, MappedProperty>>() {});

    private static final Logger LOG = LoggerFactory.getLogger(ContactMapping.class);
    private static final int MOST_TOLD = 10_000;

    private final Map<String, MappedProperty> properties;
    private final Set<String> tooLong = new HashSet<>();

    private ContactMapping(Map<String, MappedProperty> properties) {
        this.properties = Collections.unmodifiableMap(properties);
    }

    /**
     * Reads a mapping.
     *
     * @param standard where ours is, such as {@code classpath:salesflow/mapping/hubspot-contact.yaml}
     * @param changes where the user's file is, as Camel writes places; null or blank for none
     * @throws IllegalArgumentException if a file is missing or wrong; it names the file and the entry
     */
    public static ContactMapping read(CamelContext context, String standard, String changes) {
        Map<String, MappedProperty> properties = new LinkedHashMap<>(entries(context, standard));
        if (changes != null && !changes.isBlank()) {
            entries(context, changes).forEach((name, property) -> {
                if (property == null) {
                    properties.remove(name);
                } else {
                    properties.put(name, property);
                }
            });
        }
        return new ContactMapping(properties);
    }

    /** The properties by their names in the other system, in the order of the file. */
    public Map<String, MappedProperty> properties() {
        return properties;
    }

    /**
     * The values of a contact by property name. What Salesflow does not know is left out, so that it overwrites nothing. So is
     * what is too long and must not be cut, which is told once.
     */
    public Map<String, String> valuesOf(Contact contact) {
        Map<String, String> values = new LinkedHashMap<>();
        properties.forEach((name, property) -> {
            if (property.leavesOutOf(contact)) {
                tellOnce(contact, name, property);
            } else {
                property.valueOf(contact).ifPresent(value -> values.put(name, value));
            }
        });
        return values;
    }

    private void tellOnce(Contact contact, String name, MappedProperty property) {
        String told = contact.memberId() + " " + name;
        synchronized (tooLong) {
            if (tooLong.contains(told)) {
                return;
            }
            if (tooLong.size() == MOST_TOLD) {
                tooLong.clear();
            }
            tooLong.add(told);
        }
        LOG.warn(
                "{} of Salesflow member {} is not written to {}, which takes at most {} characters. Correct it in Salesflow",
                property.from().fieldName(),
                contact.memberId(),
                name,
                property.longest());
    }

    /** The names of the properties that a field goes to. */
    public Map<String, MappedProperty> of(ContactField field) {
        return properties.entrySet().stream()
                .filter(entry -> entry.getValue().from() == field)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    /** The name of the property that contacts are recognised by, if there is one. */
    public Optional<String> keyProperty() {
        return of(ContactField.LINKED_IN_KEY).keySet().stream().findFirst();
    }

    private static Map<String, MappedProperty> entries(CamelContext context, String place) {
        try (InputStream file = ResourceHelper.resolveMandatoryResourceAsInputStream(context, place)) {
            Map<String, MappedProperty> entries = READER.readValue(file);
            return entries == null ? Map.of() : entries;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The mapping" + entry(e) + " in " + place + " can't be read: " + reason(e) + at(e), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("There is no mapping in " + place, e);
        }
    }

    private static String reason(JsonProcessingException failure) {
        return failure.getCause() instanceof IllegalArgumentException cause
                ? cause.getMessage()
                : failure.getOriginalMessage();
    }

    private static String entry(JsonProcessingException failure) {
        return failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? " of " + mapping.getPath().get(0).getFieldName()
                : "";
    }

    private static String at(JsonProcessingException failure) {
        return failure.getLocation() == null
                ? ""
                : ", in line " + failure.getLocation().getLineNr();
    }
}
