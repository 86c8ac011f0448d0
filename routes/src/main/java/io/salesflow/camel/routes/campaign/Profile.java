package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.LinkedInProfile;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A LinkedIn profile.
 *
 * @param name by which people are told apart: the end of the URL, in lower case, composed and without percent-encoding
 * @param url the URL in its usual form, with the name as it was written
 */
record Profile(String name, String url) {
    private static final Pattern END = Pattern.compile("/in/([^/?#\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NO_NAME = Pattern.compile(".*[\\s\\p{Cntrl}/?#%\\\\\"<>].*", Pattern.DOTALL);

    /** The profile of a URL in whichever way somebody wrote it; empty if it is none. */
    static Optional<Profile> of(String text) {
        return LinkedInProfile.slug(text)
                .map(Profile::composed)
                .filter(name -> !name.isBlank() && !NO_NAME.matcher(name).matches())
                .flatMap(name -> of(name, written(text)));
    }

    /** The name of the profile of a contact; null if it is not known. */
    static String nameOf(Contact contact) {
        String slug = contact.linkedInSlug();
        return slug == null ? null : composed(slug);
    }

    private static Optional<Profile> of(String name, String written) {
        try {
            URI url = new URI("https", "www.linkedin.com", "/in/" + written, null);
            return Optional.of(new Profile(name, url.toASCIIString()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The names of some profiles are numbers in which capitals count. What can't be decoded is no name, and was refused. */
    private static String written(String text) {
        Matcher end = END.matcher(text);
        return end.find() ? composed(URLDecoder.decode(end.group(1).replace("+", "%2B"), StandardCharsets.UTF_8)) : "";
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
