package io.salesflow.camel.routes.mail;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.LinkedInProfile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What templates can say of a contact. */
final class PersonValues {
    private static final String NOBODY_KNOWN = "Somebody";

    private PersonValues() {}

    /** The values of a contact by the names that templates know; those that are not known are absent. */
    static Map<String, Object> of(Contact contact) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name(contact));
        put(values, "firstName", contact.firstName());
        put(values, "lastName", contact.lastName());
        put(values, "occupation", contact.occupation());
        put(values, "company", contact.company());
        put(values, "location", contact.location());
        put(values, "email", contact.email());
        put(values, "phone", contact.phone());
        put(values, "campaign", contact.campaignName());
        profile(contact.memberUrl()).ifPresent(profile -> values.put("profile", profile));
        return values;
    }

    private static String name(Contact contact) {
        String name = Stream.of(contact.firstName(), contact.lastName())
                .map(MailText::line)
                .filter(part -> part != null)
                .collect(Collectors.joining(" "));
        if (!name.isEmpty()) {
            return name;
        }
        String slug = MailText.line(contact.linkedInSlug());
        return slug == null ? NOBODY_KNOWN : slug;
    }

    /** The URL of the profile, if it is one of LinkedIn's: what a mail links to must lead nowhere else. */
    private static Optional<String> profile(String url) {
        return LinkedInProfile.slug(url).map(PersonValues::profileOf).or(() -> Optional.ofNullable(url)
                .filter(PersonValues::isOfLinkedIn));
    }

    private static String profileOf(String slug) {
        try {
            return new URI("https", "www.linkedin.com", "/in/" + slug, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("No path of a URL: " + slug, e);
        }
    }

    private static boolean isOfLinkedIn(String url) {
        try {
            URI uri = new URI(url.strip());
            String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getUserInfo() == null
                    && (host.equals("linkedin.com") || host.endsWith(".linkedin.com"));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void put(Map<String, Object> values, String name, String value) {
        String line = MailText.line(value);
        if (line != null) {
            values.put(name, line);
        }
    }
}
