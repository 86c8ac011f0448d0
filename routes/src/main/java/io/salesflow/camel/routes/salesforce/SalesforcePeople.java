package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.routes.mapping.ContactField;
import io.salesflow.camel.routes.mapping.ContactMapping;
import io.salesflow.camel.routes.mapping.MappedProperty;
import io.salesflow.camel.routes.settings.SettingName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/** How contacts look as Leads or Contacts of Salesforce. */
public final class SalesforcePeople implements CamelContextAware {
    private static final SettingName OBJECT = SettingName.of("salesforce.object");
    private static final SettingName MAPPING = SettingName.of("salesforce.mapping");
    private static final String LEAD = "Lead";
    private static final String CONTACT = "Contact";
    private static final String LEAD_STATUS = "Status";
    private static final List<ContactField> EDITED_BY_PEOPLE =
            List.of(ContactField.EMAIL, ContactField.PHONE, ContactField.COMPANY);

    private CamelContext camelContext;
    private String object = LEAD;
    private String mappingFile;
    private LeadStatuses leadStatuses = LeadStatuses.of("");
    private boolean isFoundByEmail = true;
    private boolean isFoundByLinkedInUrl;
    private ContactMapping mapping;

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** What contacts become: {@code Lead} or {@code Contact}. */
    public void setObject(String object) {
        if (!LEAD.equals(object) && !CONTACT.equals(object)) {
            throw new IllegalArgumentException(OBJECT.capitalised() + " must be Lead or Contact: " + object);
        }
        this.object = object;
    }

    /** Where the user's mapping file is, as Camel writes places; blank for none. */
    public void setMapping(String mappingFile) {
        this.mappingFile = mappingFile;
    }

    /** Which status becomes which value of Lead.Status; blank to leave Lead.Status alone. */
    public void setLeadStatuses(String leadStatuses) {
        this.leadStatuses = LeadStatuses.of(leadStatuses);
    }

    /** Whether who is new is looked up by e-mail address. */
    public void setFindByEmail(boolean findByEmail) {
        isFoundByEmail = findByEmail;
    }

    /** Whether who is new is looked up by the URL of the LinkedIn profile, too. */
    public void setFindByLinkedInUrl(boolean findByLinkedInUrl) {
        isFoundByLinkedInUrl = findByLinkedInUrl;
    }

    String object() {
        return object;
    }

    boolean isLead() {
        return LEAD.equals(object);
    }

    /** The field by whose e-mail address people are looked up; empty if they are not. */
    Optional<String> lookupByEmail() {
        return isFoundByEmail ? field(ContactField.EMAIL) : Optional.empty();
    }

    /** The field by whose URL people are looked up; empty if they are not. */
    Optional<String> lookupByUrl() {
        return isFoundByLinkedInUrl ? field(ContactField.MEMBER_URL) : Optional.empty();
    }

    /** The name of the external ID. */
    String keyField() {
        return mapping()
                .keyProperty()
                .orElseThrow(() -> new IllegalArgumentException("The mapping of " + MAPPING + " has no field"
                        + " with LinkedInKey, by which Salesforce recognises a contact"));
    }

