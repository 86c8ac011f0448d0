package io.salesflow.camel.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URL of a LinkedIn profile, in whichever way somebody wrote it. */
public final class LinkedInProfile {
    private static final Pattern URL = Pattern.compile(
            "\\s*(?:https?://)?(?:[\\w-]+\\.)?linkedin\\.com/in/([^/?#\\s]+).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private LinkedInProfile() {}

    /**
     * The name of the profile, in lower case and without percent-encoding, by which the same person is recognised
     * (contract, 16); empty if the text is no URL of a profile.
     */
    public static Optional<String> slug(String url) {
        if (url == null) {
            return Optional.empty();
        }
        Matcher matcher = URL.matcher(url);
        return matcher.matches() ? Optional.of(decoded(matcher.group(1)).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static String decoded(String slug) {
        try {
            return URLDecoder.decode(slug.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return slug;
        }
    }
}
