package io.salesflow.camel.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.api.MemberStatus.Flag;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberStatusTest {
    @ParameterizedTest
    @CsvSource({
        "MEMBER_PENDING, 1",
        "MEMBER_INVITATION_SENT, 2",
        "MEMBER_CONNECTED, 4",
        "MEMBER_DISCONNECTED, 8",
        "MEMBER_DELETED, 16",
        "MEMBER_IMPORTED, 32",
        "MEMBER_INVITATION_WITHDRAWN, 64",
        "MEMBER_ERROR, 1024",
        "MEMBER_DUPLICATE, 2048",
    })
    void everyFlagHasItsNameAndItsBit(Flag flag, int bit) {
        assertThat(MemberStatus.of(flag.name()).flags()).containsExactly(flag);
        assertThat(MemberStatus.of(bit)).isEqualTo(MemberStatus.of(flag)).hasToString(flag.name());
        assertThat(MemberStatus.of(bit).has(flag)).isTrue();
        assertThat(Arrays.stream(Flag.values()).filter(MemberStatus.of(bit)::has))
                .containsExactly(flag);
    }

    @Test
    void namesInAnyOrderAndANumberAreTheSameStatus() {
        MemberStatus status = MemberStatus.of("MEMBER_PENDING, MEMBER_ERROR");

        assertThat(status)
                .isEqualTo(MemberStatus.of("MEMBER_ERROR,MEMBER_PENDING"))
                .isEqualTo(MemberStatus.of(1025))
                .isEqualTo(MemberStatus.of(1025L))
                .isEqualTo(MemberStatus.of(Flag.MEMBER_ERROR, Flag.MEMBER_PENDING))
                .hasSameHashCodeAs(MemberStatus.of(1025))
                .hasToString("MEMBER_PENDING, MEMBER_ERROR")
                .isNotEqualTo(MemberStatus.of(1));
    }

    @Test
    void notSetIsNoFlag() {
        assertThat(MemberStatus.of("MEMBER_NOT_SET"))
                .isEqualTo(MemberStatus.of(0))
                .isEqualTo(MemberStatus.of())
                .isEqualTo(MemberStatus.of(""))
                .hasToString("MEMBER_NOT_SET");
        assertThat(MemberStatus.of(0).flags()).isEmpty();
    }

    @Test
    void unknownNamesAndBitsAreKeptAndWrittenAgain() {
        MemberStatus status = MemberStatus.of("MEMBER_SNOOZED, MEMBER_CONNECTED, 4352");

        assertThat(status.flags()).containsExactly(Flag.MEMBER_CONNECTED);
        assertThat(status.unknownNames()).containsExactly("MEMBER_SNOOZED");
        assertThat(status.unknownBits()).isEqualTo(4352);
        assertThat(MemberStatus.of(status.toString())).isEqualTo(status);
    }

    @Test
    void statusesCannotBeChanged() {
        MemberStatus status = MemberStatus.of("MEMBER_CONNECTED, MEMBER_SNOOZED");

        assertThatThrownBy(() -> status.flags().add(Flag.MEMBER_ERROR))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> status.unknownNames().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThat(MemberStatus.of("MEMBER_CONNECTED, MEMBER_SNOOZED").flags()).containsExactly(Flag.MEMBER_CONNECTED);
    }

    @Test
    void manyUnknownStatusesAreReadAsWell() {
        assertThat(IntStream.range(0, 2000).mapToObj(i -> MemberStatus.of("NEW_" + i)))
                .hasSize(2000)
                .doesNotHaveDuplicates();
    }
}
