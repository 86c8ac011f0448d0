package io.salesflow.camel.routes.mail;

import io.salesflow.camel.routes.settings.SettingName;
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
    private static final SettingName FROM = SettingName.of("mail.from");
    private static final String EXAMPLE = "such as Sales <sales@example.com>";

    /**
     * Addresses that were checked.
     *
     * @param recipients the property of the recipients
     * @throws IllegalArgumentException if there is no sender or recipient, or something is no address
     */
    static MailAddresses of(String recipients, String from, String to, String cc) {
        if (addresses(FROM, from).length != 1) {
            throw new IllegalArgumentException(FROM.capitalised() + " must be one address, " + EXAMPLE);
        }
        SettingName toName = SettingName.of(recipients);
        if (addresses(toName, to).length == 0) {
            throw new IllegalArgumentException(toName.capitalised() + " must name a recipient, " + EXAMPLE);
        }
        addresses(SettingName.of(recipients.replaceFirst("to$", "cc")), cc);
        return new MailAddresses(from, to, cc);
    }

    /** The domain of the sender, which Message-IDs end in. */
    String domain() {
        String address = addresses(FROM, from)[0].getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    /** Who gets mails, in a few letters that are always the same for them. */
    String recipients() {
        return Integer.toHexString((to + "," + cc).hashCode());
    }

    private static InternetAddress[] addresses(SettingName name, String text) {
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
                    name.capitalised() + " has something that is no e-mail address: " + text + " (" + e.getMessage()
                            + ")",
                    e);
        }
    }
}
