package io.salesflow.camel.routes.week;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.routes.mail.Mail;
import io.salesflow.camel.routes.mail.Mailbox;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.Conversation;
import io.salesflow.sandbox.account.Message;
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
        Map<Integer, List<Message>> received = salesflow.account().conversations().stream()
                .collect(toMap(Conversation::memberId, Conversation::received));
        assertThat(received.values().stream().mapToInt(List::size).sum())
                .as("messages of the week")
                .isGreaterThan(10);
        salesflow.account().contacts().stream()
                .collect(groupingBy(Agreement::key))
                .forEach((key, members) -> {
                    List<String> messages = members.stream()
                            .flatMap(member -> received.getOrDefault(member.memberId(), List.of()).stream())
                            .map(Message::text)
                            .toList();
                    List<Contact> known = new ArrayList<>(members);
                    known.addAll(gone.getOrDefault(key, List.of()));
                    assertInHubSpot(key, known, messages);
                    assertInSalesforce(key, known, messages);
                });
        assertMails(received);
        assertThat(hubSpot.contacts().all())
                .extracting(contact -> contact.value("salesflow_linkedin_key").orElse(contact + " without a key"))
                .doesNotHaveDuplicates()
                .allMatch(key -> !key.endsWith("without a key"));
        assertThat(salesforce.objects().all("Lead"))
                .extracting(lead -> lead.value("Salesflow_Key__c").orElse(lead + " without a key"))
                .doesNotHaveDuplicates()
                .allMatch(key -> !key.endsWith("without a key"));
    }

    private void assertMails(Map<Integer, List<Message>> received) {
        List<Mail> mails = mailbox.mails();
        assertThat(mails).extracting(Mail::id).as("mails").doesNotHaveDuplicates();
        Map<String, Mail> ofReplies = mails.stream()
                .filter(mail -> mail.id().startsWith("<salesflow.reply."))
                .collect(toMap(Mail::id, mail -> mail));
        received.forEach((member, messages) -> messages.forEach(message -> {
            String id = "<salesflow.reply.%d.%d.%d@example.com>"
                    .formatted(salesflow.accountId(), member, message.conversationMessageId());
            assertThat(ofReplies).as("mails of replies").containsKey(id);
            assertThat(ofReplies.remove(id).text()).contains(message.text().strip());
        }));
        assertThat(ofReplies)
                .as("mails of replies of the gone")
                .hasSizeLessThanOrEqualTo(messagesOfTheGone.values().stream()
                        .mapToInt(Integer::intValue)
                        .sum());
    }

    /** All messages are there, each as often as in Salesflow; of the gone, some may be. */
    private void assertMessages(String what, String key, List<String> found, List<String> messages) {
        List<String> others = new ArrayList<>(found);
        messages.forEach(message -> assertThat(others.remove(message))
                .as(what + " of " + key + " have: " + message)
                .isTrue());
        assertThat(others)
                .as(what + " of who is gone: " + key)
                .hasSizeLessThanOrEqualTo(messagesOfTheGone.getOrDefault(key, 0));
    }

    private void assertInHubSpot(String key, List<Contact> members, List<String> messages) {
        List<io.salesflow.sandbox.hubspot.Contact> found = hubSpot.contacts().find("salesflow_linkedin_key", key);
        assertThat(found).as("HubSpot's contacts of " + key).hasSize(1);
        io.salesflow.sandbox.hubspot.Contact there = found.get(0);
        assertIsOfOne("jobtitle of " + key, there.value("jobtitle").orElse(null), members, Profile::occupation);
        assertIsOfOne("phone of " + key, there.value("phone").orElse(null), members, Profile::phone);
        assertIsOfOne("email of " + key, there.value("email").orElse(null), members, Profile::email);
        assertIsOfOne("company of " + key, there.value("company").orElse(null), members, Profile::company);
        List<String> texts = hubSpot.communications().of(there.id()).stream()
                .map(communication -> textOf(communication.properties().get("hs_communication_body")))
                .toList();
        assertMessages("HubSpot's messages", key, texts, messages);
    }

    private void assertInSalesforce(String key, List<Contact> members, List<String> messages) {
        List<SObjectRecord> found = salesforce.objects().find("Lead", "Salesflow_Key__c", key);
        assertThat(found).as("Leads of " + key).hasSize(1);
        SObjectRecord lead = found.get(0);
        assertIsOfOne("Title of " + key, lead.value("Title").orElse(null), members, Profile::occupation);
        assertIsOfOne("Phone of " + key, lead.value("Phone").orElse(null), members, Profile::phone);
        assertIsOfOne("Email of " + key, lead.value("Email").orElse(null), members, Profile::email);
        assertCompany(key, lead.value("Company").orElse(null), members);
        List<String> texts = salesforce.objects().find("Task", "WhoId", lead.id()).stream()
                .map(task -> task.value("Description").orElse(""))
                .toList();
        assertMessages("Tasks", key, texts, messages);
    }

    /** The last paragraph, as text. */
    private static String textOf(String html) {
        return html.replaceFirst("(?s).*<p>", "")
                .replace("</p>", "")
                .replace("<br>", "\n")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&gt;", ">")
                .replace("&lt;", "<")
                .replace("&amp;", "&");
    }

    /** A Lead must have one: what it had before, which may stay, or that of Salesflow, or else one that is assumed. */
    private void assertCompany(String key, String company, List<Contact> members) {
        if (people.companyInSalesforce(key).filter(company::equals).isEmpty()) {
            assertIsOfOne("Company of " + key, "Unknown".equals(company) ? null : company, members, Profile::company);
        }
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
