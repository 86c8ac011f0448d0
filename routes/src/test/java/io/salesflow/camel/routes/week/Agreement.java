package io.salesflow.camel.routes.week;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.mail.Mail;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.Conversation;
import io.salesflow.sandbox.account.Profile;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Salesflow, HubSpot and Salesforce, compared record by record. */
final class Agreement {
    private final SalesflowSandbox salesflow;
    private final HubSpotSandbox hubSpot;
    private final SalesforceSandbox salesforce;
    private final Mailbox mailbox;
    private final People people;
    /** By person: contacts that are gone, whose values and messages had come to the CRMs, or had not. */
    private final Map<String, List<Contact>> gone = new HashMap<>();

    private final Map<String, Integer> messagesOfTheGone = new HashMap<>();

    Agreement(
            SalesflowSandbox salesflow,
            HubSpotSandbox hubSpot,
            SalesforceSandbox salesforce,
            Mailbox mailbox,
            People people) {
        this.salesflow = salesflow;
        this.hubSpot = hubSpot;
        this.salesforce = salesforce;
        this.mailbox = mailbox;
        this.people = people;
    }

    void willBeGone(SandboxContact contact) {
        gone.computeIfAbsent(key(contact.now()), key -> new ArrayList<>()).add(contact.now());
        messagesOfTheGone.merge(
                key(contact.now()), contact.conversation().received().size(), Integer::sum);
    }

    boolean isGone(String key) {
        return gone.containsKey(key);
    }

    void assertHolds() {
        Map<Integer, Integer> received = salesflow.account().conversations().stream()
                .collect(toMap(
                        Conversation::memberId,
                        conversation -> conversation.received().size()));
        assertThat(received.values().stream().mapToInt(Integer::intValue).sum())
                .as("messages of the week")
                .isGreaterThan(10);
        salesflow.account().contacts().stream()
                .collect(groupingBy(Agreement::key))
                .forEach((key, members) -> {
                    int messages = members.stream()
                            .mapToInt(member -> received.getOrDefault(member.memberId(), 0))
                            .sum();
                    List<Contact> known = new ArrayList<>(members);
                    known.addAll(gone.getOrDefault(key, List.of()));
                    assertInHubSpot(key, known, messages);
                    assertInSalesforce(key, known, messages);
                });
        assertMails(received.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(hubSpot.contacts().all())
                .extracting(contact -> contact.value("salesflow_linkedin_key").orElse(contact + " without a key"))
                .doesNotHaveDuplicates()
                .allMatch(key -> !key.endsWith("without a key"));
        assertThat(salesforce.objects().all("Lead"))
                .extracting(lead -> lead.value("Salesflow_Key__c").orElse(lead + " without a key"))
                .doesNotHaveDuplicates()
                .allMatch(key -> !key.endsWith("without a key"));
    }

    private void assertMails(int messages) {
        List<Mail> mails = mailbox.mails();
        int ofTheGone =
                messagesOfTheGone.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(mails).extracting(Mail::id).as("mails").doesNotHaveDuplicates();
        assertThat(mails)
                .filteredOn(mail -> mail.id().startsWith("<salesflow.reply."))
                .as("mails of replies")
                .hasSizeBetween(messages, messages + ofTheGone);
    }

    private void assertInHubSpot(String key, List<Contact> members, int messages) {
        List<io.salesflow.sandbox.hubspot.Contact> found = hubSpot.contacts().find("salesflow_linkedin_key", key);
        assertThat(found).as("HubSpot's contacts of " + key).hasSize(1);
        io.salesflow.sandbox.hubspot.Contact there = found.get(0);
        assertIsOfOne("jobtitle of " + key, there.value("jobtitle").orElse(null), members, Profile::occupation);
        assertIsOfOne("phone of " + key, there.value("phone").orElse(null), members, Profile::phone);
        assertIsOfOne("email of " + key, there.value("email").orElse(null), members, Profile::email);
        assertIsOfOne("company of " + key, there.value("company").orElse(null), members, Profile::company);
        assertThat(hubSpot.communications().of(there.id()))
                .as("messages of " + key)
                .hasSizeBetween(messages, messages + messagesOfTheGone.getOrDefault(key, 0));
    }

    private void assertInSalesforce(String key, List<Contact> members, int messages) {
        List<SObjectRecord> found = salesforce.objects().find("Lead", "Salesflow_Key__c", key);
        assertThat(found).as("Leads of " + key).hasSize(1);
        SObjectRecord lead = found.get(0);
        assertIsOfOne("Title of " + key, lead.value("Title").orElse(null), members, Profile::occupation);
        assertIsOfOne("Phone of " + key, lead.value("Phone").orElse(null), members, Profile::phone);
        assertIsOfOne("Email of " + key, lead.value("Email").orElse(null), members, Profile::email);
        assertCompany(key, lead.value("Company").orElse(null), members);
        assertThat(salesforce.objects().find("Task", "WhoId", lead.id()))
                .as("Tasks of " + key)
                .hasSizeBetween(messages, messages + messagesOfTheGone.getOrDefault(key, 0));
    }

    /** A Lead must have one: that of Salesflow, or what it had before, or else one that is assumed. */
    private void assertCompany(String key, String company, List<Contact> members) {
        String before = people.companyInSalesforce(key).orElse("Unknown");
        assertIsOfOne("Company of " + key, before.equals(company) ? null : company, members, Profile::company);
    }

    /**
     * Of a person in several campaigns, the one that changed last was written; but what one lacks overwrites nothing.
     *
     * @param value null for none, which it is only if nobody in Salesflow has one
     */
    private void assertIsOfOne(String what, String value, List<Contact> members, Function<Profile, String> field) {
        List<String> values = members.stream()
                .map(member -> field.apply(member.profile()))
                .filter(Objects::nonNull)
                .toList();
        boolean isOfNobodyThere = salesflow.account().contacts().stream()
                .filter(members::contains)
                .allMatch(member -> field.apply(member.profile()) == null);
        if (value != null || !isOfNobodyThere) {
            assertThat(values).as(what + " in Salesflow").contains(value);
        }
    }

    /** The name of a profile, by which all systems know a person. */
    static String key(Contact contact) {
        String url = contact.profile().memberUrl();
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
