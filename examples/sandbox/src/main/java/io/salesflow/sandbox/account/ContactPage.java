package io.salesflow.sandbox.account;

import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Function;

/**
 * A run of contacts that never changes; a change makes another page. So a snapshot is a list of pages, and what was
 * computed from a page, such as its JSON, stays right for ever.
 */
public final class ContactPage implements Iterable<Contact> {

    static final int SIZE = 256;

    private static final Contact DELETED = new Contact(0, null, null, null, false, null, null, null, null);

    private final SeededContacts seeded;
    private final int firstPosition;
    private final int length;
    private final Contact[] changed;
    private volatile Instant newestModification;
    private volatile Boolean inOneCampaign;
    private final Map<ContactForm, SoftReference<byte[]>> encoded = new EnumMap<>(ContactForm.class);

    ContactPage(SeededContacts seeded, int firstPosition, int length) {
        this(seeded, firstPosition, length, null);
    }

    private ContactPage(SeededContacts seeded, int firstPosition, int length, Contact[] changed) {
        this.seeded = seeded;
        this.firstPosition = firstPosition;
        this.length = length;
        this.changed = changed;
    }

    /** The page's JSON in one form, encoded at the first call and kept while there is memory. */
    public synchronized byte[] encoded(ContactForm form, Function<ContactPage, byte[]> encoder) {
        SoftReference<byte[]> kept = encoded.get(form);
        byte[] bytes = kept == null ? null : kept.get();
        if (bytes == null) {
            bytes = encoder.apply(this);
            encoded.put(form, new SoftReference<>(bytes));
        }
        return bytes;
    }

    /** Whether any contact here was modified after the instant; those without a time don't count. */
    public boolean mayHoldModifiedAfter(Instant instant) {
        Instant newest = newestModification;
        if (newest == null) {
            newest = findNewestModification();
            newestModification = newest;
        }
        return newest.isAfter(instant);
    }

    /** The contacts in order, without the deleted ones. */
    @Override
    public Iterator<Contact> iterator() {
        return new Contacts();
    }

    int length() {
        return length;
    }

    /** Whether all contacts that are left here are in this campaign. */
    boolean isWhollyIn(int campaignId) {
        Boolean one = inOneCampaign;
        if (one == null) {
            one = findWhetherInOneCampaign();
            inOneCampaign = one;
        }
        Iterator<Contact> contacts = one ? iterator() : Collections.emptyIterator();
        return contacts.hasNext() && contacts.next().isIn(campaignId);
    }

    Contact at(int index) {
        Contact own = changed == null ? null : changed[index];
        if (own == DELETED) {
            return null;
        }
        return own == null ? seeded.at(firstPosition + index) : own;
    }

    StatusFlags statusAt(int index) {
        Contact own = changed == null ? null : changed[index];
        if (own == DELETED) {
            return null;
        }
        return own == null ? seeded.statusOf(firstPosition + index) : own.status();
    }

    ContactPage with(int index, Contact contact) {
        Contact[] copy = changed == null ? new Contact[SIZE] : changed.clone();
        copy[index] = contact == null ? DELETED : contact;
        return new ContactPage(seeded, firstPosition, Math.max(length, index + 1), copy);
    }

    private boolean findWhetherInOneCampaign() {
        if (changed == null && length > 0) {
            return seeded.campaignAt(firstPosition) == seeded.campaignAt(firstPosition + length - 1);
        }
        Integer campaignId = null;
        for (Contact contact : this) {
            if (contact.campaignId() == null || campaignId != null && !contact.isIn(campaignId)) {
                return false;
            }
            campaignId = contact.campaignId();
        }
        return true;
    }

    private Instant findNewestModification() {
        Instant newest = Instant.MIN;
        for (int index = 0; index < length; index++) {
            Instant modified = modifiedAt(index);
            if (modified != null && modified.isAfter(newest)) {
                newest = modified;
            }
        }
        return newest;
    }

    private Instant modifiedAt(int index) {
        Contact own = changed == null ? null : changed[index];
        return own == null ? seeded.lastModifiedAt(firstPosition + index) : own.lastModifiedAt();
    }

    private final class Contacts implements Iterator<Contact> {
        private int index;
        private Contact next;

        @Override
        public boolean hasNext() {
            while (next == null && index < length) {
                next = at(index++);
            }
            return next != null;
        }

        @Override
        public Contact next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Contact contact = next;
            next = null;
            return contact;
        }
    }
}
