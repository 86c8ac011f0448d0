package io.salesflow.sandbox.account;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A contact's status: a set of flags. Bits without a name are allowed. */
public record StatusFlags(int bits) {

    private static final ConcurrentHashMap<Integer, String> TEXTS = new ConcurrentHashMap<>();

    /** The set of these flags. */
    public static StatusFlags of(MemberStatus... flags) {
        int bits = 0;
        for (MemberStatus flag : flags) {
            bits |= flag.bit();
        }
        return new StatusFlags(bits);
    }

    /** Whether the flag is set. */
    public boolean has(MemberStatus flag) {
        return (bits & flag.bit()) != 0;
    }

    /** This set with one flag more. */
    public StatusFlags with(MemberStatus flag) {
        return new StatusFlags(bits | flag.bit());
    }

    /** The names joined as the service joins them, or the number if a bit has no name. */
    public String text() {
        return TEXTS.computeIfAbsent(bits, StatusFlags::textOf);
    }

    private static String textOf(int bits) {
        if (bits == 0) {
            return "MEMBER_NOT_SET";
        }
        MemberStatus[] all = MemberStatus.values();
        int known = Arrays.stream(all).mapToInt(MemberStatus::bit).sum();
        if ((bits & ~known) != 0) {
            return Integer.toString(bits);
        }
        return Arrays.stream(all)
                .filter(flag -> (bits & flag.bit()) != 0)
                .map(flag -> "MEMBER_" + flag.name())
                .collect(Collectors.joining(", "));
    }
}
