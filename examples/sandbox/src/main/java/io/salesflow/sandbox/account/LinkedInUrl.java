package io.salesflow.sandbox.account;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The address of a LinkedIn profile, reduced to its slug. */
public record LinkedInUrl(String slug) {

    private static final Pattern PROFILE = Pattern.compile(
            "(?:https?://)?(?:[a-z0-9-]+\\.)?linkedin\\.com/in/([^/?#\\s]+)(?:[/?#]\\S*)?", Pattern.CASE_INSENSITIVE);

    /** Reads a profile's address: with or without scheme, host prefix, trailing slash and query. */
    public static Optional<LinkedInUrl> read(String text) {
        Matcher matcher = PROFILE.matcher(text.trim());
        return matcher.matches()
                ? Optional.of(new LinkedInUrl(matcher.group(1).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** The address as the service writes it. */
    public String normalised() {
        return "https://www.linkedin.com/in/" + slug;
    }
}
