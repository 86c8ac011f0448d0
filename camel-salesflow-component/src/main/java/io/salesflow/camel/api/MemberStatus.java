package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The status of a contact: a bit field that the API writes as names joined by commas, or as a number (contract, 8).
 * Names and bits that are not known are kept.
 */
public final class MemberStatus {
    /** The flags that the reference names. */
    public enum Flag {
        MEMBER_PENDING(1),
        MEMBER_INVITATION_SENT(2),
        MEMBER_CONNECTED(4),
        MEMBER_DISCONNECTED(8),
        MEMBER_DELETED(16),
        MEMBER_IMPORTED(32),
        MEMBER_INVITATION_WITHDRAWN(64),
        MEMBER_ERROR(1024),
        MEMBER_DUPLICATE(2048);

        private final int bit;

        Flag(int bit) {
            this.bit = bit;
        }

        /** The flag's bit in the API's number. */
        public int bit() {
            return bit;
        }

        private static Optional<Flag> named(String name) {
            return Arrays.stream(values())
                    .filter(flag -> flag.name().equals(name))
                    .findFirst();
        }

        /** Adds the flags of the bits and returns the bits that are left. */
        private static long addAll(long bits, Set<Flag> flags) {
            long rest = bits;
            for (Flag flag : values()) {
                if ((bits & flag.bit) != 0) {
                    flags.add(flag);
                    rest &= ~flag.bit;
                }
            }
            return rest;
        }
    }

    private static final String NOT_SET = "MEMBER_NOT_SET";
    private static final int TEXTS_REMEMBERED = 256;
    private static final Map<String, MemberStatus> REMEMBERED = new ConcurrentHashMap<>();

    private final Set<Flag> flags;
    private final Set<String> unknownNames;
    private final long unknownBits;
    private final String text;

    private MemberStatus(Set<Flag> flags, Set<String> unknownNames, long unknownBits) {
        this.flags = flags;
        this.unknownNames = unknownNames;
        this.unknownBits = unknownBits;
        this.text = text(flags, unknownNames, unknownBits);
    }

    /** The status of those flags. */
    public static MemberStatus of(Flag... flags) {
        return of(Stream.of(flags).map(Flag::name).collect(Collectors.joining(", ")));
    }

    /** Reads the API's text or number. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MemberStatus of(Object textOrNumber) {
        String text = textOrNumber.toString();
        MemberStatus remembered = REMEMBERED.get(text);
        if (remembered != null) {
            return remembered;
        }
        MemberStatus status = parsed(text);
        if (REMEMBERED.size() < TEXTS_REMEMBERED) {
            REMEMBERED.put(text, status);
        }
        return status;
    }

    /** Whether the flag is set. */
    public boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** The known flags. */
    public Set<Flag> flags() {
        return Set.copyOf(flags);
    }

    /** The names that the reference does not know. */
    public Set<String> unknownNames() {
        return Set.copyOf(unknownNames);
    }

    /** The bits that the reference does not know. */
    public long unknownBits() {
        return unknownBits;
    }

    /** The names joined by commas, as the API writes them; unknown bits follow as a number. */
    @Override
    @JsonValue
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemberStatus status && text.equals(status.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    private static MemberStatus parsed(String text) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        Set<String> unknownNames = new LinkedHashSet<>();
        long unknownBits = 0;
        for (String part : text.split(",")) {
            String name = part.strip();
            Optional<Flag> flag = Flag.named(name);
            if (flag.isPresent()) {
                flags.add(flag.get());
            } else if (name.matches("\\d{1,18}")) {
                unknownBits |= Flag.addAll(Long.parseLong(name), flags);
            } else if (!name.isEmpty() && !name.equals(NOT_SET)) {
                unknownNames.add(name);
            }
        }
        return new MemberStatus(flags, unknownNames, unknownBits);
    }

    private static String text(Set<Flag> flags, Set<String> unknownNames, long unknownBits) {
        Stream<String> names = Stream.concat(flags.stream().map(Flag::name), unknownNames.stream());
        Stream<String> bits = unknownBits == 0 ? Stream.empty() : Stream.of(String.valueOf(unknownBits));
        String joined = Stream.concat(names, bits).collect(Collectors.joining(", "));
        return joined.isEmpty() ? NOT_SET : joined;
    }
}
