package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.feed.Change;
import io.salesflow.camel.feed.Change.Kind;
import io.salesflow.camel.routes.mapping.ContactMapping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What several contacts of one person, each in a campaign of its own, become together. */
class ContactEntryTest {
    private final ContactMapping mapping =
            ContactMapping.read(new DefaultCamelContext(), "classpath:salesflow/mapping/hubspot-contact.yaml", null);

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whoIsGoneFromOneCampaignAndThereInAnotherIsNotCalledDeletedInWhicheverOrder(boolean isReversed)
            throws IOException {
        List<Change> changes = new ArrayList<>(List.of(change(Kind.NEW, 1), change(Kind.DELETED, 2)));
        if (isReversed) {
            Collections.reverse(changes);
        }
        ContactEntry ada = entry(changes);

        assertThat(ada.isGone()).isFalse();
        assertThat(ada.values()).containsEntry("firstname", "Ada").doesNotContainKey("salesflow_status");
        assertThat(ada.identities()).hasSize(2);
    }

    @Test
    void ofWhoIsGoneFromAllCampaignsOnlyThatIsWritten() throws IOException {
        ContactEntry ada = entry(List.of(change(Kind.DELETED, 1), change(Kind.DELETED, 2)));

        assertThat(ada.isGone()).isTrue();
        assertThat(ada.values()).isEqualTo(Map.of("salesflow_status", "MEMBER_DELETED"));
    }

    private ContactEntry entry(List<Change> changes) {
        Map<String, ContactEntry> entries = new LinkedHashMap<>();
        changes.forEach(change -> ContactEntry.add(change, mapping, entries));
        assertThat(entries).hasSize(1);
        return entries.get("ada");
    }

    private static Change change(Kind kind, int memberId) throws IOException {
        Contact ada = Json.mapper()
                .readValue(
                        "{\"MemberId\": %d, \"FirstName\": \"Ada\", \"MemberUrl\": \"https://www.linkedin.com/in/ada\"}"
                                .formatted(memberId),
                        Contact.class);
        return new Change(kind, "" + memberId, null, ada, List.of(), null, 1);
    }
}
