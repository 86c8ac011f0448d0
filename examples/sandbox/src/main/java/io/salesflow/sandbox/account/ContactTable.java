package io.salesflow.sandbox.account;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The contacts of one account by position, campaign and slug. Not thread-safe: the account's lock guards it. */
final class ContactTable {

    private static final Positions NONE = new Positions();

    private final SeededContacts seeded;
    private final int firstMemberId;
    private final List<ContactPage> pages = new ArrayList<>();
    private final Map<Integer, Positions> positionsByCampaign = new HashMap<>();
    private final Map<String, Positions> positionsBySlug = new HashMap<>();
    private final Map<Integer, CampaignTally> tallies = new HashMap<>();
    private int size;

    ContactTable(SeededContacts seeded, int firstMemberId) {
        this.seeded = seeded;
        this.firstMemberId = firstMemberId;
        this.size = seeded.count();
        for (int first = 0; first < size; first += ContactPage.SIZE) {
            pages.add(new ContactPage(seeded, first, Math.min(ContactPage.SIZE, size - first)));
        }
        for (int position = 0; position < size; position++) {
            tallyOf(seeded.campaignAt(position)).count(seeded.statusOf(position), 1);
        }
    }

    int nextMemberId() {
        return firstMemberId + size;
    }

    void add(Contact contact) {
        int position = size++;
        if (position % ContactPage.SIZE == 0) {
            pages.add(new ContactPage(seeded, position, 0));
        }
        store(position, contact);
        index(position, null, contact);
    }

    Optional<Contact> find(int memberId) {
        int position = memberId - firstMemberId;
        return position < 0 || position >= size ? Optional.empty() : Optional.ofNullable(at(position));
    }

    void replace(Contact before, Contact after) {
        int position = before.memberId() - firstMemberId;
        store(position, after);
        index(position, before, after);
    }

    void remove(Contact contact) {
        store(contact.memberId() - firstMemberId, null);
        count(contact, -1);
    }

    /** All contacts whose URL or public identifier was once made of this slug. */
    Stream<Contact> candidates(String slug) {
        OptionalInt ofSeed = seeded.positionOf(slug);
        Positions indexed = positionsBySlug.getOrDefault(slug, NONE);
        IntStream positions = ofSeed.isPresent() && !indexed.contains(ofSeed.getAsInt())
                ? IntStream.concat(IntStream.of(ofSeed.getAsInt()), indexed.stream())
                : indexed.stream().sorted();
        return positions.mapToObj(this::at).filter(Objects::nonNull);
    }

    ContactSnapshot snapshot() {
        return new ContactSnapshot(List.copyOf(pages), firstMemberId);
    }

    CampaignSnapshot inCampaign(int campaignId) {
        int first = seeded.firstPositionOf(campaignId);
        return new CampaignSnapshot(
                snapshot(),
                campaignId,
                first,
                seeded.endPositionOf(campaignId) - first,
                positionsByCampaign.getOrDefault(campaignId, NONE).view());
    }

    /** The first contact of the campaign, from the given place in its list on, that can be invited. */
    OptionalInt placeOfInviteable(int campaignId, int fromPlace) {
        int first = seeded.firstPositionOf(campaignId);
        int seededLength = seeded.endPositionOf(campaignId) - first;
        Positions added = positionsByCampaign.getOrDefault(campaignId, NONE);
        for (int place = fromPlace; place < seededLength + added.size(); place++) {
            int position = place < seededLength ? first + place : added.at(place - seededLength);
            StatusFlags status = pages.get(position / ContactPage.SIZE).statusAt(position % ContactPage.SIZE);
            if (status != null
                    && CampaignTally.inviteable(status)
                    && at(position).isIn(campaignId)) {
                return OptionalInt.of(place);
            }
        }
        return OptionalInt.empty();
    }

    /** The contact at a place of a campaign's list. */
    Contact atPlace(int campaignId, int place) {
        int first = seeded.firstPositionOf(campaignId);
        int seededLength = seeded.endPositionOf(campaignId) - first;
        return at(
                place < seededLength
                        ? first + place
                        : positionsByCampaign.get(campaignId).at(place - seededLength));
    }

    CampaignTally tallyOf(int campaignId) {
        return tallies.computeIfAbsent(campaignId, id -> new CampaignTally());
    }

    private Contact at(int position) {
        return pages.get(position / ContactPage.SIZE).at(position % ContactPage.SIZE);
    }

    private void store(int position, Contact contact) {
        int page = position / ContactPage.SIZE;
        pages.set(page, pages.get(page).with(position % ContactPage.SIZE, contact));
    }

    private void index(int position, Contact before, Contact after) {
        if (before != null) {
            count(before, -1);
        }
        count(after, 1);
        if (after.campaignId() != null && (before == null || !after.isIn(campaignOf(before)))) {
            indexCampaign(position, after.campaignId());
        }
        slugs(after).forEach(slug -> indexSlug(position, slug));
    }

    private void indexCampaign(int position, int campaignId) {
        boolean amongSeeded =
                position >= seeded.firstPositionOf(campaignId) && position < seeded.endPositionOf(campaignId);
        Positions positions = positionsByCampaign.computeIfAbsent(campaignId, id -> new Positions());
        boolean fresh = position == size - 1;
        if (!amongSeeded && (fresh || !positions.contains(position))) {
            positions.add(position);
        }
    }

    private void indexSlug(int position, String slug) {
        Positions positions = positionsBySlug.computeIfAbsent(slug, key -> new Positions());
        if (!positions.contains(position)) {
            positions.add(position);
        }
    }

    private void count(Contact contact, int change) {
        if (contact.campaignId() != null) {
            tallyOf(contact.campaignId()).count(contact.status(), change);
        }
    }

    private static int campaignOf(Contact contact) {
        return contact.campaignId() == null ? Integer.MIN_VALUE : contact.campaignId();
    }

    private static Stream<String> slugs(Contact contact) {
        return Stream.of(
                        Optional.ofNullable(contact.profile().publicIdentifier()),
                        LinkedInUrl.read(contact.profile().memberUrl()).map(LinkedInUrl::slug))
                .flatMap(Optional::stream)
                .distinct();
    }
}
