package io.salesflow.sandbox.account;

import java.util.List;
import java.util.Locale;

/** What a visit to a LinkedIn profile adds to what the import said. */
final class VisitedProfile {

    private static final List<String> INDUSTRIES = List.of("marketing", "Banking", "Computer Software", "Logistics");
    private static final List<String> COMPANIES = List.of("Smith & Co", "Northwind", "Contoso Ltd.", "Globex");

    private VisitedProfile() {}

    static void complete(ContactEdit edit, SeededDice dice) {
        Contact contact = edit.before();
        Profile profile = contact.profile();
        int memberId = contact.memberId();
        String slug =
                LinkedInUrl.read(profile.memberUrl()).map(LinkedInUrl::slug).orElse(null);
        if (profile.publicIdentifier() == null) {
            edit.publicIdentifier(slug);
        }
        if (profile.firstName() == null && slug != null) {
            edit.firstName(capitalised(slug.split("-", 2)[0]));
        }
        if (profile.industry() == null) {
            edit.industry(INDUSTRIES.get(dice.below(memberId, INDUSTRIES.size())));
        }
        if (profile.company() == null) {
            edit.company(COMPANIES.get(dice.below(memberId + 1L, COMPANIES.size())));
        }
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
