package io.salesflow.camel.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunOnTest {
    @ParameterizedTest
    @CsvSource({"1, MEMBER_CONNECTED", "2, REPLY_DETECTED", "7, INVITATION_WITHDRAWN"})
    void aKnownEventHasANumberAndAName(int number, String name) {
        RunOn event = RunOn.of(number);

        assertThat(event).isEqualTo(new RunOn(number, name)).hasToString(name);
        assertThat(RunOn.of(name)).isEqualTo(event);
        assertThat(RunOn.of(" " + name.toLowerCase() + " ")).isEqualTo(event);
        assertThat(RunOn.of(String.valueOf(number))).isEqualTo(event);
        assertThat(event.json()).isEqualTo(number);
    }

    @Test
    void anUnknownNumberIsKept() {
        assertThat(RunOn.of(5)).isEqualTo(new RunOn(5, null)).hasToString("5");
        assertThat(RunOn.of(5).json()).isEqualTo(5);
    }

    @Test
    void anUnknownNameIsKept() {
        assertThat(RunOn.of("FOLLOW_UP"))
                .isEqualTo(new RunOn(null, "FOLLOW_UP"))
                .hasToString("FOLLOW_UP");
        assertThat(RunOn.of("FOLLOW_UP").json()).isEqualTo("FOLLOW_UP");
    }
}
