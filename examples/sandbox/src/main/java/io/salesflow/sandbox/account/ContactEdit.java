package io.salesflow.sandbox.account;

import java.time.Instant;
import java.util.List;

/**
 * A change of a contact, field by field. Unless told otherwise the change stamps {@code LastModifiedAt} with the clock.
 */
public final class ContactEdit {

    private final Contact before;
    private Integer campaignId;
    private String firstName;
    private String lastName;
    private String location;
    private String occupation;
    private String industry;
    private String company;
    private String email;
    private String phone;
    private String publicIdentifier;
    private String memberUrl;
    private StatusFlags status;
    private boolean muted;
    private List<String> customFields;
    private Instant addedAt;
    private Instant connectedAt;
    private Instant lastModifiedAt;
    private boolean stamped = true;

    ContactEdit(Contact before) {
        this.before = before;
        Profile profile = before.profile();
        campaignId = before.campaignId();
        firstName = profile.firstName();
        lastName = profile.lastName();
        location = profile.location();
        occupation = profile.occupation();
        industry = profile.industry();
        company = profile.company();
        email = profile.email();
        phone = profile.phone();
        publicIdentifier = profile.publicIdentifier();
        memberUrl = profile.memberUrl();
        status = before.status();
        muted = before.muted();
        customFields = before.customFields();
        addedAt = before.addedAt();
        connectedAt = before.connectedAt();
        lastModifiedAt = before.lastModifiedAt();
    }

    /** The contact as it was. */
    public Contact before() {
        return before;
    }

    /** Moves the contact to a campaign; null takes it out of its campaign. */
    public ContactEdit campaignId(Integer value) {
        campaignId = value;
        return this;
    }

    /** Sets the first name. */
    public ContactEdit firstName(String value) {
        firstName = value;
        return this;
    }

    /** Sets the last name. */
    public ContactEdit lastName(String value) {
        lastName = value;
        return this;
    }

    /** Sets the location. */
    public ContactEdit location(String value) {
        location = value;
        return this;
    }

    /** Sets the occupation. */
    public ContactEdit occupation(String value) {
        occupation = value;
        return this;
    }

    /** Sets the industry. */
    public ContactEdit industry(String value) {
        industry = value;
        return this;
    }

    /** Sets the company. */
    public ContactEdit company(String value) {
        company = value;
        return this;
    }

    /** Sets the e-mail address. */
    public ContactEdit email(String value) {
        email = value;
        return this;
    }

    /** Sets the telephone number. */
    public ContactEdit phone(String value) {
        phone = value;
        return this;
    }

    /** Sets the public identifier. */
    public ContactEdit publicIdentifier(String value) {
        publicIdentifier = value;
        return this;
    }

    /** Sets the profile's URL. */
    public ContactEdit memberUrl(String value) {
        memberUrl = value;
        return this;
    }

    /** Replaces the status by these flags. */
    public ContactEdit status(MemberStatus... flags) {
        status = StatusFlags.of(flags);
        return this;
    }

    /** Replaces the status by bits, which need not have a name. */
    public ContactEdit statusBits(int bits) {
        status = new StatusFlags(bits);
        return this;
    }

    /** Mutes or unmutes the contact. */
    public ContactEdit muted(boolean value) {
        muted = value;
        return this;
    }

    /** Replaces the custom fields. */
    public ContactEdit customFields(List<String> values) {
        customFields = List.copyOf(values);
        return this;
    }

    /** Sets the time of the import. */
    public ContactEdit addedAt(Instant value) {
        addedAt = value;
        return this;
    }

    /** Sets the time of the connection. */
    public ContactEdit connectedAt(Instant value) {
        connectedAt = value;
        return this;
    }

    /** Sets the time of the last change: old, null or in the future, as it is given. */
    public ContactEdit lastModifiedAt(Instant value) {
        lastModifiedAt = value;
        stamped = false;
        return this;
    }

    /** Leaves the time of the last change as it was. */
    public ContactEdit keepLastModifiedAt() {
        stamped = false;
        return this;
    }

    Contact applied(Instant now) {
        Profile profile = new Profile(
                firstName,
                lastName,
                location,
                occupation,
                industry,
                company,
                email,
                phone,
                publicIdentifier,
                memberUrl);
        return new Contact(
                before.memberId(),
                campaignId,
                profile,
                status,
                muted,
                customFields,
                addedAt,
                stamped ? now : lastModifiedAt,
                connectedAt);
    }
}
