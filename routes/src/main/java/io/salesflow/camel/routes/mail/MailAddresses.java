package io.salesflow.camel.routes.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;

/**
 * Who sends mails to whom.
 *
 * @param from the sender
 * @param to the recipients, with commas between them
 * @param cc who gets a copy, with commas between them; blank for nobody
 */
record MailAddresses(String from, String to, String cc) {
    private static final String EXAMPLE = "such as Sales <sales@example.com>";

    /**
     * Addresses that were checked.
     *
     * @param property of the recipients
     * @throws IllegalArgumentException if there is no sender or recipient, or something is no address
     */
    static MailAddresses of(String property, String from, String to, String cc) {
        if (addresses("mail.from", from).length != 1) {
            throw new IllegalArgumentException("Property mail.from must be one address, " + EXAMPLE);
        }
        if (addresses(property, to).length == 0) {
            throw new IllegalArgumentException("Property " + property + " must name a recipient, " + EXAMPLE);
        }
        addresses(property.replaceFirst("to$", "cc"), cc);
        return new MailAddresses(from, to, cc);
    }

    /** The domain of the sender, which Message-IDs end in. */
    String domain() {
        String address = addresses("mail.from", from)[0].getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress[] addresses(String property, String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text.replace(';', ','), true);
            for (InternetAddress address : addresses) {
                if (address.getAddress().indexOf('@') < 0) {
                    throw new AddressException("it has no @", address.getAddress());
                }
            }
            return addresses;
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    "Property " + property + " has something that is no e-mail address: " + text + " (" + e.getMessage()
                            + ")",
                    e);
        }
    }
}
