package io.salesflow.sandbox.hubspot;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The contact properties of the portal and their groups. */
public final class PropertyDefinitions {

    static final int MOST_UNIQUE_PROPERTIES = 10;

    private final InstantSource clock;
    private final Function<StandardProperties, Stream<PropertyDefinition>> standard;
    private final int mostUniqueProperties;
    private final Map<String, PropertyDefinition> definitions = new LinkedHashMap<>();
    private final Map<String, PropertyGroup> groups = new LinkedHashMap<>();

    PropertyDefinitions(InstantSource clock) {
        this(clock, StandardProperties::all, MOST_UNIQUE_PROPERTIES);
    }

    PropertyDefinitions(
            InstantSource clock,
            Function<StandardProperties, Stream<PropertyDefinition>> standard,
            int mostUniqueProperties) {
        this.clock = clock;
        this.standard = standard;
        this.mostUniqueProperties = mostUniqueProperties;
        clear();
    }

    /**
     * All properties, the standard ones first.
     *
     * @return a copy
     */
    public synchronized List<PropertyDefinition> all() {
        return List.copyOf(definitions.values());
    }

    /**
     * Looks for a property.
     *
     * @param name its internal name
     * @return the property, if there is one
     */
    public synchronized Optional<PropertyDefinition> find(String name) {
        return Optional.ofNullable(definitions.get(name));
    }

    /**
     * All groups, the standard one first.
     *
     * @return a copy
     */
    public synchronized List<PropertyGroup> groups() {
        return List.copyOf(groups.values());
    }

    /**
     * Creates a property for a single line of text, as if a person had done it beforehand.
     *
     * @param name its internal name
     * @param unique whether no two contacts can have the same value
     * @return the property
     * @throws IllegalArgumentException if HubSpot would refuse it
     */
    public PropertyDefinition addText(String name, boolean unique) {
        try {
            return add(new PropertyDefinition(
                    name,
                    name,
                    "string",
                    "text",
                    StandardProperties.GROUP.name(),
                    "",
                    unique,
                    false,
                    false,
                    List.of(),
                    clock.instant()));
        } catch (Refusal refusal) {
            throw new IllegalArgumentException(refusal.getMessage(), refusal);
        }
    }

    /**
     * Deletes a property, as if a person had done it. One that there is not is no trouble.
     *
     * @param name its internal name
     */
    public synchronized void remove(String name) {
        definitions.remove(name);
    }

    synchronized PropertyDefinition add(PropertyDefinition definition) {
        if (definitions.containsKey(definition.name())) {
            throw Refusal.definitionExists("A property named '" + definition.name() + "' already exists.");
        }
        if (!groups.containsKey(definition.groupName())) {
            throw Refusal.validation("Property group '" + definition.groupName() + "' does not exist.");
        }
        if (definition.hasUniqueValue() && uniqueProperties() == mostUniqueProperties) {
            throw Refusal.validation(
                    "There can be at most " + mostUniqueProperties + " properties with unique values.");
        }
        definitions.put(definition.name(), definition);
        return definition;
    }

    synchronized PropertyGroup add(PropertyGroup group) {
        if (groups.putIfAbsent(group.name(), group) != null) {
            throw Refusal.definitionExists("A property group named '" + group.name() + "' already exists.");
        }
        return group;
    }

    /** Those of the values that belong to one contact only. */
    synchronized Map<String, String> identifying(Map<String, String> values) {
        Map<String, String> identifying = new LinkedHashMap<>(values);
        identifying.keySet().removeIf(name -> find(name)
                .filter(PropertyDefinition::identifies)
                .isEmpty());
        return identifying;
    }

    synchronized void clear() {
        definitions.clear();
        groups.clear();
        groups.put(StandardProperties.GROUP.name(), StandardProperties.GROUP);
        standard.apply(new StandardProperties(clock.instant())).forEach(each -> definitions.put(each.name(), each));
    }

    private long uniqueProperties() {
        return definitions.values().stream()
                .filter(PropertyDefinition::hasUniqueValue)
                .count();
    }
}
