package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.MemberStatus;
import io.salesflow.camel.routes.settings.SettingName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which flag of a contact becomes which value of {@code Lead.Status}. The first flag that a contact has decides. */
final class LeadStatuses {
    static final SettingName NAME = SettingName.of("salesforce.leadStatuses");
    private static final String EXAMPLE =
            "MEMBER_CONNECTED=Working - Contacted, MEMBER_INVITATION_SENT=Open - Not Contacted";

    private final Map<MemberStatus.Flag, String> values = new LinkedHashMap<>();

    private LeadStatuses() {}

    /**
     * Reads flags and values.
     *
     * @param text such as {@code MEMBER_CONNECTED=Working - Contacted, MEMBER_PENDING=Open - Not Contacted}; blank for none
     * @throws IllegalArgumentException if it can't be read
     */
    static LeadStatuses of(String text) {
        LeadStatuses statuses = new LeadStatuses();
        if (!text.isBlank()) {
            Arrays.stream(text.split(",")).forEach(statuses::add);
        }
        return statuses;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Optional<String> of(Contact contact) {
        return values.entrySet().stream()
                .filter(entry -> contact.has(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void add(String pair) {
        String[] parts = pair.split("=", 2);
        if (parts.length < 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException(
                    NAME.capitalised() + " has no value in '" + pair.strip() + "'. It is like: " + EXAMPLE);
        }
        String name = parts[0].strip();
        MemberStatus.Flag flag = Arrays.stream(MemberStatus.Flag.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        NAME.capitalised() + " has an unknown status '" + name + "'. There are "
                                + Arrays.stream(MemberStatus.Flag.values())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
        values.put(flag, parts[1].strip());
    }
}
