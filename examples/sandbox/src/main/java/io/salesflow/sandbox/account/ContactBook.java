package io.salesflow.sandbox.account;

import io.salesflow.sandbox.time.ServerTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** The contacts of one account. The account's lock guards it. */
public final class ContactBook {

    private final ContactTable table;
    private final AccountSettings settings;

    ContactBook(ContactTable table, AccountSettings settings) {
        this.table = table;
        this.settings = settings;
    }

    /** Adds a contact, as a duplicate if the account knows the person already. */
    public Contact add(ImportRequest request) {
        String url = request.url().normalised();
        boolean known = table.candidates(request.url().slug())
                .anyMatch(contact -> url.equals(contact.profile().memberUrl()));
        StatusFlags status = StatusFlags.of(MemberStatus.IMPORTED);
        Contact contact = new Contact(
                table.nextMemberId(),
                request.campaignId(),
                new Profile(
                        request.firstName(),
                        request.lastName(),
                        request.location(),
                        request.occupation(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        url),
                known ? status.with(MemberStatus.DUPLICATE) : status,
                false,
                List.copyOf(request.customFields()),
                ServerTimes.stored(settings.clock().instant()),
                null,
                null);
        table.add(contact);
        return contact;
    }

    /**
     * The contact of an id.
     *
     * @throws Rejection 404 if there is none
     */
    public Contact get(int memberId) {
        return find(memberId).orElseThrow(() -> Rejection.notFound("Member"));
    }

    /** The contact of an id, if there is one. */
    public Optional<Contact> find(int memberId) {
        return table.find(memberId);
    }

    /** All contacts with this public identifier, oldest first. */
    public List<Contact> withPublicIdentifier(String publicIdentifier) {
        return table.candidates(publicIdentifier)
                .filter(contact -> publicIdentifier.equals(contact.profile().publicIdentifier()))
                .toList();
    }

    /** Changes a contact and stamps the change with the clock, unless the edit says otherwise. */
    public Contact edit(int memberId, Consumer<ContactEdit> change) {
        return edit(memberId, settings.clock().instant(), change);
    }

    /** Removes the contact, or flags it where deleted contacts are kept. */
    public void delete(int memberId) {
        Contact contact = get(memberId);
        if (settings.has(Quirk.KEEP_DELETED_CONTACTS)) {
            edit(memberId, edit -> edit.status(MemberStatus.DELETED));
        } else {
            table.remove(contact);
        }
    }

    /** All contacts at this moment; it may be read without the lock. */
    public ContactSnapshot snapshot() {
        return table.snapshot();
    }

    /** A campaign's contacts at this moment; they may be read without the lock. */
    public CampaignSnapshot inCampaign(int campaignId) {
        return table.inCampaign(campaignId);
    }

    /** How many contacts of a campaign stand where, at this moment. */
    public CampaignTally tally(int campaignId) {
        return table.tallyOf(campaignId).copy();
    }

    /** The next contact of the campaign that can be invited, searched from a place in its list on. */
    public OptionalInt placeOfInviteable(int campaignId, int fromPlace) {
        return table.placeOfInviteable(campaignId, fromPlace);
    }

    /** The contact at a place in the campaign's list. */
    public Contact atPlace(int campaignId, int place) {
        return table.atPlace(campaignId, place);
    }

    Contact edit(int memberId, Instant at, Consumer<ContactEdit> change) {
        Contact before = get(memberId);
        ContactEdit edit = new ContactEdit(before);
        change.accept(edit);
        Contact after = edit.applied(ServerTimes.stored(at));
        table.replace(before, after);
        return after;
    }
}
