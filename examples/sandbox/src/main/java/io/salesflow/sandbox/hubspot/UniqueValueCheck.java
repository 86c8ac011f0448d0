package io.salesflow.sandbox.hubspot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether values that must be single belong to another contact already. */
final class UniqueValueCheck {

    private final ContactStore contacts;
    private final PropertyDefinitions definitions;

    UniqueValueCheck(ContactStore contacts, PropertyDefinitions definitions) {
        this.contacts = contacts;
        this.definitions = definitions;
    }

    /** The other contact that has the e-mail address. */
    Optional<Contact> emailOwner(Map<String, String> values, Optional<Contact> target) {
        return other("email", values.getOrDefault("email", ""), target);
    }

    /** A problem for each custom unique value that another contact has. */
    List<PropertyProblem> takenValues(Map<String, String> values, Optional<Contact> target) {
        return values.keySet().stream()
                .filter(this::isUnique)
                .flatMap(name -> other(name, values.get(name), target).map(owner -> taken(name, owner)).stream())
                .toList();
    }

    private Optional<Contact> other(String property, String value, Optional<Contact> target) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return contacts.identified(property, value)
                .filter(owner -> target.filter(contact -> contact.id().equals(owner.id()))
                        .isEmpty());
    }

    private boolean isUnique(String property) {
        return definitions
                .find(property)
                .filter(PropertyDefinition::hasUniqueValue)
                .isPresent();
    }

    private static PropertyProblem taken(String property, Contact owner) {
        return new PropertyProblem(property, "CONFLICTING_UNIQUE_VALUE", owner.id() + " already has that value.");
    }
}
