package io.salesflow.sandbox.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Contacts that were in the account before the sandbox started. Each is computed from the seed and its position when it
 * is asked for, so a million of them take no memory until somebody changes them. They lie in the campaigns one campaign
 * after the other.
 */
final class SeededContacts {

    private static final List<String> FIRST_NAMES = List.of(
            "Anna", "Ben", "Carla", "Daniel", "Elif", "Fatima", "George", "Hannah", "Igor", "Júlia", "Kenji", "Lars",
            "Mia", "Nadia", "Omar", "Paula", "Quentin", "Rosa", "Søren", "Tomás", "Uma", "Viktor", "Wei", "Yara");
    private static final List<String> LAST_NAMES = List.of(
            "Smith",
            "Müller",
            "García",
            "Ivanova",
            "Kowalski",
            "Tanaka",
            "O'Brien",
            "Haddad",
            "Nguyen",
            "Silva",
            "Andersen",
            "Dubois",
            "Rossi",
            "Yılmaz",
            "Okafor",
            "Cohen",
            "Novák",
            "Jansen",
            "Kaur",
            "Lindqvist");
    private static final List<String> LOCATIONS = List.of(
            "New York", "London", "Berlin", "São Paulo", "Miami/Fort Lauderdale Area", "Chickago", "Zürich", "Lagos");
    private static final List<String> OCCUPATIONS = List.of(
            "CEO",
            "Head of Sales at a growing company",
            "Full stack .NET developer, open for new opportunities",
            "Founder & Managing Director | \"We move things\"",
            "VP Marketing",
            "Purchasing Manager, EMEA");
    private static final List<String> INDUSTRIES =
            List.of("marketing", "Banking", "Computer Software", "Logistics and Supply Chain");
    private static final List<String> COMPANIES = List.of(
            "Smith & Co", "Northwind", "Contoso Ltd.", "Globex", "Initech", "Müller GmbH", "some company", "Acme");

    private static final List<String> FIRST_SLUGS =
            FIRST_NAMES.stream().map(name -> letters(name) + "-").toList();
    private static final List<String> LAST_SLUGS =
            LAST_NAMES.stream().map(name -> letters(name) + "-0").toList();

    private static final int[] STATUS_BY_PERCENT = new int[100];

    static {
        for (int percent = 0; percent < 100; percent++) {
            STATUS_BY_PERCENT[percent] = statusAt(percent);
        }
    }

    private final SeededDice dice;
    private final int count;
    private final int firstMemberId;
    private final int[] campaignIds;
    private final Instant newest;

    SeededContacts(SeededDice dice, int count, int firstMemberId, int[] campaignIds, Instant newest) {
        this.dice = dice;
        this.count = campaignIds.length == 0 ? 0 : count;
        this.firstMemberId = firstMemberId;
        this.campaignIds = campaignIds;
        this.newest = newest;
    }

    int count() {
        return count;
    }

    int campaignAt(int position) {
        return campaignIds[(int) ((long) position * campaignIds.length / count)];
    }

    /** The first position of the campaign's contacts, or the end of all if it is not one of the seeded campaigns. */
    int firstPositionOf(int campaignId) {
        int index = indexOf(campaignId);
        return index < 0 ? count : firstPosition(index);
    }

    /** The position after the campaign's last contact. */
    int endPositionOf(int campaignId) {
        int index = indexOf(campaignId);
        return index < 0 ? count : firstPosition(index + 1);
    }

    StatusFlags statusOf(int position) {
        return new StatusFlags(STATUS_BY_PERCENT[dice.below(position, 100)]);
    }

    Instant lastModifiedAt(int position) {
        int bits = statusOf(position).bits();
        if (bits == MemberStatus.IMPORTED.bit() || bits == MemberStatus.PENDING.bit()) {
            return null;
        }
        boolean beforeItWasAdded = dice.below(~position, 40) == 0;
        Instant added = addedAt(position);
        return beforeItWasAdded
                ? added.minus(Duration.ofDays(30))
                : added.plusMillis(10L * dice.below(position + 7_000_000_000L, 250_000_000));
    }

    Contact at(int position) {
        long number = dice.number(position + 1_000_000_000_000L);
        StatusFlags status = statusOf(position);
        boolean visited = status.bits() != MemberStatus.IMPORTED.bit();
        String slug = slug(number, position);
        boolean generous = (number >>> 40 & 3) == 0;
        Profile profile = new Profile(
                pick(FIRST_NAMES, number),
                pick(LAST_NAMES, number >>> 8),
                pick(LOCATIONS, number >>> 16),
                pick(OCCUPATIONS, number >>> 24),
                visited ? pick(INDUSTRIES, number >>> 32) : null,
                visited ? pick(COMPANIES, number >>> 28) : null,
                generous ? slug + "@example.com" : null,
                generous ? "1555" + (1_000_000 + position) : null,
                visited ? slug : null,
                "https://www.linkedin.com/in/" + slug);
        Instant modified = lastModifiedAt(position);
        return new Contact(
                firstMemberId + position,
                campaignAt(position),
                profile,
                status,
                false,
                List.of(),
                addedAt(position),
                modified,
                status.has(MemberStatus.CONNECTED) ? modified : null);
    }

    OptionalInt positionOf(String slug) {
        int dash = slug.lastIndexOf('-');
        if (dash < 0 || count == 0) {
            return OptionalInt.empty();
        }
        try {
            int position = Integer.parseInt(slug, dash + 1, slug.length(), 36);
            boolean found = position >= 0
                    && position < count
                    && at(position).profile().memberUrl().endsWith("/in/" + slug);
            return found ? OptionalInt.of(position) : OptionalInt.empty();
        } catch (NumberFormatException notOurs) {
            return OptionalInt.empty();
        }
    }

    private Instant addedAt(int position) {
        return newest.minus(Duration.ofDays(60)).plusMillis((long) position * 86_400_000L / count);
    }

    private int indexOf(int campaignId) {
        for (int index = 0; index < campaignIds.length; index++) {
            if (campaignIds[index] == campaignId) {
                return index;
            }
        }
        return -1;
    }

    private int firstPosition(int campaignIndex) {
        return (int) (((long) campaignIndex * count + campaignIds.length - 1) / campaignIds.length);
    }

    private static int statusAt(int percent) {
        if (percent < 10) {
            return MemberStatus.IMPORTED.bit();
        }
        if (percent < 40) {
            return MemberStatus.PENDING.bit();
        }
        if (percent < 62) {
            return MemberStatus.INVITATION_SENT.bit();
        }
        if (percent < 92) {
            return MemberStatus.CONNECTED.bit();
        }
        if (percent < 98) {
            return MemberStatus.INVITATION_WITHDRAWN.bit();
        }
        return MemberStatus.PENDING.bit() | MemberStatus.ERROR.bit();
    }

    private static String pick(List<String> values, long number) {
        return values.get((int) ((number & 0xFF) % values.size()));
    }

    private static String slug(long number, int position) {
        return pick(FIRST_SLUGS, number) + pick(LAST_SLUGS, number >>> 8) + Integer.toString(position, 36);
    }

    private static String letters(String name) {
        return name.chars()
                .filter(letter -> letter < 128 && Character.isLetter(letter))
                .mapToObj(letter -> String.valueOf((char) Character.toLowerCase(letter)))
                .collect(Collectors.joining());
    }
}
