package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandboxExtension;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HubSpotListMembersTest {
    @RegisterExtension
    static final HubSpotSandboxExtension HUBSPOT = new HubSpotSandboxExtension();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final HubSpotListMembers members = new HubSpotListMembers();
    private HubSpotSandbox hubSpot;

    @BeforeEach
    void start() {
        hubSpot = HUBSPOT.sandbox();
        Properties properties = new Properties();
        properties.setProperty("hubspot.token", hubSpot.token());
        properties.setProperty("hubspot.apiUrl", hubSpot.apiUrl());
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.start();
        members.setCamelContext(camel);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void readsAllOfALargeListInPagesAndNoPageBeforeItIsNeeded() {
        List<String> ids = IntStream.range(0, 250)
                .mapToObj(i -> hubSpot.contacts()
                        .add(Map.of("firstname", "P" + i, "hs_linkedin_url", "https://www.linkedin.com/in/p" + i))
                        .id())
                .toList();
        hubSpot.lists().add("42", ids);

        Iterator<HubSpotPerson> all = members.read("42");
        all.next();
        assertThat(hubSpot.journal().count()).isEqualTo(2);

        List<String> rest = new ArrayList<>();
        all.forEachRemaining(person -> rest.add(person.linkedInUrl()));
        assertThat(rest).hasSize(249).doesNotHaveDuplicates().contains("https://www.linkedin.com/in/p249");
        assertThat(hubSpot.journal().count()).isEqualTo(6);
    }

    @Test
    void aPersonComesWithWhatAnImportNeeds() {
        hubSpot.lists()
                .add(
                        "42",
                        List.of(hubSpot.contacts()
                                .add(Map.of("firstname", "Ada", "lastname", "Lovelace", "email", "ada@example.com"))
                                .id()));

        assertThat(members.read("42").next()).satisfies(person -> {
            assertThat(person.firstName()).isEqualTo("Ada");
            assertThat(person.lastName()).isEqualTo("Lovelace");
            assertThat(person.email()).isEqualTo("ada@example.com");
            assertThat(person.linkedInUrl()).isNull();
        });
    }

    @Test
    void anEmptyListHasNobodyAndOneThatThereIsNotIsTold() {
        hubSpot.lists().add("42", List.of());

        assertThat(members.read("42")).isExhausted();
        assertThatThrownBy(() -> members.read("43").hasNext())
                .isInstanceOf(HubSpotException.class)
                .hasMessageContaining("List does not exist with ID 43");
        assertThatThrownBy(() -> members.read("../42")).hasMessageContaining("is a number, but is ../42");
    }
}
