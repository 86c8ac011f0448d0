package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.AccountSettings;
import io.salesflow.sandbox.account.CampaignSnapshot;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.ContactForm;
import io.salesflow.sandbox.account.ContactPage;
import io.salesflow.sandbox.account.ContactSnapshot;
import io.salesflow.sandbox.account.Quirk;
import io.salesflow.sandbox.account.SandboxAccount;
import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The lists of contacts. They are answered from a snapshot, outside the account's lock. */
final class ContactLists {

    private final AccountSettings settings;
    private final ContactJson json;

    ContactLists(AccountSettings settings) {
        this.settings = settings;
        this.json = new ContactJson(settings);
    }

    Answer byAccount(ApiRequest request) {
        SandboxAccount account = request.account();
        Optional<Instant> updatedFrom = request.query().optionalInstant("updatedFromDate");
        ContactSnapshot snapshot = account.contacts();
        if (updatedFrom.isEmpty()) {
            return Answer.either(
                    out -> write(snapshot, ContactArray.plain(out, ContactForm.IN_ACCOUNT, json::inAccount)),
                    out -> write(
                            snapshot, ContactArray.compressed(out, ContactForm.IN_ACCOUNT_DEFLATED, json::inAccount)));
        }
        Iterator<Contact> contacts = updatedIn(snapshot, updatedFrom.get()).iterator();
        return Answer.json(generator -> Json.array(generator, contacts, json::inAccount));
    }

    Answer byCampaign(ApiRequest request) {
        SandboxAccount account = request.account();
        int campaignId = request.query().number("campaignId");
        Optional<Instant> updatedFrom = request.query().optionalInstant("updatedFromDate");
        CampaignSnapshot snapshot = account.read(state -> {
            state.campaigns().get(campaignId);
            return state.contacts().inCampaign(campaignId);
        });
        if (updatedFrom.isEmpty()) {
            return Answer.either(
                    out -> write(snapshot, ContactArray.plain(out, ContactForm.IN_CAMPAIGN, json::inCampaign)),
                    out -> write(
                            snapshot,
                            ContactArray.compressed(out, ContactForm.IN_CAMPAIGN_DEFLATED, json::inCampaign)));
        }
        Iterator<Contact> contacts = snapshot.stream()
                .filter(contact -> isUpdated(contact, updatedFrom.get()))
                .iterator();
        return Answer.json(generator -> Json.array(generator, contacts, json::inCampaign));
    }

    Answer byPublicIdentifiers(SandboxAccount account, List<String> identifiers, Optional<Instant> updatedFrom) {
        List<Contact> contacts = account.read(state -> identifiers.stream()
                .distinct()
                .flatMap(identifier -> state.contacts().withPublicIdentifier(identifier).stream())
                .filter(contact -> updatedFrom.isEmpty() || isUpdated(contact, updatedFrom.get()))
                .toList());
        return Answer.json(generator -> Json.array(generator, contacts.iterator(), json::plain));
    }

    private static void write(ContactSnapshot snapshot, ContactArray array) throws IOException {
        for (ContactPage page : snapshot.pages()) {
            array.page(page);
        }
        array.end();
    }

    private static void write(CampaignSnapshot snapshot, ContactArray array) throws IOException {
        snapshot.visit(array);
        array.end();
    }

    private Stream<Contact> updatedIn(ContactSnapshot snapshot, Instant from) {
        return snapshot.pages().stream()
                .filter(page -> settings.has(Quirk.FILTERS_SHOW_NULL_TIMES) || page.mayHoldModifiedAfter(from))
                .flatMap(page -> StreamSupport.stream(page.spliterator(), false))
                .filter(contact -> isUpdated(contact, from));
    }

    private boolean isUpdated(Contact contact, Instant from) {
        return contact.lastModifiedAt() == null
                ? settings.has(Quirk.FILTERS_SHOW_NULL_TIMES)
                : contact.lastModifiedAt().isAfter(from);
    }
}