    /**
     * Those of some changes that have a LinkedIn key. Several of one key become one, with the values that it would have if they
     * were written one after the other. Of what people edit in Salesforce only that is written which has changed in Salesflow.
     *
     * @param withoutKey gets the identities of the others
     */
    Collection<Person> of(List<Change> changes, Collection<String> withoutKey) {
        Map<String, List<Change>> changesByKey = new LinkedHashMap<>();
        for (Change change : changes) {
            Contact contact = (Contact) change.element();
            String key = contact == null ? null : contact.linkedInSlug();
            if (key == null || key.isBlank()) {
                withoutKey.add(change.identity());
            } else {
                changesByKey.computeIfAbsent(key, first -> new ArrayList<>()).add(change);
            }
        }
        return changesByKey.entrySet().stream()
                .map(entry -> person(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** One contact that is there, and new to us. */
    Person of(Contact contact) {
        Map<String, String> values = values(contact);
        values.putAll(leadStatus(contact));
        return new Person(
                contact.linkedInSlug(), values, Map.of(), defaults(contact), List.of(), Set.of(), true, false);
    }

    /** A person is gone only if none of the changes says otherwise; Salesforce then keeps all and learns only that. */
    private Person person(String key, List<Change> changes) {
        List<String> identities = changes.stream().map(Change::identity).toList();
        List<Change> there = changes.stream()
                .filter(change -> change.kind() != Change.Kind.DELETED)
                .toList();
        if (there.isEmpty()) {
            return new Person(key, gone(key), Map.of(), Map.of(), identities, Set.of(), false, true);
        }
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> unsure = new LinkedHashMap<>();
        Map<String, String> known = new LinkedHashMap<>();
        Map<String, String> defaults = new LinkedHashMap<>();
        there.forEach(change -> {
            Contact contact = (Contact) change.element();
            Map<String, String> all = values(contact);
            all.putAll(leadStatus(contact));
            known.putAll(all);
            defaults.putAll(defaults(contact));
            all.entrySet().removeIf(field -> isUnchanged(field.getKey(), field.getValue(), change));
            if (change.kind() == Change.Kind.NEW) {
                editedByPeople().stream()
                        .filter(all::containsKey)
                        .forEach(field -> unsure.put(field, all.remove(field)));
            }
            values.putAll(all);
        });
        defaults.putAll(known);
        unsure.keySet().removeAll(values.keySet());
        Set<String> previousKeys = previousKeys(key, there);
        boolean isFirstSight =
                !previousKeys.isEmpty() || there.stream().anyMatch(change -> change.kind() == Change.Kind.NEW);
        return new Person(key, values, unsure, defaults, identities, previousKeys, isFirstSight, false);
    }

    private static Set<String> previousKeys(String key, List<Change> changes) {
        return changes.stream()
                .map(Change::previous)
                .filter(Contact.class::isInstance)
                .map(previous -> ((Contact) previous).linkedInSlug())
                .filter(before -> before != null && !before.equals(key))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether that is what a field has where nobody knows more, such as "Unknown". */
    boolean isAssumed(String field, String value) {
        MappedProperty property = mapping().properties().get(field);
        return property != null && value.equals(property.otherwise());
    }

    /** The fields that people edit in Salesforce. */
    Set<String> editedByPeople() {
        Set<String> fields = mapping().properties().entrySet().stream()
                .filter(entry -> isEditedByPeople(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!leadStatuses.isEmpty()) {
            fields.add(LEAD_STATUS);
        }
        return fields;
    }

    /** Whether it is for people to edit in Salesforce, and is as it was in Salesflow. */
    private boolean isUnchanged(String field, String value, Change change) {
        if (LEAD_STATUS.equals(field) && !leadStatuses.isEmpty()) {
            return change.kind() == Change.Kind.UPDATED
                    && !change.changedFields().contains(ContactField.STATUS.fieldName());
        }
        MappedProperty property = mapping().properties().get(field);
        return property != null
                && isEditedByPeople(property)
                && change.previous() instanceof Contact previous
                && property.valueOf(previous).filter(value::equals).isPresent();
    }

    private static boolean isEditedByPeople(MappedProperty property) {
        return property.from() != null && EDITED_BY_PEOPLE.contains(property.from());
    }

    private Optional<String> field(ContactField from) {
        return mapping().of(from).keySet().stream().findFirst();
    }

    private Map<String, String> gone(String key) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(keyField(), key);
        mapping()
                .of(ContactField.STATUS)
                .keySet()
                .forEach(field -> values.put(field, MemberStatus.Flag.MEMBER_DELETED.name()));
        return values;
    }

    private Map<String, String> values(Contact contact) {
        Map<String, String> values = new LinkedHashMap<>(mapping().valuesOf(contact));
        values.keySet().removeAll(defaults(contact).keySet());
        return values;
    }

    private Map<String, String> leadStatus(Contact contact) {
        return leadStatuses
                .of(contact)
                .map(status -> Map.of(LEAD_STATUS, status))
                .orElse(Map.of());
    }

    private Map<String, String> defaults(Contact contact) {
        Map<String, String> defaults = new LinkedHashMap<>();
        mapping().properties().forEach((field, property) -> {
            if (property.otherwise() != null
                    && property.from() != null
                    && property.from().of(contact) == null) {
                defaults.put(field, property.otherwise());
            }
        });
        return defaults;
    }

    private synchronized ContactMapping mapping() {
        if (mapping == null) {
            if (CONTACT.equals(object) && !leadStatuses.isEmpty()) {
                throw new IllegalArgumentException(
                        LeadStatuses.NAME.capitalised() + " is for Leads, but " + OBJECT + " is Contact");
            }
            mapping = ContactMapping.read(camelContext, standardMapping(object), mappingFile);
        }
        return mapping;
    }

    static String standardMapping(String object) {
        return "classpath:salesflow/mapping/salesforce-" + object.toLowerCase(Locale.ROOT) + ".yaml";
    }
}
